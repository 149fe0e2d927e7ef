package io.twoway.cli.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.client.Trace;
import io.twoway.precheck.progress.OpenAnswer;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrayAnswersTest {

    private static final StrayAnswers AT_B = new StrayAnswers("b", "dts", "a", Set.of("c"));

    @Test
    void anAnswerWithAnotherOffsetThanThatOfTheConflictIsNamed() {
        assertThat(strays(4711, new OpenAnswer("a", 0, 4712, "KEEP")))
                .singleElement()
                .asString()
                .contains(
                        "at site b fits no conflict: stream 'a', record 4712 (KEEP); the sink has stopped at record 4711")
                .endsWith("DELETE FROM dts.conflict_resolution WHERE stream = 'a' AND partition_id = 0"
                        + " AND record_offset = 4712;");
    }

    @Test
    void anAnswerAtTheWrongServerIsNamed() {
        assertThat(strays(4711, new OpenAnswer("b", 0, 4711, "INCOMING")))
                .singleElement()
                .asString()
                .contains("stream 'b', record 4711", "no sink of this server applies that topic");
        assertThat(strays(4711, new OpenAnswer("a", 1, 4711, "INCOMING"))).hasSize(1);
    }

    @Test
    void answersThatAreWaitedForAreNone() {
        OpenAnswer right = new OpenAnswer("a", 0, 4711, "KEEP");

        assertThat(strays(4711, right)).isEmpty();
        assertThat(strays(4711, right, new OpenAnswer("a", 0, 4715, "KEEP")))
                .as("another conflict of the same transaction")
                .isEmpty();
        assertThat(strays(4711, new OpenAnswer("c", 0, 3, "KEEP")))
                .as("the third site's stream")
                .isEmpty();
        assertThat(AT_B.among(List.of(right), 4000, OptionalLong.empty()))
                .as("the sink runs")
                .isEmpty();
    }

    @Test
    void anAnswerForARecordThatIsPastAndOneWithoutAWordAreNamed() {
        assertThat(AT_B.among(List.of(new OpenAnswer("a", 0, 3999, "KEEP")), 4000, OptionalLong.empty()))
                .singleElement()
                .asString()
                .contains("that record is past already");
        assertThat(strays(4711, new OpenAnswer("a", 0, 4711, "")))
                .singleElement()
                .asString()
                .contains("record 4711; its resolution is neither INCOMING nor KEEP");
    }

    @Test
    void theRecordThatStoppedTheSinkIsReadFromItsMessage() {
        String message = "org.apache.kafka.connect.errors.ConnectException: ";

        assertThat(StrayAnswers.stoppedAt(
                        new Trace(message + "Conflict UPDATE_ROW_DIFFERS at my-a-0@4711 under policy TaskFailed.")))
                .hasValue(4711);
        assertThat(StrayAnswers.stoppedAt(new Trace(message + "Record a-0@12 cannot be applied. Table: t.")))
                .hasValue(12);
        assertThat(StrayAnswers.stoppedAt(new Trace(message + "Destination h:1 does not take changes.")))
                .isEmpty();
    }

    private static List<String> strays(long stopped, OpenAnswer... answers) {
        return AT_B.among(List.of(answers), 4000, OptionalLong.of(stopped));
    }
}
