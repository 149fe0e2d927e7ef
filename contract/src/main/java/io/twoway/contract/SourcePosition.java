package io.twoway.contract;

import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/** The place of a change in its origin's binlog, by which a repeated event is recognised. */
public sealed interface SourcePosition permits GtidPosition, BinlogPosition {

    /** The order of a statement, of which a transaction has one at most. */
    long STATEMENT = Integer.MIN_VALUE + 1L;

    /** Returns the change's order in its transaction, counted from 1; negative for a statement. */
    long order();

    /** Returns the position behind every change of this one's transaction, however many of them a source sends. */
    SourcePosition atEnd();

    /**
     * Reads the position of a row.
     *
     * @param transaction the {@code transaction} block of Debezium's envelope: the transaction's id is its GTID, or the place
     *     of its start, and the row's order in it is counted from 1. The place of the row's own event would not do: both
     *     halves of a changed key share it, and all events of a compressed transaction
     */
    static SourcePosition ofRow(Struct transaction) {
        return ofTransaction(transaction.getString("id"), transaction.getInt64("total_order"));
    }

    /**
     * Returns a position in a transaction.
     *
     * @param id the transaction's id: its GTID, or the place of its start
     * @param order the order in it
     */
    static SourcePosition ofTransaction(String id, long order) {
        return id.startsWith(BinlogPosition.ID_START) ? BinlogPosition.parse(id, order) : GtidPosition.parse(id, order);
    }

    /**
     * Reads the position of a statement. It stands before every row of the same transaction, as those of CREATE TABLE ...
     * SELECT are.
     *
     * @param source the {@code source} block of Debezium's envelope
     * @param transaction the transaction that the statement stands in; empty when it is one of its own. Without GTIDs the
     *     place of the statement's event would not do: it is behind the start of the transaction, which names the rows
     */
    static SourcePosition ofStatement(Struct source, Optional<String> transaction) {
        if (transaction.isPresent()) {
            return ofTransaction(transaction.get(), STATEMENT);
        }
        String gtid = source.getString("gtid");
        return gtid == null
                ? new BinlogPosition(source.getString("file"), source.getInt64("pos"), STATEMENT)
                : GtidPosition.parse(gtid, STATEMENT);
    }
}
