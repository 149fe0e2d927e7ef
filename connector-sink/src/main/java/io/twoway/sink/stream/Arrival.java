package io.twoway.sink.stream;

import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.store.bookkeeping.ProgressRepair;

/** A record as the stream sees it, by its offset: the next, a known one, or a sign that the topic is not whole. */
sealed interface Arrival {

    /** The next record of the stream. */
    record Next() implements Arrival {}

    /** A record that was taken in before. */
    record Known() implements Arrival {}

    /** A sign that the topic is not, or not whole, what the progress row speaks of. */
    sealed interface Refused extends Arrival {

        /** Says what happened and what to do. */
        String explain(ProgressRepair repair);
    }

    /**
     * A gap of records that were not applied.
     *
     * @param expected the offset that should have come
     * @param found the one that came
     */
    record RecordsMissing(long expected, long found) implements Refused {
        @Override
        public String explain(ProgressRepair repair) {
            return "Records " + expected + " to " + (found - 1) + " of stream " + repair.stream()
                    + " are gone and were never applied here; the topic goes on at offset " + found
                    + ". Its retention deleted them while this sink was down or behind, or somebody did. Nothing was "
                    + "skipped. (If the topic is whole, isolation.level=read_committed hides records from the sink: "
                    + "leave it at read_uncommitted.) To go on without them: compare both sites, make them equal, "
                    + "then run this on the destination and restart the task:\n" + repair.goOnAt(found)
                    + "\nFor the future, raise the topic's retention.ms above the longest time a sink may be down.";
        }
    }

    /**
     * A gap where a record should be that the source sent.
     *
     * @param missing its offset, or that of the first one that it may be
     * @param found the one that came instead
     */
    record RecordDropped(long missing, long found) implements Refused {
        @Override
        public String explain(ProgressRepair repair) {
            return "Record " + missing + " of stream " + repair.stream()
                    + " was sent and did not come to this sink; record "
                    + found
                    + " did. A transform of this sink drops records, or errors.tolerance=all those that a converter "
                    + "cannot read, or somebody deleted it from the topic. The transaction of record " + found
                    + " was not written. Remove the transform (rows are dropped at the source), or mend the converter, and "
                    + "restart the task: it reads again what is not applied yet (if next_offset of the progress row is beyond the record "
                    + "already, its change is missing here for good: mend that row). To go on without the record: compare both "
                    + "sites, make them equal, then run this on the destination and restart the task:\n"
                    + repair.goOnAt(found);
        }
    }

    /**
     * A topic that begins anew, or a consumer that was sent back.
     *
     * @param expected the offset that should have come
     * @param found the one that came
     */
    record WentBack(long expected, long found) implements Refused {
        @Override
        public String explain(ProgressRepair repair) {
            return "Stream " + repair.stream() + " is applied here up to offset " + expected + ", but offset " + found
                    + " came: the topic was deleted and made anew, or lost its last records. " + repair.madeAnew(found);
        }
    }

    /**
     * Another record in the place of the one that was applied last.
     *
     * @param applied what the progress row says of it
     * @param found what stands there now
     */
    record Replaced(Identity applied, ChangeOrigin found) implements Refused {
        @Override
        public String explain(ProgressRepair repair) {
            return "Record " + found + " is not the one that was applied here last: that was committed at site '"
                    + applied.site() + "' at " + applied.commitMillis() + " (ms since 1970), this one at site '"
                    + found.site() + "' at " + found.commitMillis() + ". The topic was deleted and made anew. "
                    + repair.madeAnew(0);
        }
    }

    /**
     * A stream without a progress row, whose topic is not read from its first record.
     *
     * @param found the first record that came
     */
    record NoBeginning(ChangeOrigin found) implements Refused {
        @Override
        public String explain(ProgressRepair repair) {
            return "Stream " + repair.stream()
                    + " has no progress row at the destination, and the first record to apply "
                    + "is not the topic's first one but offset " + found.offset() + ". Either the progress row or the "
                    + "whole bookkeeping database was deleted, or the topic has lost its beginning, or the sink is at "
                    + "another server than before: check database.hostname and database.port first. Nothing was "
                    + "written.\n- If this task, or one before it, reported the row with an INSERT statement when it "
                    + "stopped, run that.\n- To go on here: compare both sites, make them equal, then run this on the "
                    + "destination:\n" + repair.insertAt(found.offset(), found.site())
                    + "\n- To apply the topic from its first record: PUT /connectors/NAME/stop, then DELETE "
                    + "/connectors/NAME/offsets, then PUT /connectors/NAME/resume.\nThen restart the task.";
        }
    }
}
