package io.twoway.source.offset;

import org.apache.kafka.connect.data.Struct;

/** Names the place of a statement as Debezium names a transaction: it is in none, but has a GTID or a place of its own. */
public final class StatementPlace {

    private StatementPlace() {}

    /**
     * Returns the place.
     *
     * @param source the {@code source} block of Debezium's record
     */
    public static String of(Struct source) {
        String gtid = source.getString("gtid");
        return gtid == null ? "file=" + source.getString("file") + ",pos=" + source.getInt64("pos") : gtid;
    }
}
