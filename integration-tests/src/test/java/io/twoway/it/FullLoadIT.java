package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Schema, full load and DDL go forward; changes go both ways; each test has tables of its own. */
class FullLoadIT {

    private static Pair pair;

    @BeforeAll
    static void startWithDataOnBothSites() {
        pair = new Pair("fullload");
        pair.a()
                .execute(
                        "CREATE TABLE fullload.orders (id INT PRIMARY KEY, note VARCHAR(20))",
                        "INSERT INTO fullload.orders VALUES (1, 'a'), (2, 'a'), (3, 'a')",
                        "CREATE TABLE fullload.fresh (id INT AUTO_INCREMENT PRIMARY KEY, note VARCHAR(20), KEY (note))",
                        "INSERT INTO fullload.fresh (note) VALUES ('x'), (NULL), ('y')",
                        "CREATE TABLE fullload.cleared (id INT PRIMARY KEY)",
                        "INSERT INTO fullload.cleared VALUES (1), (2)",
                        "CREATE TABLE fullload.grown (id INT PRIMARY KEY)",
                        "INSERT INTO fullload.grown VALUES (1)",
                        "CREATE TABLE fullload.old_name (id INT PRIMARY KEY)",
                        "INSERT INTO fullload.old_name VALUES (1)",
                        "CREATE TABLE fullload.home (id INT PRIMARY KEY, note VARCHAR(20))");
        pair.b()
                .execute(
                        "CREATE DATABASE fullload",
                        "CREATE TABLE fullload.orders (id INT PRIMARY KEY, note VARCHAR(20))",
                        "INSERT INTO fullload.orders VALUES (1, 'b'), (99, 'b')");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void existingRowsAreKeptMissingOnesLoadedAndChangesFollow() {
        assertThat(atB("orders")).containsExactly("1|b", "2|a", "3|a", "99|b");
        assertThat(pair.journal(pair.b()).entriesOf("fullload.orders")).isEmpty();

        pair.a().execute("UPDATE fullload.orders SET note = 'a2' WHERE id = 2");
        pair.b().execute("INSERT INTO fullload.orders VALUES (100, 'b')");
        pair.settle();

        assertThat(atB("orders")).containsExactly("1|b", "2|a2", "3|a", "99|b", "100|b");
        assertThat(atA("orders")).containsExactly("1|a", "2|a2", "3|a", "100|b");
    }

    @Test
    void statisticsOfTheLoadedTablesAreRenewedAtTheEnd() {
        assertThat(pair.b()
                        .rows("SELECT state, statement LIKE '%`fullload`.`orders`%' FROM dts_fullload.ddl_log"
                                + " WHERE statement LIKE 'ANALYZE%'"))
                .containsExactly("DONE|1");
    }

    @Test
    void rowsAreNotCutOffWhereTheServerLimitsEachSelect() {
        try (Pair limited = new Pair("fullloadlimit")) {
            limited.a()
                    .execute(
                            "CREATE TABLE fullloadlimit.many (id INT PRIMARY KEY)",
                            "INSERT INTO fullloadlimit.many WITH RECURSIVE n AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM n"
                                    + " WHERE i < 49) SELECT x.i * 50 + y.i FROM n AS x, n AS y",
                            "SET GLOBAL sql_select_limit = 1");
            limited.start();
            assertThat(limited.b().value("SELECT COUNT(*) FROM fullloadlimit.many"))
                    .isEqualTo("2500");
        } finally {
            pair.a().execute("SET GLOBAL sql_select_limit = DEFAULT");
        }
    }

    @Test
    void tablesOfTheSourceAreCreatedAsTheyAre() {
        assertThat(definition(pair.b().value("SHOW CREATE TABLE fullload.fresh")))
                .isEqualTo(definition(pair.a().value("SHOW CREATE TABLE fullload.fresh")));
        assertThat(atB("fresh")).isEqualTo(atA("fresh")).hasSize(3);
    }

    @Test
    void tableCreatedLaterArrivesWithItsRows() {
        pair.a()
                .execute(
                        "CREATE TABLE fullload.later (id INT PRIMARY KEY, note VARCHAR(20))",
                        "INSERT INTO fullload.later VALUES (1, 'a'), (2, 'a')");
        pair.fence(pair.a(), pair.b());
        pair.b().execute("UPDATE fullload.later SET note = 'b' WHERE id = 1");
        pair.settle();

        assertThat(atB("later")).isEqualTo(atA("later")).containsExactly("1|b", "2|a");
    }

    @Test
    void truncateGoesForwardAndDoesNotComeBack() {
        pair.a().execute("TRUNCATE TABLE fullload.cleared", "INSERT INTO fullload.cleared VALUES (7)");
        pair.settle();
        pair.b().execute("INSERT INTO fullload.cleared VALUES (8)");
        pair.settle();

        assertThat(atB("cleared")).isEqualTo(atA("cleared")).containsExactly("7", "8");
    }

    @Test
    void statementsOfTheReverseSiteStayThere() {
        pair.b()
                .execute(
                        "CREATE TABLE fullload.only_at_b (id INT PRIMARY KEY)",
                        "CREATE INDEX at_b ON fullload.home (note)",
                        "INSERT INTO fullload.home VALUES (1, 'b')",
                        "CREATE TABLE fullload.emptied (id INT PRIMARY KEY)",
                        "TRUNCATE TABLE fullload.emptied",
                        "DROP TABLE fullload.emptied");
        pair.settle();

        assertThat(pair.a().rows("SHOW TABLES FROM fullload")).doesNotContain("only_at_b", "emptied");
        assertThat(indexes(pair.a().rows("SHOW INDEX FROM fullload.home"))).doesNotContain("at_b");
        assertThat(atA("home")).containsExactly("1|b");
    }

    @Test
    void addedColumnAndItsRowsFollow() {
        pair.a()
                .execute(
                        "ALTER TABLE fullload.grown ADD COLUMN note VARCHAR(20) DEFAULT 'new'",
                        "INSERT INTO fullload.grown VALUES (2, 'a'), (3, NULL)",
                        "UPDATE fullload.grown SET note = 'changed' WHERE id = 1");
        pair.fence(pair.a(), pair.b());
        pair.b().execute("INSERT INTO fullload.grown VALUES (4, 'b')");
        pair.settle();

        assertThat(atB("grown")).isEqualTo(atA("grown")).containsExactly("1|changed", "2|a", "3|NULL", "4|b");
    }

    @Test
    void renamedTableGoesOn() {
        pair.a()
                .execute(
                        "INSERT INTO fullload.old_name VALUES (2)",
                        "RENAME TABLE fullload.old_name TO fullload.new_name",
                        "INSERT INTO fullload.new_name VALUES (3)");
        pair.fence(pair.a(), pair.b());
        pair.b().execute("INSERT INTO fullload.new_name VALUES (4)");
        pair.settle();

        assertThat(pair.b().rows("SHOW TABLES FROM fullload")).doesNotContain("old_name");
        assertThat(atB("new_name")).isEqualTo(atA("new_name")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void indexFollowsAndIsDropped() {
        pair.a()
                .execute(
                        "CREATE TABLE fullload.indexed (id INT PRIMARY KEY, note VARCHAR(20), code INT)",
                        "CREATE INDEX by_note ON fullload.indexed (note)",
                        "CREATE UNIQUE INDEX by_code ON fullload.indexed (code)",
                        "DROP INDEX by_note ON fullload.indexed");
        pair.fence(pair.a(), pair.b());

        assertThat(indexes(pair.b().rows("SHOW INDEX FROM fullload.indexed"))).containsExactly("PRIMARY", "by_code");
    }

    @Test
    void tableCreatedFromAQueryHasEachRowOnce() {
        pair.a().execute("CREATE TABLE fullload.chosen (PRIMARY KEY (id)) AS SELECT id, note FROM fullload.fresh");
        pair.a().execute("CREATE TABLE fullload.chosen_keyless AS SELECT note FROM fullload.fresh");
        pair.settle();

        assertThat(atB("chosen")).isEqualTo(atA("chosen")).hasSize(3);
        assertThat(atB("chosen_keyless")).isEqualTo(atA("chosen_keyless")).hasSize(3);
    }

    @Test
    void droppedTableIsDropped() {
        pair.a().execute("CREATE TABLE fullload.brief (id INT)", "DROP TABLE fullload.brief");
        pair.fence(pair.a(), pair.b());

        assertThat(pair.b().rows("SHOW TABLES FROM fullload")).doesNotContain("brief");
    }

    private static List<String> atA(String table) {
        return pair.a().rows("SELECT * FROM fullload." + table + " ORDER BY 1");
    }

    private static List<String> atB(String table) {
        return pair.b().rows("SELECT * FROM fullload." + table + " ORDER BY 1");
    }

    private static List<String> indexes(List<String> rows) {
        return rows.stream().map(row -> row.split("\\|")[2]).toList();
    }

    /** The next number to give out is not part of a table's definition. */
    private static String definition(String shown) {
        return shown.replaceAll(" AUTO_INCREMENT=\\d+", "");
    }
}
