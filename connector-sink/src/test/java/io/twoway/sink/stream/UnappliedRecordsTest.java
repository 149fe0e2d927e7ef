package io.twoway.sink.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.servers.process.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class UnappliedRecordsTest {

    private final List<SinkRecord> reported = new ArrayList<>();
    private Future<Void> answer = CompletableFuture.completedFuture(null);
    private final Set<Thread> callers = new LinkedHashSet<>();
    private final UnappliedRecords records = new UnappliedRecords((record, error) -> {
        reported.add(record);
        callers.add(Thread.currentThread());
        return answer;
    });

    @Test
    void reportsTheRecordsThatConnectDelivered() {
        SinkRecord third = remember(3);
        remember(4);
        SinkRecord fifth = remember(5);

        report(failures(5, 3)).join();

        assertThat(reported).containsExactly(third, fifth);
    }

    @Test
    void reportThatFailsIsNoReport() {
        remember(3);
        answer = CompletableFuture.failedFuture(new IllegalStateException("no broker"));

        assertThatThrownBy(() -> report(failures(3)).join())
                .hasCauseInstanceOf(ConnectException.class)
                .hasMessageContaining("no broker");
    }

    @Test
    void forgetsWhatIsApplied() {
        remember(3);
        SinkRecord fourth = remember(4);
        records.forgetBefore(4);

        report(failures(3, 4)).join();

        assertThat(reported).containsExactly(null, fourth);
    }

    @Test
    void theReporterIsOnlyCalledByConnectsThread() {
        remember(3);

        report(failures(3)).join();

        assertThat(callers).containsExactly(Thread.currentThread());
    }

    @Test
    void reportThatIsNotAnsweredEndsWhenTheStreamIsLeft() {
        remember(3);
        answer = new CompletableFuture<>();
        CompletableFuture<Void> report = report(failures(3));
        records.stop();

        assertThatThrownBy(report::join).hasCauseInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> records.report(failures(3))).isInstanceOf(ConnectException.class);
    }

    /** Reports from another thread, and hands over in this one. */
    private CompletableFuture<Void> report(SortedMap<Long, RuntimeException> failures) {
        CompletableFuture<Void> report = CompletableFuture.runAsync(() -> records.report(failures));
        Wait.atMost(Duration.ofSeconds(60)).until("the report", () -> {
            records.handOver();
            return !callers.isEmpty();
        });
        return report;
    }

    private SinkRecord remember(long offset) {
        SinkRecord record = new SinkRecord("a", 0, null, null, null, null, offset);
        records.remember(record);
        return record;
    }

    private static SortedMap<Long, RuntimeException> failures(long... offsets) {
        SortedMap<Long, RuntimeException> failures = new TreeMap<>();
        for (long offset : offsets) {
            failures.put(offset, new IllegalArgumentException("does not fit"));
        }
        return failures;
    }
}
