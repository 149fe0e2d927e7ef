package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The statements of gh-ost and pt-online-schema-change, in their order, while clients write to the table at A: the shadow
 * tables travel like others, and the exchange of the names is one statement at B too.
 */
class OnlineSchemaChangeIT {

    private static final int ROWS = 500;
    private static final int CHUNK = 100;

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("osc");
        pair.a().execute("CREATE TABLE osc.home (id INT PRIMARY KEY, v INT NOT NULL)");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @BeforeEach
    void makeTable() {
        pair.a()
                .execute(
                        "DROP TABLE IF EXISTS osc.t, osc._t_old, osc._t_del",
                        "CREATE TABLE osc.t (id INT PRIMARY KEY, v INT NOT NULL, note VARCHAR(20) NOT NULL DEFAULT 'x')",
                        "SET SESSION cte_max_recursion_depth = 10000",
                        "INSERT INTO osc.t (id, v) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                                + " WHERE i < " + ROWS + ") SELECT 2 * i, i FROM n");
        pair.settle();
        pair.b().execute("UPDATE osc.t SET note = 'b' WHERE id = 2", "INSERT INTO osc.t VALUES (4000, 1, 'b')");
        pair.settle();
    }

    @Test
    void tableThatPtOnlineSchemaChangeAltersEndsEqualAtBothSites() throws SQLException {
        try (RowTraffic traffic = new RowTraffic(pair.a(), "osc.t", 10_001);
                RowTraffic atB = new RowTraffic(pair.b(), "osc.home", 2)) {
            ptOnlineSchemaChange(pair.a());
            int before = traffic.written();
            Awaitility.await("traffic behind").atMost(Pair.PATIENCE).until(() -> traffic.written() > before + 20);
            assertThat(atB.written()).isPositive();
        }
        bothSitesAreEqual();
    }

    @Test
    void tableThatGhostAltersEndsEqualAtBothSites() throws SQLException {
        try (RowTraffic atB = new RowTraffic(pair.b(), "osc.home", 20_000)) {
            ghost(pair.a());
            assertThat(atB.written()).isPositive();
        }
        bothSitesAreEqual();
    }

    private static void bothSitesAreEqual() {
        pair.fence(pair.a(), pair.b());
        pair.b().execute("UPDATE osc.t SET added = 7 WHERE id = 4000");
        pair.settle();
        for (String query : List.of(
                "SHOW TABLES FROM osc",
                "SHOW COLUMNS FROM osc.t",
                "SELECT * FROM osc.t ORDER BY id",
                "SELECT * FROM osc.home ORDER BY id")) {
            assertThat(pair.b().rows(query)).as(query).isEqualTo(pair.a().rows(query));
        }
        assertThat(pair.a().rows("SELECT note, added FROM osc.t WHERE id IN (2, 4000) ORDER BY id"))
                .containsExactly("b|5", "b|7");
        assertThat(pair.b().rows("SELECT * FROM dts_osc.ddl_log WHERE state = 'FAILED'"))
                .isEmpty();
        assertThat(pair.b().rows("SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = 'osc'"))
                .isEmpty();
        assertThat(pair.journal(pair.b()).entries()).isEmpty();
    }

    /** As percona-toolkit 3 does it. */
    private static void ptOnlineSchemaChange(Site a) throws SQLException {
        try (Connection connection = a.connect();
                Statement tool = connection.createStatement()) {
            run(
                    tool,
                    "USE osc",
                    "CREATE TABLE `osc`.`_t_new` (`id` int NOT NULL, `v` int NOT NULL, `note` varchar(20) NOT NULL"
                            + " DEFAULT 'x', PRIMARY KEY (`id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4",
                    "ALTER TABLE `osc`.`_t_new` ADD COLUMN added INT NOT NULL DEFAULT 5",
                    "CREATE TRIGGER `pt_osc_osc_t_del` AFTER DELETE ON `osc`.`t` FOR EACH ROW BEGIN DECLARE CONTINUE"
                            + " HANDLER FOR 1146 begin end; DELETE IGNORE FROM `osc`.`_t_new`"
                            + " WHERE `osc`.`_t_new`.`id` <=> OLD.`id`; END",
                    "CREATE TRIGGER `pt_osc_osc_t_upd` AFTER UPDATE ON `osc`.`t` FOR EACH ROW BEGIN DECLARE CONTINUE"
                            + " HANDLER FOR 1146 begin end; DELETE IGNORE FROM `osc`.`_t_new` WHERE"
                            + " !(OLD.`id` <=> NEW.`id`) AND `osc`.`_t_new`.`id` <=> OLD.`id`; REPLACE INTO"
                            + " `osc`.`_t_new` (`id`, `v`, `note`) VALUES (NEW.`id`, NEW.`v`, NEW.`note`); END",
                    "CREATE TRIGGER `pt_osc_osc_t_ins` AFTER INSERT ON `osc`.`t` FOR EACH ROW BEGIN DECLARE CONTINUE"
                            + " HANDLER FOR 1146 begin end; REPLACE INTO `osc`.`_t_new` (`id`, `v`, `note`)"
                            + " VALUES (NEW.`id`, NEW.`v`, NEW.`note`);END");
            for (int from = 0; from < 2 * ROWS; from += CHUNK) {
                tool.execute("INSERT LOW_PRIORITY IGNORE INTO `osc`.`_t_new` (`id`, `v`, `note`) SELECT `id`, `v`,"
                        + " `note` FROM `osc`.`t` FORCE INDEX(`PRIMARY`) WHERE ((`id` >= " + from + ")) AND ((`id` < "
                        + (from + CHUNK) + ")) LOCK IN SHARE MODE /*pt-online-schema-change 1 copy nibble*/");
            }
            run(
                    tool,
                    "INSERT LOW_PRIORITY IGNORE INTO `osc`.`_t_new` (`id`, `v`, `note`) SELECT `id`, `v`, `note`"
                            + " FROM `osc`.`t` FORCE INDEX(`PRIMARY`) WHERE ((`id` >= " + 2 * ROWS
                            + ")) LOCK IN SHARE MODE",
                    "ANALYZE TABLE `osc`.`_t_new` /* pt-online-schema-change */",
                    "RENAME TABLE `osc`.`t` TO `osc`.`_t_old`, `osc`.`_t_new` TO `osc`.`t`",
                    "DROP TABLE IF EXISTS `osc`.`_t_old`",
                    "DROP TRIGGER IF EXISTS `osc`.`pt_osc_osc_t_del`",
                    "DROP TRIGGER IF EXISTS `osc`.`pt_osc_osc_t_upd`",
                    "DROP TRIGGER IF EXISTS `osc`.`pt_osc_osc_t_ins`");
        }
    }

