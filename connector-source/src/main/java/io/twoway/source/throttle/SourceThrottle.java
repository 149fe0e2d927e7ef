package io.twoway.source.throttle;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import io.twoway.limit.FlowLimits;
import io.twoway.limit.Quantity;
import io.twoway.throttle.Throttle;
import io.twoway.throttle.ThrottleGauges;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;

/**
 * Throttles of both flows of a source, and what has passed, as the JMX bean {@code two-way-source:type=stream,site=...,topic=...}.
 * Waited at by the threads that read, the snapshot's and the binlog's, and asked by the task's.
 */
public final class SourceThrottle implements AutoCloseable {

    private static final List<Quantity> OF_LOAD = List.of(Quantity.ROWS, Quantity.BYTES, Quantity.QUERIES);
    private static final List<Quantity> OF_CHANGES = List.of(Quantity.ROWS, Quantity.BYTES);

    private final Throttle load;
    private final Throttle changes;
    private final BookkeepingDatabase bookkeeping;
    private final Metrics metrics;

    /** @param bookkeeping its rows are few, belong to the sink here, and have no limit */
    public SourceThrottle(
            FlowLimits load, FlowLimits changes, BookkeepingDatabase bookkeeping, SiteName site, String topic) {
        this.bookkeeping = bookkeeping;
        this.load = new Throttle(load);
        this.changes = new Throttle(changes);
        this.metrics = new Metrics(
                new MetricConfig(), List.of(new JmxReporter()), Time.SYSTEM, new KafkaMetricsContext("two-way-source"));
        new ThrottleGauges(metrics, "stream", Map.of("site", site.value(), "topic", topic), Clock.systemUTC())
                .limits(this.load, OF_LOAD)
                .totals(this.load, OF_LOAD)
                .limits(this.changes, OF_CHANGES)
                .totals(this.changes, OF_CHANGES);
    }

    /** Throttles rows that exist. */
    public Throttle load() {
        return load;
    }

    /** Throttles rows that were changed. */
    public Throttle changes() {
        return changes;
    }

    /** Returns whether changes of a database's rows have a limit. */
    public boolean limits(String database) {
        return !bookkeeping.name().equals(database);
    }

    @Override
    public void close() {
        metrics.close();
    }
}
