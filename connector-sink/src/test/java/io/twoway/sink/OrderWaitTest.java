package io.twoway.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.sink.plan.StreamLag;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.junit.jupiter.api.Test;

class OrderWaitTest {

    private static final TopicPartition STREAM = new TopicPartition("b", 0);
    private static final Optional<StreamLag> BEHIND = Optional.of(new StreamLag("a", 10, 9));

    private final SettableClock clock = new SettableClock();
    private final Reading reading = new Reading();
    private final OrderWait wait = new OrderWait(reading, STREAM, clock);

    @Test
    void aStreamThatWaitsForNothingIsReadOn() {
        wait.look(Optional.empty());

        assertThat(wait.since()).isEmpty();
        assertThat(reading.paused).isEmpty();
    }

    @Test
    void aStreamThatWaitsIsReadNoFurtherAndLookedAtAgainSoon() {
        wait.look(BEHIND);

        assertThat(reading.paused).containsExactly(STREAM);
        assertThat(reading.timeoutMillis).isBetween(1L, 100L);
    }

    @Test
    void aWaitBeginsWithItsFirstLookAndEndsWhenTheOtherStreamIsFarEnough() {
        wait.look(BEHIND);
        clock.advance(Duration.ofMinutes(2));
        wait.look(BEHIND);
        assertThat(wait.since()).contains(clock.instant().minus(Duration.ofMinutes(2)));

        wait.look(Optional.empty());
        assertThat(wait.since()).isEmpty();
        assertThat(reading.paused).isEmpty();
    }

    /** What Connect's consumer would be told. */
    private static final class Reading implements SinkTaskContext {

        private final Set<TopicPartition> paused = new HashSet<>();
        private long timeoutMillis;

        @Override
        public void pause(TopicPartition... partitions) {
            paused.addAll(Arrays.asList(partitions));
        }

        @Override
        public void resume(TopicPartition... partitions) {
            Arrays.asList(partitions).forEach(paused::remove);
        }

        @Override
        public void timeout(long millis) {
            timeoutMillis = millis;
        }

        @Override
        public Map<String, String> configs() {
            return Map.of();
        }

        @Override
        public void offset(Map<TopicPartition, Long> offsets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void offset(TopicPartition partition, long offset) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<TopicPartition> assignment() {
            return Set.of(STREAM);
        }

        @Override
        public void requestCommit() {
            throw new UnsupportedOperationException();
        }

        @Override
        public PluginMetrics pluginMetrics() {
            throw new UnsupportedOperationException();
        }
    }
}
