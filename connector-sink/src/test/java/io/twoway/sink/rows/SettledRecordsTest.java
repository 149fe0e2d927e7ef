package io.twoway.sink.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.sink.resolve.Answer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettledRecordsTest {

    private final SettledRecords answers =
            new SettledRecords(Map.of(7L, Answer.INCOMING, 8L, Answer.KEEP, 9L, Answer.KEEP), Set.of(10L));

    @Test
    void answerCountsAsUsedOnlyWhenItDecidedSomething() {
        assertThat(answers.useFor(7)).contains(Answer.INCOMING);
        assertThat(answers.useFor(6)).isEmpty();
        assertThat(answers.whoPassesOver(9)).contains("KEEP");

        assertThat(answers.used()).containsExactlyInAnyOrder(7L, 9L);
    }

    @Test
    void recordThatCannotBeAppliedIsPassedOverByKeepOrByTheReporterAndNotByIncoming() {
        assertThat(answers.whoPassesOver(7)).isEmpty();
        assertThat(answers.whoPassesOver(8)).contains("KEEP");
        assertThat(answers.whoPassesOver(10)).contains("errors.tolerance");
        assertThat(answers.whoPassesOver(11)).isEmpty();

        assertThat(answers.used()).containsExactly(8L);
    }
}
