package io.twoway.sink.stream;

import io.twoway.sink.plan.TransactionLimit;
import io.twoway.sink.plan.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Works between Connect's thread, which adds them, and the one that applies them, in stream order: a work stays until it is
 * applied. The only state that both threads change; its lock is held by nobody who asks a server.
 */
final class WorkQueue {

    private final TransactionLimit capacity;

    // Mutable state, under this object's lock
    private final Deque<Work> works = new ArrayDeque<>();
    private long rows;
    private long bytes;
    private boolean applying;
    private boolean stopped;

    /** @param capacity no more should be added from here on */
    WorkQueue(TransactionLimit capacity) {
        this.capacity = capacity;
    }

    synchronized void addAll(List<Work> more) {
        more.forEach(work -> {
            works.add(work);
            rows += rowsOf(work);
            bytes += work.heldBytes();
        });
    }

    /** Returns whether there is something to apply, and nobody who does: the caller has to begin. */
    synchronized boolean begin() {
        boolean begins = !applying && isToBeApplied(false);
        applying |= begins;
        return begins;
    }

    /**
     * Returns whether the one who applies has to go on; else another one will have to begin.
     *
     * @param failing whether the last try failed, so that another one has to show that things work
     */
    synchronized boolean goesOn(boolean failing) {
        applying = isToBeApplied(failing);
        return applying;
    }

    private boolean isToBeApplied(boolean failing) {
        return !stopped && (failing || !works.isEmpty());
    }

    synchronized List<Work> waiting() {
        return List.copyOf(works);
    }

    /** Lets go of what is applied, and returns it. */
    synchronized List<Work> removeBefore(long offset) {
        List<Work> removed = new ArrayList<>();
        while (!works.isEmpty() && works.peekFirst().last().offset() < offset) {
            Work applied = works.removeFirst();
            rows -= rowsOf(applied);
            bytes -= applied.heldBytes();
            removed.add(applied);
        }
        return removed;
    }

    synchronized boolean isEmpty() {
        return works.isEmpty();
    }

    /**
     * Returns whether nothing should be added now.
     *
     * @param unfinished bytes of what will be added but is not whole yet
     */
    synchronized boolean isFull(long unfinished) {
        return !works.isEmpty() && (rows >= capacity.rows() || bytes + unfinished >= capacity.bytes());
    }

    /** Returns whether there is room again, for more than a few. */
    synchronized boolean hasRoom(long unfinished) {
        return works.isEmpty() || (rows <= capacity.rows() / 2 && bytes + unfinished <= capacity.bytes() / 2);
    }

    /** Ends it: what is being applied may end, nothing else begins. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** Waits for so long, or until it is stopped. */
    synchronized void rest(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            for (long left = time.toNanos(); left > 0 && !stopped; left = end - System.nanoTime()) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /** What has no rows takes a place too. */
    private static int rowsOf(Work work) {
        return Math.max(1, work.plannedRows().size());
    }
}
