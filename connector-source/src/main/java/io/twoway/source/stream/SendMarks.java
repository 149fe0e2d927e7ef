package io.twoway.source.stream;

import io.twoway.contract.SendMark;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Marks the records of each poll with how many went into the topic before. Transforms drop some, the filter among them. What
 * became of a record Connect reports in two ways, and which one it is shows with the first record that was sent: an
 * exactly-once worker reports all records that were sent, in the task's own thread, before it polls again, but may report those
 * that were dropped later; another one reports at once what is dropped, and what was sent when the broker has answered. Until
 * that is known there are no marks.
 */
final class SendMarks {

    private enum Reports {
        UNKNOWN,
        SENT_BEFORE_THE_NEXT_POLL,
        DROPPED_BEFORE_THE_NEXT_POLL
    }

    private final String run;
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();

    // Mutable state
    private long handedOut;
    private volatile Thread poller;
    private volatile Reports reports = Reports.UNKNOWN;

    SendMarks(String run) {
        this.run = run;
    }

    void mark(List<SourceRecord> polled) {
        poller = Thread.currentThread();
        if (reports != Reports.UNKNOWN) {
            SendMark mark = new SendMark(run, before());
            polled.forEach(record -> mark.writeTo(record.headers()));
        }
        handedOut += polled.size();
    }

    private long before() {
        return reports == Reports.SENT_BEFORE_THE_NEXT_POLL ? sent.get() : handedOut - dropped.get();
    }

    /** Takes note that a record went into the topic. */
    void sent() {
        sent.incrementAndGet();
        if (reports == Reports.UNKNOWN && poller != null) {
            reports = Thread.currentThread() == poller
                    ? Reports.SENT_BEFORE_THE_NEXT_POLL
                    : Reports.DROPPED_BEFORE_THE_NEXT_POLL;
        }
    }

    /** Takes note that a transform dropped a record. */
    void dropped() {
        dropped.incrementAndGet();
    }
}
