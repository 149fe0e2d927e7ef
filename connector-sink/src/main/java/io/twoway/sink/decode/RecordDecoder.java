package io.twoway.sink.decode;

import io.twoway.contract.EndMark;
import io.twoway.contract.SiteName;
import io.twoway.contract.SourcePosition;
import io.twoway.contract.Stamp;
import io.twoway.contract.WireFormat;
import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import io.twoway.event.RowEvent;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.mapping.NameMapping;
import io.twoway.table.TableName;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Understands the records of a stream: Debezium's envelopes, transaction ends, schema changes and heartbeats, each with
 * the filter's stamp. Refuses what has no stamp, and what the destination itself wrote, by the stamp's site and by the
 * server in the GTID: the second line against loops. For one thread at a time.
 */
public final class RecordDecoder {

    private final SiteName destination;
    private final OwnServer ownServer;
    private final DestinationNames names;
    private final Stamp.Reader stamps = new Stamp.Reader();

    /**
     * @param destination the site that is written to
     * @param ownServer the server that is written to
     * @param names what the destination calls otherwise
     */
    public RecordDecoder(SiteName destination, OwnServer ownServer, NameMapping names) {
        this.destination = destination;
        this.ownServer = ownServer;
        this.names = new DestinationNames(names);
    }

    /**
     * Decodes one record; what it speaks of has the destination's names.
     *
     * @throws ConnectException when the record would loop or was never stamped
     * @throws DataException when it is none of the stream's kinds of records, or two tables would become one
     */
    public StreamEvent decode(SinkRecord record) {
        StreamEvent event = decode(record, stampOf(record));
        StreamEvent mapped = names.mapped(event);
        ownServer.refuse(event, mapped);
        if (!EndMark.isIn(record.headers())) {
            return mapped;
        }
        if (!(mapped instanceof StreamEvent.RowChanged row)) {
            throw unknown(record, "it ends a transaction of which it is no row");
        }
        return new StreamEvent.EndingRow(row, new StreamEvent.TransactionEnded(row.origin(), row.transaction()));
    }

    private StreamEvent decode(SinkRecord record, Stamp stamp) {
        if (!(record.value() instanceof Struct value)) {
            throw unknown(record, "its value is not a structure");
        }
        if (value.schema().field("op") != null) {
            return decodeEnvelope(record, stamp, value);
        }
        if (value.schema().field("ddl") != null) {
            return decodeSchemaChange(record, stamp, value);
        }
        if (value.schema().field("status") != null) {
            return decodeTransaction(record, stamp, value);
        }
        if (value.schema().field("ts_ms") != null && value.schema().fields().size() == 1) {
            return new StreamEvent.Heartbeat(origin(record, stamp, value.getInt64("ts_ms")));
        }
        throw unknown(record, "its schema is " + value.schema().name());
    }

    /**
     * Returns what stands in the stream for a stamped record that {@link #decode} did not understand.
     *
     * @throws ConnectException when the record would loop or was never stamped: such a record is never passed over
     */
    public StreamEvent undecodable(SinkRecord record, DataException cause) {
        long writtenMillis = Optional.ofNullable(record.timestamp()).orElse(0L);
        Stamp stamp = stampOf(record);
        ChangeOrigin origin = origin(record, stamp, writtenMillis);
        StreamEvent unread = new StreamEvent.Undecodable(origin, cause);
        return stamp.transaction()
                .filter(id -> EndMark.isIn(record.headers()))
                .map(id -> new StreamEvent.TransactionEnded(origin, id))
                .<StreamEvent>map(end -> new StreamEvent.EndingRow(unread, end))
                .orElse(unread);
    }

    private Stamp stampOf(SinkRecord record) {
        WireFormat.requireIn(record.headers(), () -> place(record));
        Stamp stamp = stamps.readFrom(record.headers())
                .orElseThrow(() -> new ConnectException(place(record) + " has no header '" + Stamp.ORIGIN_HEADER
                        + "'. Without it a change could loop between the sites for ever. Add the OriginFilter to "
                        + "'transforms' of the source connector that writes this topic, and keep headers (no header "
                        + "converter or transform may drop them)."));
        if (stamp.origin().equals(destination)) {
            throw new ConnectException(place(record) + " was written by site '" + destination
                    + "' itself: applying it there would start a loop. Check that 'topics' names the peer's stream "
                    + "and that each site has a 'site.name' of its own.");
        }
        return stamp;
    }

