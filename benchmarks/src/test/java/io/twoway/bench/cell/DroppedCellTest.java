package io.twoway.bench.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.twoway.bench.workload.Workloads;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DroppedCellTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 50})
    void rowsOfTheApplicationLieBetweenThoseOfTheOriginAndTheMarkers(int rounds) {
        Effort effort = Effort.FULL.withRounds(rounds);
        int last = effort.warmups() + effort.rounds() - 1;

        assertThat(DroppedCell.applications(effort, 0)).isGreaterThan(last);
        assertThatCode(() -> Workloads.INSERTS.changes(DroppedCell.applications(effort, last)))
                .doesNotThrowAnyException();
    }
}
