package io.twoway.it.faults;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The short version of {@link RandomFaultsIT}. */
class FaultsIT {

    private static final long SEED = Long.getLong("twoway.faults.seed", System.nanoTime());

    @Test
    void nothingIsLostOrAppliedTwiceOrSentBackUnderEachKindOfFaultAndAMinuteOfRandomOnes() {
        FaultPlan plan = FaultPlan.oneByOne(Faults.samples()).then(FaultPlan.random(SEED, Duration.ofMinutes(1)));
        new FaultSuite("faults", SEED, plan).run();
    }
}
