package io.twoway.bench.growth;

import io.twoway.bench.place.WorkerMemory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The look-out for the most memory that a worker needs while it works. */
final class MemoryWatch {

    private static final long BETWEEN_LOOKS = Duration.ofMillis(200).toNanos();

    /** How many times as long as a look the worker has for its work: nothing else runs in it meanwhile. */
    private static final int WORK_PER_LOOK = 4;

    private final WorkerMemory memory;

    // Mutable state
    private volatile boolean over;
    private double live;
    private double resident;

    private MemoryWatch(WorkerMemory memory) {
        this.memory = memory;
    }

    /** Looks while some work is done, and once after it. */
    static MemoryWatch during(WorkerMemory memory, Runnable work) {
        MemoryWatch watch = new MemoryWatch(memory);
        Thread thread = new Thread(watch::look, "memory-watch");
        thread.setDaemon(true);
        thread.start();
        try {
            work.run();
        } finally {
            watch.end(thread);
        }
        return watch;
    }

    private void look() {
        do {
            long began = System.nanoTime();
            live = Math.max(live, memory.live());
            resident = Math.max(resident, memory.resident());
            LockSupport.parkNanos(Math.max(BETWEEN_LOOKS, WORK_PER_LOOK * (System.nanoTime() - began)));
        } while (!over);
    }

    private void end(Thread thread) {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns the most MiB that were left after a collection. */
    double live() {
        return live;
    }

    /** Returns the most MiB that the process occupied. */
    double resident() {
        return resident;
    }
}
