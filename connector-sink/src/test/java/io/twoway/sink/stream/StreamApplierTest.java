package io.twoway.sink.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** A stream that is applied in the caller's thread, so that one step follows the other. */
class StreamApplierTest {

    private final Streams streams = new Streams();
    private final Inserts topic = new Inserts();
    private final TestThread thread = new TestThread();
    private final StreamApplier stream = streams.open(thread);

    @Test
    void wholeTransactionsAreAppliedAndReported() {
        topic.add(2);
        topic.add(1);
        stream.put(topic.between(0, 4));
        assertThat(streams.arrived()).containsExactly("1", "2");
        assertThat(stream.appliedOffset()).isEqualTo(OptionalLong.of(3));

        stream.put(topic.between(4, 5));
        assertThat(streams.arrived()).containsExactly("1", "2", "3");
        assertThat(stream.appliedOffset()).isEqualTo(OptionalLong.of(5));
    }

    @Test
    void whatWaitsIsNotReportedAndIsAppliedInBatchesAsLargeAsMayBe() {
        thread.hold();
        for (int i = 0; i < 13; i++) {
            topic.add(1);
        }
        stream.put(topic.between(0, 2));
        stream.put(topic.between(2, 26));
        assertThat(stream.appliedOffset()).isEmpty();
        assertThat(stream.isDone()).isFalse();

        thread.letGo();
        assertThat(streams.arrived()).hasSize(13);
        assertThat(streams.destination.transactions()).isEqualTo(2);
        assertThat(stream.appliedOffset()).isEqualTo(OptionalLong.of(26));
    }

    @Test
    void aCommitThatNobodyConfirmedIsNotRepeated() {
        topic.add(2);
        topic.add(2);
        failOnceAfterACommit();

        stream.put(topic.between(0, 3));
        stream.put(topic.between(3, 6));

        assertThat(streams.arrived()).containsExactly("1", "2", "3", "4");
        assertThat(stream.waiting()).isEmpty();
    }

    private void failOnceAfterACommit() {
        List<DestinationException> failures =
                new ArrayList<>(List.of(new DestinationException("committing: gone", FailureKind.CONNECTION_LOST)));
        streams.destination.failAtCommits(
                Optional::empty, () -> failures.isEmpty() ? Optional.empty() : Optional.of(failures.remove(0)));
    }

    @Test
    void whatWillNotPassIsThrownByTheNextPutAndTheOffsetStays() {
        topic.add(1);
        topic.add(1);
        stream.put(topic.between(0, 2));
        streams.destination.failAtCommits(
                () -> Optional.of(new DestinationException("committing: no privilege", FailureKind.FATAL)),
                Optional::empty);
        stream.put(topic.between(2, 4));

        assertThatThrownBy(() -> stream.put(List.of()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("no privilege")
                .hasMessageContaining("Nothing is lost: repair the cause and restart the task.");
        assertThat(stream.appliedOffset()).isEqualTo(OptionalLong.of(2));
        assertThat(streams.arrived()).containsExactly("1");
    }

    /** A row that an application locks again and again, every few hundred rows of the stream. */
    @Test
    void aStreamThatGetsOnIsNotGivenUpHoweverOftenATransactionHasToWait() {
        Streams busy = new Streams(Map.of("batch.max.rows", "1000"));
        StreamApplier applier = busy.open(thread);
        for (int i = 0; i < 3_000; i++) {
            topic.add(1);
        }
        int[] commits = {0};
        busy.destination.failAtCommits(
                () -> {
                    busy.clock.advance(Duration.ofMinutes(2));
                    return commits[0]++ % 4 == 1
                            ? Optional.empty()
                            : Optional.of(new DestinationException("committing: locked", FailureKind.CONTENTION));
                },
                Optional::empty);

        applier.put(topic.between(0, 6_000));

        assertThat(busy.arrived()).hasSize(3_000);
        assertThat(busy.clock.instant()).isAfter(SettableClock.START.plus(Duration.ofMinutes(30)));
    }

    @Test
    void whatArrivedBesideARefusedRecordIsNotReportedBeforeItIsApplied() {
        topic.add(1);
        topic.add(1);
        stream.put(topic.between(0, 2));
        List<SinkRecord> goingBack = new ArrayList<>(topic.between(2, 4));
        goingBack.add(topic.between(1, 2).get(0));

        assertThatThrownBy(() -> stream.put(goingBack)).isInstanceOf(ConnectException.class);
        assertThat(stream.appliedOffset()).isEqualTo(OptionalLong.of(2));
        stream.close();
        assertThat(stream.appliedOffset()).isEqualTo(OptionalLong.of(2));
    }

    @Test
    void nothingBeginsOnceTheStreamIsLeft() {
        topic.add(1);
        thread.hold();
        stream.put(topic.between(0, 2));
        stream.stop();
        thread.letGo();
        stream.close();

        assertThat(streams.arrived()).isEmpty();
        assertThat(thread.isTerminated()).isTrue();
    }
}
