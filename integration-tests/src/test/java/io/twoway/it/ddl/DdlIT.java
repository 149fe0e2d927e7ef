package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every statement of the forward direction, with rows before and behind it, while clients write at both sites. */
class DdlIT {

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("ddlall").withDatabases("ddlother", "ddlnew");
        pair.a()
                .execute(
                        "CREATE DATABASE ddlother",
                        "CREATE TABLE ddlall.busy (id INT PRIMARY KEY, v INT NOT NULL)",
                        "CREATE TABLE ddlall.t (id INT PRIMARY KEY, v INT)",
                        "CREATE TABLE ddlother.template (id INT PRIMARY KEY, other VARCHAR(20))");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void everyStatementTakesItsPlaceBetweenTheRows() throws SQLException {
        assumeTrue(
                pair.a().value("SELECT @@global.binlog_row_metadata").equals("FULL"),
                "a column is called url, which Debezium's parser does not take for a name: see MinimalRowMetadataIT");
        try (RowTraffic atA = new RowTraffic(pair.a(), "ddlall.busy", 1);
                RowTraffic atB = new RowTraffic(pair.b(), "ddlall.busy", 2)) {
            tablesChange(pair.a());
            namesChange(pair.a());
            viewsAndRoutinesChange(pair.a());
            databasesChange(pair.a());
            Awaitility.await("traffic").atMost(Pair.PATIENCE).until(() -> atA.written() > 20 && atB.written() > 20);
        }
        pair.settle();

        for (String query : List.of(
                "SELECT * FROM ddlall.busy ORDER BY id",
                "SELECT * FROM ddlall.t ORDER BY id",
                "SELECT * FROM ddlall.fresh ORDER BY id",
                "SELECT * FROM ddlall.likeother ORDER BY id",
                "SELECT * FROM ddlall.swap1 ORDER BY id",
                "SELECT * FROM ddlall.swap2 ORDER BY id",
                "SELECT * FROM ddlall.v",
                "SELECT ddlall.f(20)",
                "SELECT table_schema, table_name, table_type FROM information_schema.tables"
                        + " WHERE table_schema LIKE 'ddl%' ORDER BY 1, 2",
                "SELECT table_name, column_name, column_type, ordinal_position FROM information_schema.columns"
                        + " WHERE table_schema LIKE 'ddl%' ORDER BY 1, 4",
                "SELECT table_name, index_name, column_name FROM information_schema.statistics"
                        + " WHERE table_schema LIKE 'ddl%' ORDER BY 1, 2, 3",
                "SELECT routine_schema, routine_name, sql_mode FROM information_schema.routines"
                        + " WHERE routine_schema LIKE 'ddl%' ORDER BY 1, 2",
                "SELECT schema_name, default_character_set_name FROM information_schema.schemata"
                        + " WHERE schema_name LIKE 'ddl%' ORDER BY 1")) {
            assertThat(pair.b().rows(query)).as(query).isEqualTo(pair.a().rows(query));
        }
        assertThat(pair.b()
                        .rows("SELECT state, COUNT(*), MIN(statement), MIN(message) FROM dts_ddlall.ddl_log"
                                + " WHERE state NOT IN ('DONE', 'SKIPPED') GROUP BY state"))
                .isEmpty();
        assertThat(pair.journal(pair.b()).entries()).isEmpty();
        assertThat(pair.counters(pair.b()).values()).containsEntry("statements-failed-total", 0L);
    }

    private static void tablesChange(Site a) {
        a.execute(
                "CREATE TABLE ddlall.fresh (id INT PRIMARY KEY, v INT, w INT)",
                "INSERT INTO ddlall.fresh VALUES (1, 1, 1)",
                "ALTER TABLE ddlall.fresh ADD COLUMN url VARCHAR(200) DEFAULT 'none', ADD INDEX by_v (v)",
                "INSERT INTO ddlall.fresh VALUES (2, 2, 2, 'x'), (3, 3, 3, NULL)",
                "ALTER TABLE ddlall.fresh DROP COLUMN w, RENAME COLUMN v TO n, MODIFY url TEXT FIRST",
                "UPDATE ddlall.fresh SET n = 10 WHERE id = 1",
                "CREATE UNIQUE INDEX once ON ddlall.fresh (n)",
                "INSERT INTO ddlall.fresh (id, n) VALUES (4, 4)",
                "DROP INDEX by_v ON ddlall.fresh",
                "CREATE TABLE ddlall.emptied (id INT PRIMARY KEY)",
                "INSERT INTO ddlall.emptied VALUES (1), (2)",
                "TRUNCATE TABLE ddlall.emptied",
                "INSERT INTO ddlall.emptied VALUES (2)",
                "CREATE TABLE ddlall.brief1 (id INT PRIMARY KEY)",
                "CREATE TABLE ddlall.brief2 (id INT PRIMARY KEY)",
                "INSERT INTO ddlall.brief1 VALUES (1)",
                "DROP TABLE ddlall.brief1, ddlall.brief2");
    }

