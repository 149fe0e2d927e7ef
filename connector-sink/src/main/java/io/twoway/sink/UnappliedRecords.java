package io.twoway.sink;

import io.twoway.sink.apply.ErrantRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Keeps a stream's records as Connect delivered them until they are applied, and gives those that cannot be to Connect's
 * errant record reporter: it writes to the dead letter queue. Only made when Connect has a reporter.
 */
final class UnappliedRecords implements ErrantRecords {

    private final ErrantRecordReporter reporter;

    // Mutable state
    private final NavigableMap<Long, SinkRecord> records = new TreeMap<>();

    UnappliedRecords(ErrantRecordReporter reporter) {
        this.reporter = reporter;
    }

    void remember(SinkRecord record) {
        records.put(record.kafkaOffset(), record);
    }

    void forgetBefore(long offset) {
        records.headMap(offset).clear();
    }

    /** Reports at least once: when the transaction around them is repeated, the records are reported again. */
    @Override
    public void report(SortedMap<Long, RuntimeException> failures) {
        List<Future<Void>> reports = new ArrayList<>();
        failures.forEach((offset, failure) -> reports.add(reporter.report(records.get(offset), failure)));
        reports.forEach(UnappliedRecords::await);
    }

    private static void await(Future<Void> report) {
        try {
            report.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("Interrupted while an errant record was reported", e);
        } catch (ExecutionException e) {
            throw new ConnectException("An errant record could not be reported: " + e.getMessage(), e);
        }
    }
}
