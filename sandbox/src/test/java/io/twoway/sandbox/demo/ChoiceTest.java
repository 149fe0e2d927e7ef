package io.twoway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChoiceTest {

    private static final String INCOMING =
            "INSERT INTO dts.conflict_resolution (stream, record_offset, resolution) VALUES ('a', 7, 'INCOMING');";
    private static final String KEEP =
            "INSERT INTO dts.conflict_resolution (stream, record_offset, resolution) VALUES ('a', 7, 'KEEP');";

    @Test
    void bothStatementsAreFoundAmongTheWords() {
        Choice choice = Choice.in("after: {\"state\":\"x;'KEEP');\"}\n  - the origin's row: " + INCOMING
                + "\n  - the destination's row: " + KEEP + "\nOr make the row right");

        assertThat(choice).isEqualTo(new Choice(INCOMING, KEEP));
    }

    @Test
    void messageWithoutThemIsShown() {
        assertThatThrownBy(() -> Choice.in("Access denied"))
                .isInstanceOf(DemonstrationException.class)
                .hasMessageContaining("Access denied");
    }
}
