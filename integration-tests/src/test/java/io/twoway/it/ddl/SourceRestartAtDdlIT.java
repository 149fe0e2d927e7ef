package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The source reads a statement again that its history of tables knows already. */
class SourceRestartAtDdlIT {

    @Test
    void aStatementThatWasTheLastThingReadIsReadAgainAfterARestart() {
        try (Pair pair = new Pair("restartddl")) {
            start(pair, "restartddl");
            rename(pair, "restartddl", "v", "w");
            pair.requests().restartTask(pair.connector("source-a"), 0);
            rename(pair, "restartddl", "w", "x");
            pair.requests().restartTask(pair.connector("source-a"), 0);

            pair.a().execute("INSERT INTO restartddl.t (id, x) VALUES (2, 2)");
            pair.settle();

            assertThat(pair.b().rows("SELECT id, x FROM restartddl.t ORDER BY id"))
                    .containsExactly("1|1", "2|2");
        }
    }

    private static void start(Pair pair, String database) {
        pair.a()
                .execute(
                        "CREATE TABLE " + database + ".t (id INT PRIMARY KEY, v INT)",
                        "INSERT INTO " + database + ".t VALUES (1, 1)");
        pair.start();
    }

    private static void rename(Pair pair, String database, String from, String to) {
        pair.a().execute("ALTER TABLE " + database + ".t RENAME COLUMN " + from + " TO " + to);
        Awaitility.await("the column at B").atMost(Pair.PATIENCE).until(() -> !pair.b()
                .rows("SELECT 1 FROM information_schema.columns WHERE table_schema = '" + database
                        + "' AND table_name = 't' AND column_name = '" + to + "'")
                .isEmpty());
    }
}
