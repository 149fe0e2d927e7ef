package io.twoway.sink.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    private static final TopicPartition STREAM = new TopicPartition("a", 0);

    private final Inserts topic = new Inserts();
    private final TestThread thread = new TestThread();
    private final StreamApplier stream = new Streams().open(thread);
    private final Reading reading = new Reading();
    private final ReadAhead ahead = new ReadAhead(reading, STREAM);

    @Test
    void aStreamThatIsAppliedIsReadOnAndNotLookedAt() {
        topic.add(3);
        stream.put(topic.between(0, topic.end()));
        ahead.look(stream);

        assertThat(reading.paused).isEmpty();
        assertThat(reading.timeoutMillis).isZero();
    }

    @Test
    void readingStopsAtTwoBatchesAndGoesOnWhenThereIsRoom() {
        thread.hold();
        topic.add(12);
        stream.put(topic.between(0, topic.end()));
        ahead.look(stream);
        assertThat(reading.paused).isEmpty();
        assertThat(reading.timeoutMillis).isBetween(1L, 100L);

        int end = topic.end();
        topic.add(8);
        stream.put(topic.between(end, topic.end()));
        ahead.look(stream);
        assertThat(reading.paused).containsExactly(STREAM);

        thread.letGo();
        stream.put(List.of());
        ahead.look(stream);
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
