package io.twoway.it.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.JournalEntry;
import io.twoway.it.pair.Pair;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Unique values at the destination that no event shows. */
class UnseenKeysIT {

    @Test
    void aUniqueColumnThatEventsDoNotCarryIsAConflictAsAnyOther() {
        try (Pair pair = new Pair("uncarried")
                .withAll(Map.of("precheck.acknowledge", "columns-match,keys-match"))
                .withForwardSink(Map.of("conflict.policy", "Ignore", "load.existing.tables", "keep"))) {
            pair.a().execute("CREATE TABLE uncarried.t (id INT PRIMARY KEY, v INT)");
            pair.b()
                    .executeUnseen(
                            "CREATE DATABASE uncarried",
                            "CREATE TABLE uncarried.t (id INT PRIMARY KEY, v INT, code INT DEFAULT 7, UNIQUE (code))");
            pair.startForward();
            pair.a()
                    .execute(
                            "INSERT INTO uncarried.t VALUES (1, 1)",
                            "INSERT INTO uncarried.t VALUES (2, 2)",
                            "INSERT INTO uncarried.t VALUES (3, 3)");
            pair.fence(pair.a(), pair.b());

            assertThat(pair.b().rows("SELECT id, v, code FROM uncarried.t")).containsExactly("1|1|7");
            assertThat(pair.journal(pair.b()).entriesOf("uncarried.t"))
                    .extracting(JournalEntry::kind)
                    .containsExactly("INSERT_UNIQUE_TAKEN", "INSERT_UNIQUE_TAKEN");
        }
    }

    @Test
    void aUniqueValueThatATriggerWritesElsewhereStopsTheSinkUntilSomebodyAnswers() {
        try (Pair pair = new Pair("elsewhere")
                .withAll(Map.of("precheck.acknowledge", "triggers"))
                .withForwardSink(Map.of("conflict.policy", "Overwrite"))) {
            pair.a().execute("CREATE TABLE elsewhere.t (id INT PRIMARY KEY, v INT)");
            pair.startForward();
            pair.fence(pair.a(), pair.b());
            pair.b()
                    .executeUnseen(
                            "CREATE TABLE elsewhere.seen (v INT PRIMARY KEY)",
                            "CREATE TRIGGER elsewhere.look AFTER INSERT ON elsewhere.t FOR EACH ROW"
                                    + " INSERT INTO elsewhere.seen VALUES (NEW.v)");
            pair.a().execute("INSERT INTO elsewhere.t VALUES (1, 5)", "INSERT INTO elsewhere.t VALUES (2, 5)");

            String message =
                    pair.states().awaitFailure(pair.connector("sink-b")).text();
            assertThat(message)
                    .contains(
                            "elsewhere.t", "Key: {\"id\":2}", "Duplicate entry '5' for key 'seen.PRIMARY'", "trigger");
            pair.b().execute(answerIn(message));
            pair.states().restart(pair.connector("sink-b"), true);
            pair.a().execute("INSERT INTO elsewhere.t VALUES (3, 6)");
            pair.fence(pair.a(), pair.b());
            assertThat(pair.b().rows("SELECT id FROM elsewhere.t ORDER BY id")).containsExactly("1", "3");
        }
    }

    private static String answerIn(String message) {
        Matcher statement = Pattern.compile("INSERT INTO dts_elsewhere\\.conflict_resolution .*, 'KEEP'\\);")
                .matcher(message);
        assertThat(statement.find()).isTrue();
        return statement.group();
    }
}
