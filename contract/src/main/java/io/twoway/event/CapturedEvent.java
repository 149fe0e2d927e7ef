package io.twoway.event;

import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;

/** One record of Debezium's MySQL connector, by what it reports. */
public sealed interface CapturedEvent
        permits RowEvent, TransactionBegin, TransactionEnd, XaEvent, SchemaChange, CapturedEvent.Heartbeat {

    /** Returns the source transaction this event belongs to; empty for what belongs to none. */
    Optional<String> transaction();

    /** The source connector is alive and has read up to this record's offset. */
    record Heartbeat() implements CapturedEvent {
        @Override
        public Optional<String> transaction() {
            return Optional.empty();
        }
    }

    /**
     * Reads a record by its shape: the schema names differ with the site's name and the adjustment mode.
     *
     * @throws DataException when the record is not one of Debezium's, a tombstone included
     */
    static CapturedEvent of(SourceRecord record) {
        if (!(record.value() instanceof Struct value)) {
            throw unknown(record);
        }
        Schema schema = value.schema();
        if (schema.field("op") != null && schema.field("source") != null) {
            return RowEvent.of(value, record.headers());
        }
        if (schema.field("status") != null && schema.field("id") != null) {
            return boundary(record, value);
        }
        if (schema.field("ddl") != null && schema.field("databaseName") != null) {
            return SchemaChange.of(value);
        }
        if (schema.name() != null && schema.name().endsWith(".Heartbeat")) {
            return new Heartbeat();
        }
        throw unknown(record);
    }

    private static CapturedEvent boundary(SourceRecord record, Struct value) {
        String id = value.getString("id");
        return switch (value.getString("status")) {
            case "BEGIN" -> new TransactionBegin(id);
            case "END" -> new TransactionEnd(id);
            default ->
                XaStep.of(value.getString("status"))
                        .flatMap(step -> Xid.readFrom(record.headers()).map(xid -> new XaEvent(step, id, xid)))
                        .orElseThrow(() -> unknown(record));
        };
    }

    private static DataException unknown(SourceRecord record) {
        String schema =
                record.valueSchema() == null ? "none" : record.valueSchema().name();
        return new DataException("A record for topic '" + record.topic() + "' with value schema '" + schema
                + "' is not an event of Debezium's MySQL connector. The OriginFilter belongs on a"
                + " TwoWayMySqlSourceConnector, before any transformation that changes the record's value.");
    }
}
