package io.twoway.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.limit.Flow;
import io.twoway.limit.FlowLimits;
import io.twoway.limit.Quantity;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;

class ThrottleGaugesTest {

    private static final List<Quantity> QUANTITIES = List.of(Quantity.ROWS, Quantity.BYTES);

    private final VirtualTime time = new VirtualTime();

    /** Kafka takes tags in another order for those of another bean, which would take the place of the first. */
    @Test
    void theyAreInOneBeanWithTheOtherMetricsWhateverTheOrderOfTheTags() throws JMException {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("topic", "a");
        tags.put("site", "b");
        Throttle throttle = time.throttle(new FlowLimits(Flow.CHANGES, Map.of(Quantity.ROWS, 100L)));
        try (Metrics metrics = new Metrics(
                new MetricConfig(), List.of(new JmxReporter()), Time.SYSTEM, new KafkaMetricsContext("gauges"))) {
            metrics.addMetric(
                    metrics.metricName("other", "stream", "", new TreeMap<>(tags)), (Gauge<Long>) (config, now) -> 7L);
            new ThrottleGauges(metrics, "stream", tags, time)
                    .limits(throttle, QUANTITIES)
                    .totals(throttle, QUANTITIES);
            throttle.passed(Quantity.ROWS, 1_000);
            throttle.due();
            time.pass(Duration.ofMillis(500));

            assertThat(attribute("other")).isEqualTo(7L);
            assertThat(attribute("changes-rows-limit")).isEqualTo(100L);
            assertThat(attribute("changes-bytes-limit")).isEqualTo(0L);
            assertThat(attribute("changes-rows-total")).isEqualTo(1_000L);
            assertThat(attribute("changes-throttled-ms")).isEqualTo(500L);
        }
    }

    private static Object attribute(String name) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        return server.getAttribute(new ObjectName("gauges:type=stream,site=b,topic=a"), name);
    }
}
