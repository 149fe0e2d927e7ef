package io.twoway.source.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Beats while the binlog is silent. Debezium beats only when it receives something, and from an idle server that is one
 * packet now and then; a sink that measures its delay by the last heartbeat would see it grow although nothing is behind.
 *
 * <p>A heartbeat says when the server was last heard, not what time it is: a connection that is dead makes the delay grow.
 */
final class IdleHeartbeat {

    private static final Schema KEY = SchemaBuilder.struct()
            .name("io.debezium.connector.common.ServerNameKey")
            .version(1)
            .field("serverName", Schema.STRING_SCHEMA)
            .build();
    private static final Schema VALUE = SchemaBuilder.struct()
            .name("io.debezium.connector.common.Heartbeat")
            .version(1)
            .field("ts_ms", Schema.INT64_SCHEMA)
            .build();

    private final String site;
    private final Duration interval;
    private final Supplier<Optional<Instant>> quiet;
    private final Clock clock;

    // Mutable state
    private Optional<SourceRecord> last = Optional.empty();
    private Instant lastAt = Instant.EPOCH;
    private Optional<Instant> heardBefore = Optional.empty();

    /** @param quiet tells when the server was last heard, if all that came is done and more is waited for */
    IdleHeartbeat(String site, Duration interval, Supplier<Optional<Instant>> quiet, Clock clock) {
        this.site = site;
        this.interval = interval;
        this.quiet = quiet;
        this.clock = clock;
    }

    /** Takes note that Debezium sent something; {@code record} is the last of it. */
    void sent(SourceRecord record) {
        last = Optional.of(record);
        lastAt = clock.instant();
        heardBefore = quiet.get();
    }

    /**
     * Returns a heartbeat at the last record's offset when nothing was polled and one is due; none inside a snapshot, which
     * is not silence, and none while the reader is at work. What had come before the last poll was polled: what came since
     * may be on its way.
     */
    Optional<SourceRecord> due() {
        Optional<Instant> heard = heardBefore;
        heardBefore = quiet.get();
        Instant now = clock.instant();
        if (heard.isEmpty() || now.isBefore(lastAt.plus(interval))) {
            return Optional.empty();
        }
        lastAt = now;
        return last.filter(record -> !record.sourceOffset().containsKey("snapshot"))
                .map(record -> beat(record, heard.get()));
    }

    private SourceRecord beat(SourceRecord record, Instant heard) {
        Map<String, ?> offset = record.sourceOffset();
        Struct key = new Struct(KEY).put("serverName", site);
        Struct value = new Struct(VALUE).put("ts_ms", heard.toEpochMilli());
        return new SourceRecord(record.sourcePartition(), offset, record.topic(), 0, KEY, key, VALUE, value);
    }
}