    private static StreamEvent decodeEnvelope(SinkRecord record, Stamp stamp, Struct envelope) {
        Struct source = envelope.getStruct("source");
        TableName table = new TableName(source.getString("db"), source.getString("table"));
        ChangeOrigin origin = origin(record, stamp, source.getInt64("ts_ms"));
        String operation = envelope.getString("op");
        Struct transaction = envelope.getStruct("transaction");
        if (operation.equals("r") && transaction == null) {
            return new StreamEvent.RowLoaded(origin, table, envelope.getStruct("after"));
        }
        if (operation.equals(RowEvent.TRUNCATE)) {
            return new StreamEvent.TableTruncated(origin, table, SourcePosition.ofStatement(source, Optional.empty()));
        }
        if (transaction == null) {
            throw unknown(
                    record,
                    "its row belongs to no transaction. Either 'provide.transaction.metadata' is off at its source, or an "
                            + "older version of the source read it, which knew no XA transactions");
        }
        SourcePosition position = SourcePosition.ofRow(transaction);
        RowStep step = step(record, operation, envelope);
        return new StreamEvent.RowChanged(
                origin, table, transaction.getString("id"), position, step, Xid.readFrom(record.headers()));
    }

    private static RowStep step(SinkRecord record, String operation, Struct envelope) {
        Struct before = envelope.getStruct("before");
        Struct after = envelope.getStruct("after");
        return switch (operation) {
            case "r" -> new RowStep.Loaded(after);
            case "c" ->
                hasHeader(record, RowEvent.OLD_KEY_HEADER) ? new RowStep.Arriving(after) : new RowStep.Inserted(after);
            case "u" -> new RowStep.Updated(required(record, before), after);
            case "d" ->
                hasHeader(record, RowEvent.NEW_KEY_HEADER)
                        ? new RowStep.Leaving(required(record, before))
                        : new RowStep.Deleted(required(record, before), record.key() != null);
            default -> throw unknown(record, "its operation is '" + operation + "'");
        };
    }

    private static Struct required(SinkRecord record, Struct before) {
        return Optional.ofNullable(before)
                .orElseThrow(
                        () -> unknown(record, "it has no before image: the origin's binlog_row_image must be FULL"));
    }

    private static StreamEvent decodeSchemaChange(SinkRecord record, Stamp stamp, Struct value) {
        Struct source = value.getStruct("source");
        ChangeOrigin origin = origin(record, stamp, source.getInt64("ts_ms"));
        String snapshot = source.getString("snapshot");
        boolean streamed = snapshot == null || snapshot.equals("false");
        Optional<SourcePosition> position = streamed
                ? Optional.of(SourcePosition.ofStatement(source, Stamp.statementTransactionIn(record.headers())))
                : Optional.empty();
        return new StreamEvent.SchemaChanged(
                origin,
                Optional.ofNullable(value.getString("databaseName")).orElse(""),
                value.getString("ddl"),
                Stamp.sessionIn(record.headers()),
                position,
                Stamp.refusalIn(record.headers()));
    }

    private static StreamEvent decodeTransaction(SinkRecord record, Stamp stamp, Struct value) {
        ChangeOrigin origin = origin(record, stamp, value.getInt64("ts_ms"));
        String transaction = value.getString("id");
        Optional<Xid> xid = Xid.readFrom(record.headers());
        if (value.getString("status").equals("END")) {
            return new StreamEvent.TransactionEnded(origin, transaction, xid);
        }
        return XaStep.of(value.getString("status"))
                .flatMap(step -> xid.map(named -> decodeStep(record, origin, transaction, step, named)))
                .orElseThrow(() -> unknown(record, "it begins a transaction, which the filter drops"));
    }

    private static StreamEvent decodeStep(
            SinkRecord record, ChangeOrigin origin, String transaction, XaStep step, Xid xid) {
        return switch (step) {
            case XA_PREPARED -> new StreamEvent.XaPrepared(origin, transaction, xid);
            case XA_COMMITTED -> new StreamEvent.XaDecided(origin, transaction, xid, true);
            case XA_ROLLED_BACK -> new StreamEvent.XaDecided(origin, transaction, xid, false);
            case XA_BEGUN -> throw unknown(record, "it begins an XA transaction, which does not leave the source");
        };
    }

    private static boolean hasHeader(SinkRecord record, String name) {
        return record.headers().lastWithName(name) != null;
    }

    private static ChangeOrigin origin(SinkRecord record, Stamp stamp, long commitMillis) {
        return new ChangeOrigin(
                record.topic(),
                record.kafkaPartition(),
                record.kafkaOffset(),
                stamp.origin(),
                commitMillis,
                Stamp.isCatchUp(record.headers()),
                Stamp.isUnloaded(record.headers()),
                stamp.seen());
    }

    private static DataException unknown(SinkRecord record, String why) {
        return new DataException(place(record) + " is not a record of a two-way stream: " + why
                + ". Only a TwoWayMySqlSourceConnector may write to this topic.");
    }

    private static String place(SinkRecord record) {
        return "Record " + record.topic() + "-" + record.kafkaPartition() + "@" + record.kafkaOffset();
    }
}
