package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.client.ConnectorStatus.State;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** MySQL 8.0.15, the oldest that is supported, with its like and with the newest. */
class OldServersIT {

    @Test
    void twoOldServersFollowEachOther() {
        assertFollowEachOther("oldboth", TestServers.shared().oldestB());
    }

    @Test
    void newServerFollowsAnOldOneAndTheOldOneTheNew() {
        assertFollowEachOther("oldnew", TestServers.shared().b());
    }

    private static void assertFollowEachOther(String name, MySqlServer serverOfB) {
        try (Pair pair = Pair.between(name, TestServers.shared().oldestA(), serverOfB)) {
            assertThat(pair.a().value("SELECT VERSION()")).isEqualTo("8.0.15");
            pair.withBothSinks(Map.of(
                    "conflict.rules", "newest,greatest",
                    "conflict.newest.tables", name + ".t",
                    "conflict.newest.policy", "UseMax",
                    "conflict.newest.columns", "version",
                    "conflict.greatest.tables", name + ".prefixed",
                    "conflict.greatest.policy", "UseMax",
                    "conflict.greatest.columns", "id"));
            fill(pair);
            pair.start();
            change(pair);
            pair.settle();
            changeTables(pair);
            pair.settle();
            assertEqual(pair, name);
            assertConflictsEndAlike(pair);
        }
    }

    private static void assertEqual(Pair pair, String database) {
        assertThat(columns(pair.b(), database)).isEqualTo(columns(pair.a(), database));
        for (String table : List.of("t", "keyless", "child", "fresh", "renamed", "names", "composed")) {
            String query = "SELECT * FROM " + pair.table(table) + " ORDER BY 1";
            assertThat(pair.b().rows(query))
                    .as(table)
                    .isEqualTo(pair.a().rows(query))
                    .isNotEmpty();
        }
        assertThat(pair.b().value("SELECT " + pair.table("twice(21)"))).isEqualTo("42");
        assertThat(pair.b()
                        .rows("SELECT statement, message FROM " + pair.bookkeeping()
                                + ".ddl_log WHERE state <> 'DONE'"))
                .isEmpty();
        assertThat(pair.journal(pair.a()).entries()).isEmpty();
        assertThat(pair.journal(pair.b()).entries()).isEmpty();
    }

    private static void fill(Pair pair) {
        pair.a()
                .execute(
                        "CREATE TABLE " + pair.table("t")
                                + " (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) UNIQUE,"
                                + " version INT NOT NULL DEFAULT 0, doubled INT AS (version * 2) STORED,"
                                + " at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6))",
                        "CREATE TABLE " + pair.table("keyless") + " (v INT, w VARCHAR(20))",
                        "CREATE TABLE " + pair.table("child") + " (id INT PRIMARY KEY, t INT,"
                                + " FOREIGN KEY (t) REFERENCES " + pair.table("t") + " (id))",
                        "CREATE TABLE " + pair.table("prefixed")
                                + " (id INT PRIMARY KEY, name TEXT, UNIQUE KEY (name(3)))",
                        "CREATE TABLE " + pair.table("composed")
                                + " (n INT, w VARCHAR(9) CHARACTER SET latin1, v INT, PRIMARY KEY (n, w))",
                        "CREATE VIEW " + pair.table("names") + " AS SELECT name FROM " + pair.table("t"),
                        "CREATE FUNCTION " + pair.table("twice") + " (n INT) RETURNS INT DETERMINISTIC RETURN n * 2",
                        "INSERT INTO " + pair.table("t") + " (id, name) VALUES (1, 'a'), (3, 'b'), (5, 'c')",
                        "INSERT INTO " + pair.table("keyless") + " VALUES (1, 'x'), (1, 'x'), (2, NULL)",
                        "INSERT INTO " + pair.table("composed")
                                + " VALUES (1, 'é', 0), (2, 'ü', 0), (3, 'ñ', 0), (4, 'ø', 0), (5, 'e', 0)",
                        "INSERT INTO " + pair.table("child") + " VALUES (1, 1)");
    }

