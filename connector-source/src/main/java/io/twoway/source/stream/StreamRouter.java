package io.twoway.source.stream;

import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Sends every record to the one partition of the site's topic. It happens after Debezium and not by its naming strategy,
 * which also names the schemas: every table keeps its own.
 */
final class StreamRouter {

    private static final int ONLY_PARTITION = 0;

    private final String topic;

    StreamRouter(String topic) {
        this.topic = topic;
    }

    SourceRecord route(SourceRecord record, Map<String, Object> offset) {
        return new SourceRecord(
                record.sourcePartition(),
                offset,
                topic,
                ONLY_PARTITION,
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp(),
                record.headers());
    }
}
