package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tables that are made, or changed, in sessions with {@code sql_log_bin = 0}: no source hears of it but by their rows. */
class UnloggedTablesIT {

    private static final String ROWS = "SELECT * FROM unlogged.t ORDER BY id";

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("unlogged");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void rowsOfATableThatNoBinlogKnowsTravelBothWays() {
        both("CREATE TABLE unlogged.t (id INT PRIMARY KEY, e ENUM('x', 'y') NOT NULL, v VARCHAR(20))");
        pair.b().execute("INSERT INTO unlogged.t VALUES (1, 'y', 'of B')");
        pair.settle();
        pair.a()
                .execute(
                        "UPDATE unlogged.t SET v = 'of A' WHERE id = 1",
                        "INSERT INTO unlogged.t VALUES (2, 'x', NULL)");
        pair.settle();
        assertEqual("1|y|of A", "2|x|NULL");

        restart("source-a");
        restart("source-b");
        pair.b().execute("INSERT INTO unlogged.t VALUES (3, 'x', 'later')", "DELETE FROM unlogged.t WHERE id = 2");
        pair.settle();
        assertEqual("1|y|of A", "3|x|later");

        both("ALTER TABLE unlogged.t ADD COLUMN n INT NOT NULL DEFAULT 7 AFTER id, DROP COLUMN e");
        pair.b().execute("UPDATE unlogged.t SET n = 8 WHERE id = 3");
        pair.a().execute("INSERT INTO unlogged.t VALUES (4, 9, 'new')");
        pair.settle();
        assertEqual("1|7|of A", "3|8|later", "4|9|new");
    }

    private static void both(String statement) {
        pair.a().executeUnseen(statement);
        pair.b().executeUnseen(statement);
    }

    private static void restart(String role) {
        pair.states().restart(pair.connector(role), true);
        pair.states().awaitRunning(pair.connector(role));
    }

    private static void assertEqual(String... rows) {
        assertThat(pair.a().rows(ROWS)).containsExactly(rows);
        assertThat(pair.b().rows(ROWS)).containsExactly(rows);
        assertThat(pair.journal(pair.a()).entriesOf("unlogged.t")).isEmpty();
        assertThat(pair.journal(pair.b()).entriesOf("unlogged.t")).isEmpty();
    }
}
