package io.twoway.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
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
    private final UnappliedRecords records = new UnappliedRecords((record, error) -> {
        reported.add(record);
        return answer;
    });

    @Test
    void reportsTheRecordsThatConnectDelivered() {
        SinkRecord third = remember(3);
        remember(4);
        SinkRecord fifth = remember(5);

        records.report(failures(5, 3));

        assertThat(reported).containsExactly(third, fifth);
    }

    @Test
    void reportThatFailsIsNoReport() {
        remember(3);
        answer = CompletableFuture.failedFuture(new IllegalStateException("no broker"));

        assertThatThrownBy(() -> records.report(failures(3)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("no broker");
    }

    @Test
    void forgetsWhatIsApplied() {
        remember(3);
        SinkRecord fourth = remember(4);
        records.forgetBefore(4);

        records.report(failures(3, 4));

        assertThat(reported).containsExactly(null, fourth);
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
