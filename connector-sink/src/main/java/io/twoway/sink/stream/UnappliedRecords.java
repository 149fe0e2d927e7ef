package io.twoway.sink.stream;

import io.twoway.sink.apply.ErrantRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a stream's records as Connect delivered them until they are applied, and gives those that cannot be to Connect's
 * errant record reporter: it writes to the dead letter queue. Only made when Connect has a reporter.
 *
 * <p>Connect's thread owns the records and calls the reporter, which is not made for several threads: {@link #report} asks it
 * to, and waits for the outcome.
 */
final class UnappliedRecords implements ErrantRecords {

    private static final Logger LOG = LoggerFactory.getLogger(UnappliedRecords.class);

    private static final long LOOK_MILLIS = 50;

    private final ErrantRecordReporter reporter;

    // Mutable state of Connect's thread
    private final NavigableMap<Long, SinkRecord> records = new TreeMap<>();

    // Mutable state of both threads
    private final Queue<FutureTask<List<Future<Void>>>> asked = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    UnappliedRecords(ErrantRecordReporter reporter) {
        this.reporter = reporter;
    }

    void remember(SinkRecord record) {
        records.put(record.kafkaOffset(), record);
    }

    void forgetBefore(long offset) {
        records.headMap(offset).clear();
    }

    /** Gives the reporter what it was asked to take. */
    void handOver() {
        for (FutureTask<?> task = asked.poll(); task != null; task = asked.poll()) {
            task.run();
        }
    }

    /** Lets nobody wait for a report any more. */
    void stop() {
        stopped = true;
    }

    /** Reports at least once: when the transaction around them is repeated, the records are reported again. */
    @Override
    public void report(SortedMap<Long, RuntimeException> failures) {
        FutureTask<List<Future<Void>>> task = new FutureTask<>(() -> given(failures));
        asked.add(task);
        outcomeOf(task).forEach(this::outcomeOf);
    }

    private List<Future<Void>> given(SortedMap<Long, RuntimeException> failures) {
        List<Future<Void>> reports = new ArrayList<>();
        failures.forEach((offset, failure) -> reports.add(reporter.report(records.get(offset), failure)));
        return reports;
    }

    private <T> T outcomeOf(Future<T> report) {
        try {
            while (!report.isDone()) {
                requireGoesOn();
                waitFor(report);
            }
            return report.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("Interrupted while an errant record was reported", e);
        } catch (ExecutionException e) {
            throw new ConnectException("An errant record could not be reported: " + e.getMessage(), e);
        }
    }

    private static void waitFor(Future<?> report) throws InterruptedException, ExecutionException {
        try {
            report.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.trace("An errant record is still being reported", e);
        }
    }

    private void requireGoesOn() {
        if (stopped) {
            throw new ConnectException("The stream was left while an errant record was reported");
        }
    }
}
