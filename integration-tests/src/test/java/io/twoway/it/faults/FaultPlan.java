package io.twoway.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Plan of faults, decided before the run, so that a seed always gives the same. */
record FaultPlan(List<Step> steps) {

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(3);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration SHORTEST_OUTAGE = Duration.ofMillis(200);
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(14); // longer than a consumer's session
    private static final Duration SAMPLE_OUTAGE = Duration.ofSeconds(1);

    FaultPlan {
        steps = List.copyOf(steps);
    }

    /**
     * One fault of a plan.
     *
     * @param pause how long after the last one struck
     * @param outage how long it lasts before it begins to heal
     * @param alone whether all others must have healed before, and it before the next one
     */
    record Step(Duration pause, Fault fault, Duration outage, boolean alone) {}

    /** Faults one after another. */
    static FaultPlan oneByOne(List<Fault> faults) {
        return new FaultPlan(faults.stream()
                .map(fault -> new Step(SAMPLE_OUTAGE, fault, SAMPLE_OUTAGE, true))
                .toList());
    }

    /** Random faults for a time, of which the next may strike before the last has healed. */
    static FaultPlan random(long seed, Duration time) {
        Random random = new Random(seed);
        List<Fault> all = Faults.all();
        List<Step> steps = new ArrayList<>();
        Duration passed = Duration.ZERO;
        while (passed.compareTo(time) < 0) {
            Duration pause = between(random, SHORTEST_PAUSE, LONGEST_PAUSE);
            Fault fault = all.get(random.nextInt(all.size()));
            steps.add(new Step(pause, fault, between(random, SHORTEST_OUTAGE, LONGEST_OUTAGE), false));
            passed = passed.plus(pause);
        }
        return new FaultPlan(steps);
    }

    FaultPlan then(FaultPlan next) {
        return new FaultPlan(Stream.concat(steps.stream(), next.steps.stream()).toList());
    }

    private static Duration between(Random random, Duration shortest, Duration longest) {
        return Duration.ofMillis(random.nextLong(shortest.toMillis(), longest.toMillis()));
    }
}
