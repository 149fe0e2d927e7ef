package io.twoway.source.stream;

import org.apache.kafka.connect.data.Struct;

/** Names the place of a statement as Debezium names a transaction: it is in none, but has a GTID or a place of its own. */
final class StatementPlace {

    private StatementPlace() {}

    /** @param source the {@code source} block of Debezium's record */
    static String of(Struct source) {
        String gtid = source.getString("gtid");
        return gtid == null ? "file=" + source.getString("file") + ",pos=" + source.getInt64("pos") : gtid;
    }
}
