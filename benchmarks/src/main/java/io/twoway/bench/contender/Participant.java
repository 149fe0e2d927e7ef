package io.twoway.bench.contender;

/** Somebody whose work is measured. */
public interface Participant {

    /** Returns the name in results. */
    String name();

    /** Returns whether it works in the Connect worker, where a profiler looks. */
    default boolean isOfWorker() {
        return false;
    }

    /** Returns whether the processor time that servers tell of is that of its work. */
    default boolean isTimed() {
        return true;
    }
}
