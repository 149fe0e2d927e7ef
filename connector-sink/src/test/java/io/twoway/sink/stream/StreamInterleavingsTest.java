package io.twoway.sink.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.servers.process.Wait;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A stream that is applied by a thread of its own into a destination that fails at random, and left and opened again at
 * random moments: each record arrives once, in its order, and no offset is reported that is not applied.
 */
class StreamInterleavingsTest {

    private static final int SEEDS = 12;
    private static final int TRANSACTIONS = 150;

    private final Streams streams = new Streams();
    private final Inserts topic = new Inserts();

    static Stream<Long> seeds() {
        return new Random().longs(SEEDS).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachRecordArrivesOnceInItsOrder(long seed) {
        Random random = new Random(seed);
        IntStream.range(0, TRANSACTIONS).forEach(i -> add(1 + random.nextInt(4), random.nextBoolean()));
        // the destination has a source of its own: the order in which two threads ask one is not the seed's
        Random faults = new Random(seed + 1);
        streams.destination.failAtCommits(() -> fault(faults, true), () -> fault(faults, false));
        for (int runs = 0; streams.progress() < topic.end(); runs++) {
            assertThat(runs).isLessThan(200);
            runOnce(random);
        }

        assertThat(streams.arrived())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, topic.rows())
                        .mapToObj(String::valueOf)
                        .toList());
        assertThat(streams.destination.journal()).isEmpty();
    }

    private void add(int size, boolean onItsLastRow) {
        if (onItsLastRow) {
            topic.addEndingOnItsLastRow(size);
        } else {
            topic.add(size);
        }
    }

    private static Optional<DestinationException> fault(Random random, boolean before) {
        if (random.nextInt(25) > 0) {
            return Optional.empty();
        }
        FailureKind kind = before
                ? List.of(FailureKind.CONTENTION, FailureKind.CONNECTION_LOST, FailureKind.FATAL)
                        .get(random.nextInt(3))
                : FailureKind.CONNECTION_LOST;
        return Optional.of(new DestinationException("committing: " + kind, kind));
    }

    /** Opens the stream, feeds it until it fails or a moment comes, and leaves it. */
    private void runOnce(Random random) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        int next = (int)
                StreamContinuity.startOffset(streams.destination.committed()).orElse(0);
        StreamApplier stream = streams.open(thread);
        boolean toTheEnd = random.nextInt(4) == 0;
        try {
            while (next < topic.end() && (toTheEnd || random.nextInt(30) > 0)) {
                int to = stream.isFull() ? next : Math.min(topic.end(), next + random.nextInt(12));
                stream.put(topic.between(next, to));
                next = to;
                assertReported(stream);
            }
            if (toTheEnd) {
                awaitDone(stream);
            }
        } catch (ConnectException e) {
            assertThat(e).hasMessageContaining("Nothing is lost");
        }
        stream.close();
        assertThat(thread.isTerminated()).isTrue();
        assertReported(stream);
    }

    private void awaitDone(StreamApplier stream) {
        Wait.atMost(Duration.ofSeconds(60)).until("the last record", () -> {
            stream.put(List.of());
            return stream.isDone();
        });
    }

    private void assertReported(StreamApplier stream) {
        long reported = stream.appliedOffset().orElse(0);
        assertThat(reported).isLessThanOrEqualTo(streams.progress());
    }
}