    private static void change(Pair pair) {
        pair.a()
                .transaction(
                        "UPDATE " + pair.table("t") + " SET name = 'A', version = version + 1 WHERE id = 1",
                        "INSERT INTO " + pair.table("t") + " (name) VALUES ('d'), ('e')",
                        "DELETE FROM " + pair.table("keyless") + " WHERE v = 1 LIMIT 1",
                        "DELETE FROM " + pair.table("composed") + " WHERE n > 1 AND n < 5",
                        "DELETE FROM " + pair.table("t") + " WHERE id = 5");
        pair.b()
                .transaction(
                        "UPDATE " + pair.table("t") + " SET name = 'B', version = version + 1 WHERE id = 3",
                        "INSERT INTO " + pair.table("t") + " (name) VALUES ('f')",
                        "INSERT INTO " + pair.table("keyless") + " VALUES (3, 'y')",
                        "INSERT INTO " + pair.table("child") + " VALUES (2, 3)");
    }

    private static void changeTables(Pair pair) {
        pair.a()
                .execute(
                        "ALTER TABLE " + pair.table("t")
                                + " ADD COLUMN city VARCHAR(20) DEFAULT 'none', ADD INDEX (version)",
                        "UPDATE " + pair.table("t") + " SET city = 'x' WHERE id = 1",
                        "ALTER TABLE " + pair.table("keyless") + " MODIFY v BIGINT NOT NULL, RENAME COLUMN w TO u",
                        "CREATE TABLE " + pair.table("fresh") + " (id INT PRIMARY KEY, j JSON DEFAULT (JSON_ARRAY(1)))",
                        "INSERT INTO " + pair.table("fresh") + " (id) VALUES (1), (2)",
                        "TRUNCATE TABLE " + pair.table("fresh"),
                        "INSERT INTO " + pair.table("fresh") + " VALUES (3, '{\"a\": 1.50}')",
                        "CREATE TABLE " + pair.table("brief") + " LIKE " + pair.table("t"),
                        "INSERT INTO " + pair.table("brief") + " (name) VALUES ('x')",
                        "RENAME TABLE " + pair.table("brief") + " TO " + pair.table("renamed"),
                        "CREATE TABLE " + pair.table("gone") + " (id INT PRIMARY KEY)",
                        "DROP TABLE " + pair.table("gone"));
        pair.fence(pair.a(), pair.b());
        pair.b().execute("UPDATE " + pair.table("t") + " SET city = 'y' WHERE id = 3");
    }

    /** Both sides write one row, and rows that share a part of a unique value, while neither hears of the other. */
    private static void assertConflictsEndAlike(Pair pair) {
        List<String> sinks = List.of(pair.connector("sink-a"), pair.connector("sink-b"));
        sinks.forEach(pair.rest()::pause);
        sinks.forEach(sink -> pair.states().awaitDespiteFailure(sink, State.PAUSED));
        pair.a()
                .execute(
                        "UPDATE " + pair.table("t") + " SET version = 10, city = 'at a' WHERE id = 1",
                        "INSERT INTO " + pair.table("prefixed") + " VALUES (1, 'abc at a')");
        pair.b()
                .execute(
                        "UPDATE " + pair.table("t") + " SET version = 11, city = 'at b' WHERE id = 1",
                        "INSERT INTO " + pair.table("prefixed") + " VALUES (2, 'abc at b')");
        sinks.forEach(pair.rest()::resume);
        pair.settle();
        for (Site site : List.of(pair.a(), pair.b())) {
            assertThat(site.rows("SELECT version, city FROM " + pair.table("t") + " WHERE id = 1"))
                    .containsExactly("11|at b");
            assertThat(site.rows("SELECT * FROM " + pair.table("prefixed"))).containsExactly("2|abc at b");
            assertThat(pair.journal(site).entries()).hasSize(2);
        }
    }

    /** Column by column, without what the two versions spell differently. */
    private static List<String> columns(Site site, String database) {
        return site.rows("SELECT table_name, column_name, data_type, is_nullable, column_key FROM"
                + " information_schema.columns WHERE table_schema = '" + database + "' ORDER BY 1, ordinal_position");
    }
}
