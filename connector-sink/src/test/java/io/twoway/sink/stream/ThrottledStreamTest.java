package io.twoway.sink.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream whose limit lets the next transaction wait for very long. */
class ThrottledStreamTest {

    private final Streams streams = new Streams(Map.of("changes.max.rows.per.second", "1"));
    private final Inserts topic = new Inserts();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final StreamApplier stream = streams.open(thread);

    private void putTwoTransactionsAndAwaitTheFirst() {
        topic.add(500);
        topic.add(1);
        stream.put(topic.between(0, topic.end()));
        while (stream.throttled().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(streams.arrived()).hasSize(500); // as one: it is larger than the allowance of minutes
    }

    @Test
    @Timeout(60)
    void whatIsTakenInMeanwhileIsKeptAndConnectIsNotMadeToWait() {
        putTwoTransactionsAndAwaitTheFirst();
        topic.add(1);
        stream.put(topic.between(topic.end() - 2, topic.end()));
        stream.put(List.of());

        assertThat(stream.waiting()).isEmpty();
        assertThat(stream.throttled())
                .hasValueSatisfying(note -> assertThat(note.limit()).isEqualTo("changes.max.rows.per.second=1"));
        assertThat(stream.appliedOffset()).isEqualTo(OptionalLong.of(501));
        stream.close();
    }

    @Test
    @Timeout(60)
    void itIsLeftAtOnceAndGoesOnWhereItWas() {
        putTwoTransactionsAndAwaitTheFirst();
        long begin = System.nanoTime();
        stream.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        assertThat(thread.isTerminated()).isTrue();
        assertThat(streams.arrived()).hasSize(500);
        assertThat(streams.progress()).isEqualTo(501);
    }
}
