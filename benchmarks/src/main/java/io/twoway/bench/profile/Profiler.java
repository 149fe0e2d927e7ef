package io.twoway.bench.profile;

import java.util.function.DoubleSupplier;

/** Watches the worker while one contender works, or does not. */
@FunctionalInterface
public interface Profiler {

    /** Looks at nothing. */
    Profiler NONE = (cell, contender, round, work) -> work.getAsDouble();

    /** Does the work and returns its number. */
    double during(String cell, String contender, int round, DoubleSupplier work);
}
