package io.twoway.source.capture;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.MySqlGtid;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSource;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSourceMetrics;
import io.debezium.pipeline.ErrorHandler;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.relational.TableId;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.util.Clock;
import java.util.function.Predicate;

/** Debezium's binlog reader, which reads the bytes of each row exactly. */
final class BinlogSource extends MySqlStreamingChangeEventSource {

    private final ReadGtids gtids = new ReadGtids();

    BinlogSource(
            CaptureParts parts,
            EventDispatcher<MySqlPartition, TableId> dispatcher,
            ErrorHandler errors,
            MySqlStreamingChangeEventSourceMetrics metrics,
            BinaryLogClient client) {
        super(
                parts.config(),
                parts.connection(),
                dispatcher,
                errors,
                Clock.system(),
                parts.context(),
                parts.schema(),
                metrics,
                parts.service(SnapshotterService.class),
                client);
    }

    /** The parent's constructor calls this: no field of ours is set yet. */
    @Override
    protected EventDeserializer createEventDeserializer() {
        EventDeserializer reader = super.createEventDeserializer();
        TableMaps tables = new TableMaps();
        reader.setEventDataDeserializer(EventType.TABLE_MAP, tables);
        ExactRows.registerAt(reader, tables.byNumber());
        reader.setEventDataDeserializer(EventType.TRANSACTION_PAYLOAD, new CompressedTransactions());
        return reader;
    }

    @Override
    protected void initializeGtidSet(String value) {
        gtids.startAt(value);
    }

    /** The parent would filter by source too: a setting that no source may have. */
    @Override
    protected void handleGtidEvent(
            MySqlPartition partition, MySqlOffsetContext offset, Event event, Predicate<String> sources) {
        MySqlGtid gtid = ReadGtids.of(unwrapData(event));
        gtids.add(gtid);
        offset.startGtid(gtid.toString(), gtids.encoded());
        setGtidChanged(gtid.toString());
    }
}
