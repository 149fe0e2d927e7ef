package io.twoway.sink.store.bookkeeping;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.Watermark;
import io.twoway.table.QuotedName;

/**
 * The statements by which a person repairs the progress row of one stream, as texts for messages. A commit time of 0 says
 * that the record before the offset is not known, so that nobody looks for it.
 *
 * @param bookkeeping the database of the row
 * @param stream whose row it is
 */
public record ProgressRepair(BookkeepingDatabase bookkeeping, StreamId stream) {

    /** Returns the statement that puts a deleted row back. */
    public String restore(StreamProgress lost) {
        return "INSERT INTO " + table()
                + " (stream, partition_id, next_offset, source_position, origin_site, source_commit_ms) VALUES ("
                + text(stream.topic()) + ", " + stream.partition() + ", " + lost.nextOffset() + ", "
                + text(lost.watermark().encoded()) + ", " + text(lost.origin().value()) + ", " + lost.commitMillis()
                + ");";
    }

    /** Returns the statement that makes a row for a stream whose applied part is not known any more. */
    public String insertAt(long offset, SiteName origin) {
        return restore(new StreamProgress(offset, Watermark.START, origin, 0));
    }

    /** Returns the statement that makes the stream go on at an offset. */
    public String goOnAt(long offset) {
        return "UPDATE " + table() + " SET next_offset = " + offset + ", source_commit_ms = 0" + ofStream();
    }

    /** Says what to do with a topic that was made anew and begins at an offset. */
    public String madeAnew(long offset) {
        return "What it held and was not applied is lost. Nothing was written. Compare both sites, make them equal, then "
                + "run this on the destination and restart the task:\n" + goOnAt(offset)
                + "\nIf the origin server itself was set up anew, so that its binlog or its GTIDs count from the "
                + "beginning again, set source_position = '' as well.";
    }

    /** Returns the statements that make the bookkeeping tables. */
    String createTables() {
        return String.join(";\n", bookkeeping.createStatements()) + ";";
    }

    /** Returns the table's quoted name. */
    String table() {
        return QuotedName.of(bookkeeping.name(), BookkeepingDatabase.PROGRESS);
    }

    private String ofStream() {
        return " WHERE stream = " + text(stream.topic()) + " AND partition_id = " + stream.partition() + ";";
    }

    private static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
