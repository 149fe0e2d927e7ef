package io.twoway.it.faults;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The short version of {@link RandomFaultsIT}. */
class FaultsIT {

    private static final long SEED = Long.getLong("twoway.faults.seed", System.nanoTime());

    @Test
    void nothingIsLostOrAppliedTwiceOrSentBackUnderEachKindOfFaultAndHalfAMinuteOfRandomOnes() {
        FaultPlan plan = FaultPlan.oneByOne(Faults.samples()).then(FaultPlan.random(SEED, Duration.ofSeconds(30)));
        new FaultSuite("faults", SEED, plan).run();
    }
}
