package io.twoway.sink.decode;

import io.twoway.contract.OriginSession;
import io.twoway.contract.SourcePosition;
import io.twoway.contract.Xid;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.table.TableName;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** One record of a stream, understood but not yet bound to a destination table. */
public sealed interface StreamEvent {

    /** Where the event comes from. */
    ChangeOrigin origin();

    /**
     * A row that changed.
     *
     * @param transaction the source transaction's id
     * @param step what happened to it
     * @param xid the XA transaction that it waits for; empty for a change that is committed
     */
    record RowChanged(
            ChangeOrigin origin,
            TableName table,
            String transaction,
            SourcePosition position,
            RowStep step,
            Optional<Xid> xid)
            implements StreamEvent {

        /** A change that is committed. */
        public RowChanged(
                ChangeOrigin origin, TableName table, String transaction, SourcePosition position, RowStep step) {
            this(origin, table, transaction, position, step, Optional.empty());
        }
    }

    /** A row of the full load. */
    record RowLoaded(ChangeOrigin origin, TableName table, Struct after) implements StreamEvent {}

    /**
     * The end of a source transaction, which commits it.
     *
     * @param xid its name if it is an XA transaction, committed in one phase
     */
    record TransactionEnded(ChangeOrigin origin, String transaction, Optional<Xid> xid) implements StreamEvent {

        /** The end of an ordinary transaction. */
        public TransactionEnded(ChangeOrigin origin, String transaction) {
            this(origin, transaction, Optional.empty());
        }
    }

    /**
     * The last row of a transaction, with its end: both are one record.
     *
     * @param row the change, or what could not be read of it
     */
    record EndingRow(StreamEvent row, TransactionEnded end) implements StreamEvent {
        @Override
        public ChangeOrigin origin() {
            return end.origin();
        }
    }

    /** The end of the rows of an XA transaction that is neither committed nor rolled back yet. */
    record XaPrepared(ChangeOrigin origin, String transaction, Xid xid) implements StreamEvent {}

    /**
     * The commit or the rollback of an XA transaction that was prepared before.
     *
     * @param transaction the id of the source transaction that decides, which is another one
     * @param committed whether it is committed, and not rolled back
     */
    record XaDecided(ChangeOrigin origin, String transaction, Xid xid, boolean committed) implements StreamEvent {}

    /** A table that TRUNCATE emptied. */
    record TableTruncated(ChangeOrigin origin, TableName table, SourcePosition position) implements StreamEvent {}

    /**
     * A statement that changed the schema.
     *
     * @param database the default database of the statement
     * @param session the session that it is to run in, as far as it is known
     * @param position empty when it describes what the full load found
     * @param unmappable why it must not be run here, or has the origin's names although there are others here
     */
    record SchemaChanged(
            ChangeOrigin origin,
            String database,
            String ddl,
            OriginSession session,
            Optional<SourcePosition> position,
            Optional<String> unmappable)
            implements StreamEvent {

        /** A statement that can be run as it is, and of whose session no more than the mode is known. */
        public SchemaChanged(
                ChangeOrigin origin,
                String database,
                String ddl,
                Optional<String> sqlMode,
                Optional<SourcePosition> position) {
            this(
                    origin,
                    database,
                    ddl,
                    sqlMode.map(mode -> OriginSession.NONE.with("sql_mode", mode))
                            .orElse(OriginSession.NONE),
                    position,
                    Optional.empty());
        }
    }

    /** A sign that the origin is alive; its commit time is the time of the heartbeat. */
    record Heartbeat(ChangeOrigin origin) implements StreamEvent {}

    /** A record that was stamped but could not be read. */
    record Undecodable(ChangeOrigin origin, DataException cause) implements StreamEvent {}
}
