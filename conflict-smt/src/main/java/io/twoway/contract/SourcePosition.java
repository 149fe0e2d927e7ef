package io.twoway.contract;

import org.apache.kafka.connect.data.Struct;

/** Where in its origin's binlog a change stands: what makes a repeated event recognisable. */
public sealed interface SourcePosition permits GtidPosition, BinlogPosition {

    /**
     * Reads the position from Debezium's {@code source} block.
     *
     * @param source the {@code source} struct of a change event's envelope
     * @param order the event's order in its transaction, counted from 1 ({@code transaction.total_order}); 0 for an event
     *     that is a transaction of its own, as DDL is
     */
    static SourcePosition of(Struct source, long order) {
        String gtid = source.getString("gtid");
        if (gtid != null) {
            return GtidPosition.parse(gtid, order);
        }
        return new BinlogPosition(source.getString("file"), source.getInt64("pos"), source.getInt32("row"));
    }

    /**
     * Returns the position of the {@code number}th statement at this place: after the ones before it, and before every row
     * that shares the place, as those of CREATE TABLE ... SELECT do.
     */
    SourcePosition beforeRows(int number);
}
