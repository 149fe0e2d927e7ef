package io.twoway.event;

import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Headers;

/**
 * A row that was read, written or deleted, or a truncated table.
 *
 * @param envelope Debezium's envelope
 * @param database the table's database
 * @param table the table
 * @param operation Debezium's letter: c, u, d, r for a snapshot's row, t for TRUNCATE
 * @param transaction the source transaction; empty for snapshot rows and TRUNCATE
 * @param order the row's place in its transaction, counted from 1; 0 without a transaction
 * @param changesKey whether it is one half of an UPDATE that gave the row another key: Debezium deletes and creates it
 */
public record RowEvent(
        Struct envelope,
        String database,
        String table,
        String operation,
        Optional<String> transaction,
        long order,
        boolean changesKey)
        implements CapturedEvent {

    /** Debezium's letter for TRUNCATE. */
    public static final String TRUNCATE = "t";

    /** Marks the first half of a changed key, which deletes the row under its old key. */
    public static final String NEW_KEY_HEADER = "__debezium.newkey";
    /** Marks the second half of a changed key, which creates the row under its new key. */
    public static final String OLD_KEY_HEADER = "__debezium.oldkey";

    static RowEvent of(Struct envelope, Headers headers) {
        Struct source = envelope.getStruct("source");
        Optional<Struct> transaction = transactionBlock(envelope);
        return new RowEvent(
                envelope,
                source.getString("db"),
                source.getString("table"),
                envelope.getString("op"),
                transaction.map(block -> block.getString("id")),
                transaction.map(block -> block.getInt64("total_order")).orElse(0L),
                headers.lastWithName(NEW_KEY_HEADER) != null || headers.lastWithName(OLD_KEY_HEADER) != null);
    }

    /** Returns the row before the change; empty for an insert, a row that was read, or TRUNCATE. */
    public Optional<Struct> before() {
        return Optional.ofNullable(envelope.getStruct("before"));
    }

    /** Returns the row after the change; empty for a delete or TRUNCATE. */
    public Optional<Struct> after() {
        return Optional.ofNullable(envelope.getStruct("after"));
    }

    /** Returns whether this empties a table; in MySQL that is DDL, though it arrives like a row. */
    public boolean isTruncate() {
        return TRUNCATE.equals(operation);
    }

    private static Optional<Struct> transactionBlock(Struct envelope) {
        return envelope.schema().field("transaction") == null
                ? Optional.empty()
                : Optional.ofNullable(envelope.getStruct("transaction"));
    }
}
