package io.twoway.bench.contender;

/** Somebody whose work is measured. */
public interface Participant {

    /** Returns the name in results. */
    String name();

    /** Returns whether it works in the Connect worker, where a profiler looks. */
    default boolean isOfWorker() {
        return false;
    }
}
