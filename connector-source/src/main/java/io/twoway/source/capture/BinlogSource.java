package io.twoway.source.capture;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSource;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSourceMetrics;
import io.debezium.pipeline.ErrorHandler;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.relational.TableId;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.util.Clock;

/**
 * Debezium's binlog reader. Its event deserializer is the place where the bytes of a row become values: a subclass may
 * override {@code createEventDeserializer}, which the constructor of the parent calls.
 */
final class BinlogSource extends MySqlStreamingChangeEventSource {

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
}