    /** As gh-ost 1.1 does it; what it reads from the binlog is played between the chunks. */
    private static void ghost(Site a) throws SQLException {
        try (Connection connection = a.connect();
                Statement tool = connection.createStatement();
                Connection lock = a.connect();
                Statement locker = lock.createStatement()) {
            run(
                    tool,
                    "create /* gh-ost */ table `osc`.`_t_ghc` (id bigint unsigned auto_increment, last_update timestamp"
                            + " not null DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, hint varchar(64) charset"
                            + " ascii not null, value varchar(4096) charset ascii not null, primary key(id), unique key"
                            + " hint_uidx(hint)) auto_increment=256 comment='gh-ost-changelog'",
                    "create /* gh-ost */ table `osc`.`_t_gho` like `osc`.`t`",
                    "alter /* gh-ost */ table `osc`.`_t_gho` add column added INT NOT NULL DEFAULT 5",
                    "insert /* gh-ost */ into `osc`.`_t_ghc` (id, hint, value) values (NULLIF(2, 0), 'state',"
                            + " 'GhostTableMigrated') on duplicate key update last_update=NOW(), value=VALUES(value)");
            for (int from = 0; from <= 4 * ROWS; from += CHUNK) {
                int changed = from + 2;
                run(
                        tool,
                        "insert /* gh-ost `osc`.`t` */ ignore into `osc`.`_t_gho` (`id`, `v`, `note`) (select `id`,"
                                + " `v`, `note` from `osc`.`t` force index (`PRIMARY`) where (((`id` > " + (from - 1)
                                + ")) and ((`id` < " + (from + CHUNK + 2000 * (from / (4 * ROWS)))
                                + "))) lock in share mode)",
                        "UPDATE osc.t SET v = v + 100 WHERE id = " + changed,
                        "replace /* gh-ost `osc`.`_t_gho` */ into `osc`.`_t_gho` (`id`, `v`, `note`) SELECT id, v, note"
                                + " FROM osc.t WHERE id = " + changed,
                        "DELETE FROM osc.t WHERE id = " + (from + 4),
                        "delete /* gh-ost `osc`.`_t_gho` */ from `osc`.`_t_gho` where ((`id` = " + (from + 4) + "))",
                        "insert /* gh-ost */ into `osc`.`_t_ghc` (id, hint, value) values (NULLIF(1, 0), 'heartbeat', '"
                                + from + "') on duplicate key update last_update=NOW(), value=VALUES(value)");
            }
            run(
                    locker,
                    "create /* gh-ost */ table `osc`.`_t_del` (id int auto_increment primary key) engine=InnoDB"
                            + " comment='ghost-cut-over-sentry'",
                    "lock /* gh-ost */ tables `osc`.`t` write, `osc`.`_t_del` write");
            Thread rename = new Thread(() ->
                    a.execute("rename /* gh-ost */ table `osc`.`t` to `osc`.`_t_del`, `osc`.`_t_gho` to `osc`.`t`"));
            rename.start();
            Awaitility.await("the rename to wait").atMost(Pair.PATIENCE).until(() -> !a.rows(
                            "SELECT 1 FROM information_schema.processlist WHERE state LIKE 'Waiting for table"
                                    + " metadata lock' AND info LIKE 'rename /* gh-ost%'")
                    .isEmpty());
            run(locker, "drop /* gh-ost */ table if exists `osc`.`_t_del`", "unlock /* gh-ost */ tables");
            Awaitility.await("the rename").atMost(Pair.PATIENCE).until(() -> !rename.isAlive());
            run(
                    tool,
                    "drop /* gh-ost */ table if exists `osc`.`_t_ghc`",
                    "drop /* gh-ost */ table if exists `osc`.`_t_del`");
        }
    }

    private static void run(Statement session, String... statements) throws SQLException {
        for (String sql : statements) {
            session.execute(sql);
        }
    }
}
