package io.twoway.source.stream;

import io.twoway.contract.SendMark;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Marks the records of each poll with how many went into the topic before. Transforms drop some, the filter among them. What
 * became of a record Connect reports in two ways, and which one it is shows with the first record that was sent: an
 * exactly-once worker reports all records that were sent, in the task's own thread, before it polls again, but may report those
 * that were dropped later; another one reports at once what is dropped, and what was sent when the broker has answered. Until
 * that is known there are no marks. The same counts tell how much is on its way, which has a bound.
 */
final class SendMarks {

    private enum Reports {
        UNKNOWN,
        SENT_BEFORE_THE_NEXT_POLL,
        DROPPED_BEFORE_THE_NEXT_POLL
    }

    /** On their way besides what was polled last. */
    private static final int MOST_RECORDS = 4096;

    private static final long MOST_BYTES = 32 << 20;

    /** After so many smaller records a large one is nearly forgotten. */
    private static final int FORGOTTEN = 256;

    private final String run;
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();

    // Mutable state
    private volatile long handedOut;
    private volatile long handedOutBefore; // the last poll
    private volatile Thread poller;
    private volatile Reports reports = Reports.UNKNOWN;
    private volatile int size; // about that of the largest record which the broker got lately, in bytes
    private volatile boolean waiting;

    SendMarks(String run) {
        this.run = run;
    }

    void mark(List<SourceRecord> polled) {
        poller = Thread.currentThread();
        if (reports != Reports.UNKNOWN) {
            SendMark mark = new SendMark(run, before());
            mark.writeTo(polled.stream().map(SourceRecord::headers));
        }
        handedOutBefore = handedOut;
        handedOut = handedOutBefore + polled.size(); // written by this thread only
    }

    private long before() {
        return reports == Reports.SENT_BEFORE_THE_NEXT_POLL ? sent.get() : handedOut - dropped.get();
    }

    /**
     * Takes note that a record went into the topic.
     *
     * @param bytes its size before it was compressed
     */
    void sent(int bytes) {
        size = Math.max(bytes, size - size / FORGOTTEN);
        sent.incrementAndGet();
        if (reports == Reports.UNKNOWN && poller != null) {
            reports = Thread.currentThread() == poller
                    ? Reports.SENT_BEFORE_THE_NEXT_POLL
                    : Reports.DROPPED_BEFORE_THE_NEXT_POLL;
        }
        if (waiting && hasRoom()) {
            wake();
        }
    }

    /** Takes note that a transform dropped a record. */
    void dropped() {
        dropped.incrementAndGet();
    }

    /**
     * Waits until no more is on its way to the broker than what was polled last, or little. Connect keeps each record until the
     * broker has answered, and a producer that compresses takes any number of them. Before the first answer the next poll is let
     * through when the time is over.
     *
     * @return whether it may go on; false when the time is over
     */
    boolean awaitRoom(Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        waiting = true;
        try {
            return awaitRoom(deadline);
        } finally {
            waiting = false;
        }
    }

    private synchronized boolean awaitRoom(long deadline) throws InterruptedException {
        while (!hasRoom()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return reports == Reports.UNKNOWN; // dropped records may be reported later than anything is sent
            }
            wait(left);
        }
        return true;
    }

    private synchronized void wake() {
        notifyAll();
    }

    /**
     * Where what was sent is reported before the next poll, nothing is on its way. As long as that is not known, the broker may
     * have answered nothing yet.
     */
    private boolean hasRoom() {
        if (reports == Reports.SENT_BEFORE_THE_NEXT_POLL) {
            return true;
        }
        long reported = sent.get() + dropped.get();
        long records = handedOut - reported;
        if (reports == Reports.UNKNOWN) {
            return records <= MOST_RECORDS;
        }
        return reported >= handedOutBefore || (records <= MOST_RECORDS && records * size <= MOST_BYTES);
    }
}
