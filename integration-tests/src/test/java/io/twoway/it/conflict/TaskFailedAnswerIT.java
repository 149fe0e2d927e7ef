package io.twoway.it.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.twoway.it.cli.TwoWayProgram;
import io.twoway.it.pair.JournalEntry;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers belong to one record each, and to nothing else; both directions run. */
class TaskFailedAnswerIT {

    private static final String ADDRESS_OF_B =
            "127.0.0.1:" + TestServers.shared().b().address().getPort();

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("answer");
        pair.a().execute("CREATE TABLE answer.t (id INT PRIMARY KEY, v INT NOT NULL)");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void transactionWithTwoConflictsStopsAtEachOfThemUntilBothAreAnswered() {
        diverge(1, 2);
        pair.a().transaction(update(1, 10), "INSERT INTO answer.t VALUES (3, 30)", update(2, 20));

        String first = awaitFailure();
        assertThat(first).contains("Key: {\"id\":1}", "1 more of this transaction's records");
        pair.b().execute(statementIn(first, "INCOMING"));
        String second = restartIntoFailure();
        assertThat(second).contains("Key: {\"id\":2}").doesNotContain("more of this transaction's records");
        assertThat(nextOffset()).isLessThanOrEqualTo(Long.parseLong(offsetIn(first)));
        assertThat(rows(1, 3)).containsExactly("1|-1", "2|-2");
        assertThat(openAnswers()).contains(offsetIn(first));
        pair.b().execute(statementIn(second, "KEEP"));
        restart();

        assertThat(rows(1, 3)).containsExactly("1|10", "2|-2", "3|30");
        assertThat(openAnswers()).doesNotContain(offsetIn(first), offsetIn(second));
        assertThat(pair.journal(pair.b()).entriesOf("answer.t"))
                .filteredOn(entry -> entry.key().get("id").asInt() <= 3)
                .extracting(JournalEntry::policy, JournalEntry::outcome)
                .containsExactly(tuple("TaskFailed/INCOMING", "OVERWRITTEN"), tuple("TaskFailed/KEEP", "KEPT"));
    }

    @Test
    void answerIsForOneRecordAndUsedOnce() {
        diverge(11, 12);
        pair.a().execute(update(11, 100));
        String first = awaitFailure();
        long innocent = Long.parseLong(offsetIn(first)) + 1_000_000;
        pair.b().execute(statementIn(first, "INCOMING").replace(offsetIn(first), String.valueOf(innocent)));
        assertThat(restartIntoFailure())
                .contains("Key: {\"id\":11}")
                .contains("at the destination, the MySQL server at " + ADDRESS_OF_B);
        assertThat(status())
                .contains("fits no conflict: stream 'answer-a', record " + innocent + " (INCOMING)")
                .contains("the sink has stopped at record " + offsetIn(first))
                .contains("The destination is the MySQL server of site "
                        + pair.b().name() + " at " + ADDRESS_OF_B);
        pair.b().execute(statementIn(first, "KEEP"));
        restart();
        assertThat(rows(11, 11)).containsExactly("11|-11");

        pair.a().execute(update(11, 101));
        String again = awaitFailure();
        assertThat(offsetIn(again)).isNotEqualTo(offsetIn(first));
        pair.b().execute(statementIn(again, "INCOMING"));
        restart();

        assertThat(rows(11, 11)).containsExactly("11|101");
        assertThat(openAnswers()).contains(String.valueOf(innocent)).doesNotContain(offsetIn(first), offsetIn(again));
    }

    @Test
    void neitherTheAnswerNorWhatItDoesTravelsBack() {
        diverge(21, 22);
        pair.a().execute(update(21, 210));
        pair.b().execute(statementIn(awaitFailure(), "INCOMING"));
        restart();
        pair.settle();

        assertThat(pair.topicOf(pair.b()).countRowChanges()).containsOnlyKeys("answer.fence");
        assertThat(pair.journal(pair.a()).entries()).isEmpty();
        assertThat(pair.a().rows("SELECT * FROM answer.t WHERE id = 21")).containsExactly("21|210");
    }

    /** Gives both sites two rows, and B other values in them. */
    private static void diverge(int first, int second) {
        pair.a().execute("INSERT INTO answer.t VALUES (%d, 0), (%d, 0)".formatted(first, second));
        Awaitility.await("the rows at B").atMost(Pair.PATIENCE).until(() -> rows(first, second)
                .equals(List.of(first + "|0", second + "|0")));
        pair.b().executeUnseen("UPDATE answer.t SET v = -id WHERE id IN (%d, %d)".formatted(first, second));
        pair.fence(pair.a(), pair.b());
    }

    private static String update(int id, int value) {
        return "UPDATE answer.t SET v = " + value + " WHERE id = " + id;
    }

    private static List<String> rows(int first, int last) {
        return pair.b()
                .rowsOnceThere(
                        "SELECT id, v FROM answer.t WHERE id BETWEEN %d AND %d ORDER BY id".formatted(first, last));
    }

    private static String status() {
        return new TwoWayProgram(TestServers.shared())
                .run("status", pair.connector("sink-b"))
                .output();
    }

    private static long nextOffset() {
        return Long.parseLong(pair.b().value("SELECT next_offset FROM dts_answer.progress WHERE stream = 'answer-a'"));
    }

    private static List<String> openAnswers() {
        return pair.b().rows("SELECT record_offset FROM dts_answer.conflict_resolution WHERE applied_at IS NULL");
    }

    private static String awaitFailure() {
        return pair.states().awaitFailure(pair.connector("sink-b")).text();
    }

    private static String restartIntoFailure() {
        pair.states().restart(pair.connector("sink-b"), true);
        return awaitFailure();
    }

    private static void restart() {
        pair.states().restart(pair.connector("sink-b"), true);
        pair.fence(pair.a(), pair.b());
    }

    private static String statementIn(String trace, String answer) {
        return find("INSERT INTO dts_answer\\.conflict_resolution .*, '" + answer + "'\\);", trace)
                .group();
    }

    private static String offsetIn(String trace) {
        return find("at answer-a-0@(\\d+) ", trace).group(1);
    }

    private static Matcher find(String pattern, String trace) {
        Matcher matcher = Pattern.compile(pattern).matcher(trace);
        assertThat(matcher.find()).as("%s in %s", pattern, trace).isTrue();
        return matcher;
    }
}
