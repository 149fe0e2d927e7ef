package io.twoway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OfferedAnswersTest {

    private static final String INCOMING =
            "INSERT INTO dts.conflict_resolution (stream, record_offset, resolution) VALUES ('a', 7, 'INCOMING');";
    private static final String KEEP =
            "INSERT INTO dts.conflict_resolution (stream, record_offset, resolution) VALUES ('a', 7, 'KEEP');";

    @Test
    void bothStatementsAreFoundAmongTheWords() {
        OfferedAnswers answers = OfferedAnswers.in("after: {\"state\":\"x;'KEEP');\"}\n  - the origin's row: "
                + INCOMING + "\n  - the destination's row: " + KEEP + "\nOr make the row right");

        assertThat(answers).isEqualTo(new OfferedAnswers(INCOMING, KEEP));
    }

    @Test
    void messageWithoutThemIsShown() {
        assertThatThrownBy(() -> OfferedAnswers.in("Access denied"))
                .isInstanceOf(DemonstrationException.class)
                .hasMessageContaining("Access denied");
    }
}
