package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows that travel while the two sides differ in columns. */
class ColumnsDifferIT {

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("shapes");
        pair.a()
                .execute(
                        "CREATE TABLE shapes.t (id INT PRIMARY KEY, a INT, b VARCHAR(20))",
                        "CREATE TABLE shapes.late (id INT PRIMARY KEY, v INT)",
                        "CREATE TABLE shapes.failed (id INT PRIMARY KEY, v INT)");
        pair.b()
                .execute(
                        "CREATE DATABASE shapes",
                        "CREATE TABLE shapes.t (b VARCHAR(20), extra INT NOT NULL DEFAULT 9, id INT PRIMARY KEY, a INT)");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void columnsAreFoundByNameAndOneOfTheDestinationOnlyKeepsItsValue() {
        pair.a().execute("INSERT INTO shapes.t VALUES (1, 1, 'x'), (2, 2, 'y'), (3, 3, 'z')");
        pair.fence(pair.a(), pair.b());
        pair.b().executeUnseen("UPDATE shapes.t SET extra = 10 WHERE id = 2");
        pair.a().execute("UPDATE shapes.t SET a = 20, b = 'yy' WHERE id = 2", "DELETE FROM shapes.t WHERE id = 3");
        pair.fence(pair.a(), pair.b());

        assertThat(pair.b().rows("SELECT id, a, b, extra FROM shapes.t ORDER BY id"))
                .containsExactly("1|1|x|9", "2|20|yy|10");
        assertThat(pair.journal(pair.b()).entriesOf("shapes.t")).isEmpty();
    }

    @Test
    void rowsOfTheOldAndTheNewShapeArriveLateAtTheSideThatWasChangedFirst() {
        pair.a().execute("INSERT INTO shapes.late VALUES (1, 1), (2, 2)");
        pair.settle();
        pair.rest().pause(pair.connector("sink-a"));
        pair.b().execute("UPDATE shapes.late SET v = 10 WHERE id = 1", "INSERT INTO shapes.late VALUES (101, 1)");
        pair.a().execute("ALTER TABLE shapes.late ADD COLUMN c INT NOT NULL DEFAULT 5 FIRST");
        pair.fence(pair.a(), pair.b());
        pair.b()
                .execute(
                        "INSERT INTO shapes.late (c, id, v) VALUES (6, 102, 1)",
                        "UPDATE shapes.late SET c = 7 WHERE id = 2");
        pair.rest().resume(pair.connector("sink-a"));
        pair.settle();

        assertThat(pair.a().rows("SELECT * FROM shapes.late ORDER BY id"))
                .isEqualTo(pair.b().rows("SELECT * FROM shapes.late ORDER BY id"))
                .isEqualTo(List.of("5|1|10", "7|2|2", "5|101|1", "6|102|1"));
        assertThat(pair.journal(pair.a()).entriesOf("shapes.late")).isEmpty();
    }

    @Test
    void columnThatTheDestinationLacksStopsTheSinkUntilItIsThere() {
        try (Pair lacking = new Pair("lacking")) {
            lacking.a().execute("CREATE TABLE lacking.t (id INT PRIMARY KEY, v INT)");
            lacking.start();
            lacking.b().execute("ALTER TABLE lacking.t ADD COLUMN c VARCHAR(3)");
            lacking.a()
                    .execute(
                            "INSERT INTO lacking.t VALUES (1, 1)",
                            "ALTER TABLE lacking.t ADD COLUMN c VARCHAR(3)",
                            "INSERT INTO lacking.t VALUES (2, 2, 'x')");
            lacking.fence(lacking.a(), lacking.b());
            assertThat(lacking.b()
                            .rows("SELECT state, error_code FROM dts_lacking.ddl_log WHERE statement LIKE 'ALTER%'"))
                    .containsExactly("FAILED|1060");
            assertThat(lacking.b().rows("SELECT * FROM lacking.t ORDER BY id")).containsExactly("1|1|NULL", "2|2|x");

            lacking.b()
                    .execute("CREATE TABLE lacking.other (id INT PRIMARY KEY)", "ALTER TABLE lacking.t DROP COLUMN c");
            lacking.a().execute("INSERT INTO lacking.t VALUES (3, 3, 'y')");
            String failure =
                    lacking.states().awaitFailure(lacking.connector("sink-b")).text();
            assertThat(failure).contains("lacking.t").contains("no column 'c'");
            assertThat(lacking.b().rows("SELECT COUNT(*) FROM lacking.t WHERE id = 3"))
                    .containsExactly("0");

            lacking.b().execute("ALTER TABLE lacking.t ADD COLUMN c VARCHAR(3)");
            lacking.states().restart(lacking.connector("sink-b"), true);
            lacking.fence(lacking.a(), lacking.b());
            assertThat(lacking.b().rows("SELECT * FROM lacking.t WHERE id = 3")).containsExactly("3|3|y");
        }
    }
}