    /** Session databases are not those of the tables. */
    private static void namesChange(Site a) throws SQLException {
        try (Connection connection = a.connect();
                Statement session = connection.createStatement()) {
            session.execute("USE ddlother");
            session.execute("CREATE TABLE ddlall.likeother LIKE template");
            session.execute("INSERT INTO ddlall.likeother VALUES (1, 'a')");
            session.execute("CREATE TABLE mover (id INT PRIMARY KEY, v INT)");
            session.execute("INSERT INTO mover VALUES (1, 1)");
            session.execute("RENAME TABLE mover TO ddlall.swap1");
            session.execute("INSERT INTO ddlall.swap1 VALUES (2, 2)");
            session.execute("USE ddlall");
            session.execute("CREATE TABLE swap2 (id INT PRIMARY KEY, v INT)");
            session.execute("INSERT INTO swap2 VALUES (7, 7)");
            session.execute("RENAME TABLE swap1 TO tmp, swap2 TO swap1, tmp TO swap2");
            session.execute("INSERT INTO swap1 VALUES (8, 8)");
            session.execute("INSERT INTO swap2 VALUES (3, 3)");
            session.execute("ALTER TABLE likeother ADD COLUMN c INT, RENAME TO likeother2");
            session.execute("INSERT INTO likeother2 VALUES (2, 'b', 5)");
            session.execute("ALTER TABLE likeother2 RENAME likeother");
        }
    }

    private static void viewsAndRoutinesChange(Site a) throws SQLException {
        try (Connection connection = a.connect();
                Statement session = connection.createStatement()) {
            session.execute("USE ddlall");
            session.execute("CREATE VIEW v AS SELECT id FROM t");
            session.execute("INSERT INTO t VALUES (1, 1)");
            session.execute("ALTER VIEW v AS SELECT id, v FROM t");
            session.execute("CREATE OR REPLACE VIEW gone AS SELECT 1 AS one");
            session.execute("DROP VIEW gone");
            session.execute(
                    "CREATE FUNCTION f(n INT) RETURNS INT DETERMINISTIC RETURN n * 2 + (SELECT COUNT(*) FROM t)");
            session.execute("CREATE PROCEDURE p() BEGIN UPDATE t SET v = v + 1; END");
            session.execute("CALL p()");
            session.execute("CREATE FUNCTION unused() RETURNS INT DETERMINISTIC RETURN 1");
            session.execute("DROP FUNCTION unused");
            session.execute("CREATE PROCEDURE unused() SELECT 1");
            session.execute("DROP PROCEDURE IF EXISTS unused");
        }
    }

    private static void databasesChange(Site a) {
        a.execute(
                "CREATE DATABASE ddlnew CHARACTER SET latin1",
                "CREATE TABLE ddlnew.t (id INT PRIMARY KEY, v VARCHAR(9))",
                "INSERT INTO ddlnew.t VALUES (1, 'a')",
                "DROP DATABASE ddlnew",
                "CREATE DATABASE ddlnew",
                "ALTER DATABASE ddlnew CHARACTER SET latin1",
                "CREATE TABLE ddlnew.u (id INT PRIMARY KEY, v VARCHAR(9))",
                "INSERT INTO ddlnew.u VALUES (1, _utf8mb4'\u00e9')");
    }

    @Test
    void statementsOfTheReverseSiteAreNeverApplied() {
        pair.a().execute("CREATE TABLE ddlall.home (id INT PRIMARY KEY, v INT)");
        pair.fence(pair.a(), pair.b());
        pair.b()
                .execute(
                        "ALTER TABLE ddlall.home ADD INDEX at_b (v)",
                        "CREATE VIEW ddlall.only_at_b AS SELECT 1 AS one",
                        "CREATE PROCEDURE ddlall.only_at_b() SELECT 1",
                        "INSERT INTO ddlall.home VALUES (1, 1)",
                        "DROP PROCEDURE ddlall.only_at_b");
        pair.settle();

        assertThat(pair.a().rows("SELECT * FROM ddlall.home")).containsExactly("1|1");
        assertThat(pair.a().rows("SHOW INDEX FROM ddlall.home")).hasSize(1);
        assertThat(pair.a().rows("SELECT * FROM information_schema.views WHERE table_name = 'only_at_b'"))
                .isEmpty();
        assertThat(pair.a().rows("SELECT * FROM dts_ddlall.ddl_log")).isEmpty();
        pair.b().execute("DROP VIEW ddlall.only_at_b");
        pair.a().execute("DROP TABLE ddlall.home");
        pair.settle();
    }
}
