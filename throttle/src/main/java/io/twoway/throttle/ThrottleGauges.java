package io.twoway.throttle;

import io.twoway.limit.Quantity;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.Metrics;

/** Gauges of a throttle: its limits, for how long it has held its flow back, and what has passed. */
public final class ThrottleGauges {

    private final Metrics metrics;
    private final String group;
    private final Map<String, String> tags;
    private final Clock clock;

    /**
     * @param group what the gauges' beans are a type of
     * @param tags what tells the beans apart
     */
    public ThrottleGauges(Metrics metrics, String group, Map<String, String> tags, Clock clock) {
        this.metrics = metrics;
        this.group = group;
        this.tags = new TreeMap<>(tags); // tags in another order would be another bean to Kafka
        this.clock = clock;
    }

    /** Shows limits, 0 where there is none, and for how long the flow has been held back. */
    public ThrottleGauges limits(Throttle throttle, List<Quantity> quantities) {
        for (Quantity quantity : quantities) {
            add(name(throttle, quantity, "limit"), "Most by the second; 0: no limit", () -> throttle.limits()
                    .of(quantity)
                    .orElse(0));
        }
        add(
                throttle.limits().flow().label() + "-throttled-ms",
                "For how long the limits have held the flow back",
                () -> throttle.hold()
                        .map(hold -> Math.max(0, clock.millis() - hold.since().toEpochMilli()))
                        .orElse(0L));
        return this;
    }

    /** Shows what has passed. */
    public ThrottleGauges totals(Throttle throttle, List<Quantity> quantities) {
        quantities.forEach(quantity ->
                add(name(throttle, quantity, "total"), "What has passed so far", () -> throttle.total(quantity)));
        return this;
    }

    private static String name(Throttle throttle, Quantity quantity, String what) {
        return throttle.limits().flow().label() + "-" + quantity.label() + "-" + what;
    }

    private void add(String name, String description, LongSupplier value) {
        metrics.addMetric(
                metrics.metricName(name, group, description, tags), (Gauge<Long>) (config, now) -> value.getAsLong());
    }
}
