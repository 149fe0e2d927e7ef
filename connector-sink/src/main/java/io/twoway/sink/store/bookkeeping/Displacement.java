package io.twoway.sink.store.bookkeeping;

import io.twoway.sink.plan.StreamProgress;
import java.util.Optional;

/** A reason for which a progress row is not where the task that owns it left it. */
sealed interface Displacement {

    /** Says what happened and what to do. */
    String explain(ProgressRepair repair, Optional<StreamProgress> known);

    /**
     * Finds out what became of the row.
     *
     * @param stored the row as it is now
     * @param owner who this task is
     */
    static Displacement of(Optional<OwnedProgress> stored, String owner) {
        if (stored.isEmpty()) {
            return new Deleted();
        }
        OwnedProgress row = stored.get();
        if (row.owner().equals(owner) || row.owner().isEmpty()) {
            return new Moved(row.progress().nextOffset());
        }
        return new TakenOver(row.owner());
    }

    /** A row that is gone from its table. */
    record Deleted() implements Displacement {
        @Override
        public String explain(ProgressRepair repair, Optional<StreamProgress> known) {
            return "The progress row of stream " + repair.stream() + " was deleted from " + repair.table()
                    + " while this task ran. Nothing was written since. " + putBack(repair, known);
        }
    }

    /** A table that is gone, or the database with it. */
    record Dropped() implements Displacement {
        @Override
        public String explain(ProgressRepair repair, Optional<StreamProgress> known) {
            return "The table " + repair.table() + " was dropped while this task ran. Nothing was written since. "
                    + "Make the bookkeeping tables again on the destination:\n" + repair.createTables() + "\n"
                    + putBack(repair, known);
        }
    }

    /** A stream that another task claimed. */
    record TakenOver(String owner) implements Displacement {
        @Override
        public String explain(ProgressRepair repair, Optional<StreamProgress> known) {
            return "Another task (owner " + owner + " in " + repair.table() + ") took over stream " + repair.stream()
                    + ". This one is fenced off and wrote nothing since. After a rebalance nothing is to be done: the "
                    + "other task goes on. If two sink connectors read this topic, remove the second one (DELETE "
                    + "/connectors/NAME), then restart the one that stays.";
        }
    }

    /** A row that somebody wrote into. */
    record Moved(long nextOffset) implements Displacement {
        @Override
        public String explain(ProgressRepair repair, Optional<StreamProgress> known) {
            String left =
                    known.map(StreamProgress::nextOffset).map(String::valueOf).orElse("none");
            return "Somebody changed the progress row of stream " + repair.stream() + " in " + repair.table()
                    + ": next_offset is " + nextOffset + ", and this task left it at " + left
                    + ". Nothing was written since. "
                    + "Restart the task to go on at " + nextOffset + "."
                    + known.map(progress -> " To go on where it was instead, first run this on the destination:\n"
                                    + repair.goOnAt(progress.nextOffset()))
                            .orElse("");
        }
    }

    private static String putBack(ProgressRepair repair, Optional<StreamProgress> known) {
        return known.map(progress -> "Put the row back as it was, then restart the task:\n" + repair.restore(progress))
                .orElse("Nothing of the stream was applied before; restart the task.");
    }
}
