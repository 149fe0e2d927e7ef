package io.twoway.sink.metrics;

import io.twoway.limit.Quantity;
import io.twoway.precheck.progress.PreparedWait;
import io.twoway.sink.apply.ApplyListener;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.plan.Batch;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.TransactionCut;
import io.twoway.sink.rows.Applied;
import io.twoway.throttle.Throttle;
import io.twoway.throttle.ThrottleGauges;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream's counters, as JMX beans {@code two-way-sink:type=stream,topic=...,site=...}. All counters grow from 0 since the
 * task started; latency and waiting are in milliseconds. Connect's thread and the one that applies may both count.
 */
public final class SinkMetrics implements ApplyListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SinkMetrics.class);
    private static final String GROUP = "stream";

    private final Metrics metrics;
    private final Map<String, String> tags;
    private final Clock clock;

    // Mutable state
    private volatile long lastOriginMillis;
    private volatile Optional<Instant> waitingSince = Optional.empty();
    private volatile Optional<Instant> orderWaitingSince = Optional.empty();
    private volatile PreparedWait prepared = PreparedWait.NONE;

    /** @param site the destination's name */
    public SinkMetrics(StreamId stream, String site, Clock clock) {
        this.clock = clock;
        this.tags = new TreeMap<>(Map.of("topic", stream.topic(), "site", site));
        this.metrics = new Metrics(
                new MetricConfig(), List.of(new JmxReporter()), Time.SYSTEM, new KafkaMetricsContext("two-way-sink"));
        this.lastOriginMillis = clock.millis();
        metrics.addMetric(
                metrics.metricName("latency-ms", GROUP, "Age of the last applied change or heartbeat", tags),
                (Gauge<Long>) (config, now) -> latencyMillis());
        metrics.addMetric(
                metrics.metricName("waiting-ms", GROUP, "For how long the destination takes no changes", tags),
                (Gauge<Long>) (config, now) -> millisSince(waitingSince));
        metrics.addMetric(
                metrics.metricName(
                        "order-waiting-ms",
                        GROUP,
                        "For how long the next change waits for another site's stream",
                        tags),
                (Gauge<Long>) (config, now) -> millisSince(orderWaitingSince));
        metrics.addMetric(
                metrics.metricName(
                        "prepared-transactions",
                        GROUP,
                        "XA transactions that are prepared at the origin and neither committed nor rolled back",
                        tags),
                (Gauge<Long>) (config, now) -> prepared.transactions());
        metrics.addMetric(
                metrics.metricName(
                        "prepared-waiting-ms", GROUP, "For how long the oldest of them has been prepared", tags),
                (Gauge<Long>) (config, now) -> millisSince(prepared.oldest()));
        List.of(
                        "transactions",
                        "replayed",
                        "transactions-cut",
                        "batches",
                        "batches-stepped",
                        "refused",
                        "statements-run",
                        "statements-failed",
                        "statements-skipped")
                .forEach(this::counter);
    }

    /** Takes note that the origin was alive and nothing is waiting: the age of the stream is that of this moment. */
    public void heartbeat(ChangeOrigin origin) {
        lastOriginMillis = origin.commitMillis();
    }

    /** Takes note since when the destination takes no changes; empty when it does. */
    public void waitingSince(Optional<Instant> since) {
        waitingSince = since;
    }

    /** Takes note since when the next change waits for another stream; empty when it does not. */
    public void orderWaitingSince(Optional<Instant> since) {
        orderWaitingSince = since;
    }

    /** Shows what limits the stream has, and for how long they have held it back. */
    public void limitedBy(List<Throttle> throttles) {
        ThrottleGauges gauges = new ThrottleGauges(metrics, GROUP, tags, clock);
        throttles.forEach(throttle -> gauges.limits(throttle, List.of(Quantity.ROWS, Quantity.BYTES)));
    }

    @Override
    public void committed(Batch batch, List<Applied> changes) {
        count("batches", 1);
        count(
                "transactions",
                batch instanceof Batch.RowBatch rows ? rows.works().size() : 1);
        countEach(changes.stream().map(change -> change.outcome().name()));
        countEach(changes.stream().flatMap(change -> change.conflict().stream()).map(kind -> "conflict-" + kind));
        lastOriginMillis = batch.progress().commitMillis();
    }

    @Override
    public void replayed(ChangeOrigin origin) {
        count("replayed", 1);
    }

    @Override
    public void cut(TransactionCut cut) {
        LOG.warn(
                "Source transaction {} is too large to become visible at once. It is cut at {} after {} rows, about {} "
                        + "bytes, because of transaction.max.{}, and again wherever that is reached.",
                cut.transaction(),
                cut.at(),
                cut.rows(),
                cut.bytes(),
                cut.reached().name().toLowerCase(Locale.ROOT));
        count("transactions-cut", 1);
    }

    @Override
    public void endedInPieces(ChangeOrigin end, String transaction, int pieces) {
        LOG.warn("Source transaction {} ends at {} and was applied in {} pieces.", transaction, end, pieces);
    }

    @Override
    public void refused() {
        count("refused", 1);
    }

    @Override
    public void steppedBack() {
        count("batches-stepped", 1);
    }

    @Override
    public void statementRun() {
        count("statements-run", 1);
    }

    @Override
    public void statementSkipped() {
        count("statements-skipped", 1);
    }

    @Override
    public void statementFailed() {
        count("statements-failed", 1);
    }

    @Override
    public void prepared(PreparedWait wait) {
        prepared = wait;
    }

    @Override
    public void close() {
        metrics.close();
    }

    private long millisSince(Optional<Instant> moment) {
        return moment.map(since -> Math.max(0, clock.millis() - since.toEpochMilli()))
                .orElse(0L);
    }

    private long latencyMillis() {
        return Math.max(0, clock.millis() - lastOriginMillis);
    }

    /** Adds up first: a sensor takes a lock for every number it is given, and a batch has thousands. */
    private void countEach(Stream<String> names) {
        names.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .forEach(this::count);
    }

    private void count(String name, long amount) {
        counter(name).record((double) amount);
    }

    private Sensor counter(String name) {
        String metric = name.toLowerCase(Locale.ROOT).replace('_', '-');
        Sensor sensor = metrics.getSensor(metric);
        if (sensor == null) {
            sensor = metrics.sensor(metric);
            MetricName total = metrics.metricName(metric + "-total", GROUP, "", tags);
            sensor.add(total, new CumulativeSum());
        }
        return sensor;
    }
}
