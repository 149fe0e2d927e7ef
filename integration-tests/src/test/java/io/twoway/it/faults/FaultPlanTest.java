package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.faults.FaultPlan.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void seedAlwaysGivesTheSamePlan() {
        assertThat(FaultPlan.random(7, DAY)).isEqualTo(FaultPlan.random(7, DAY)).isNotEqualTo(FaultPlan.random(8, DAY));
    }

    @Test
    void everyFaultHasItsTurn() {
        assertThat(FaultPlan.random(7, DAY).steps())
                .extracting(Step::fault)
                .containsAll(Faults.all())
                .hasSizeLessThan(20_000);
    }

    @Test
    void shortRunHasAFaultOfEachClass() {
        assertThat(Faults.samples())
                .extracting(fault -> fault.getClass().getName())
                .containsAll(Faults.all().stream()
                        .map(fault -> fault.getClass().getName())
                        .toList());
    }
}
