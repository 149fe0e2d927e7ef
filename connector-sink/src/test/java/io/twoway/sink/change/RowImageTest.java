package io.twoway.sink.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowImageTest {

    private static final Value ONE = new Value.Whole(1);
    private static final Value TWO = new Value.Whole(2);
    private static final Value ABSENT = Value.Absent.ABSENT;

    @Test
    void whatWasComputedIsNoPartOfTheRow() {
        RowImage computed = new RowImage(List.of(ONE, ABSENT), List.of(ABSENT, TWO));
        RowImage stored = new RowImage(List.of(ONE, ABSENT));

        assertThat(computed).isEqualTo(stored).hasSameHashCodeAs(stored);
        assertThat(computed.agreesWith(stored)).isTrue();
    }

    @Test
    void whatWasComputedHoldsForTheWholeImageOnly() {
        RowImage whole = new RowImage(List.of(ONE, ABSENT), List.of(ABSENT, TWO));

        assertThat(whole.over(new RowImage(List.of(TWO, ABSENT))).computed()).containsExactly(ABSENT, TWO);
        assertThat(whole.with(0, TWO).computed()).isEmpty();
        assertThat(new RowImage(List.of(ABSENT, ABSENT), List.of(ABSENT, TWO))
                        .over(new RowImage(List.of(TWO, ABSENT)))
                        .computed())
                .isEmpty();
    }
}
