package io.twoway.sink.statement;

import static io.twoway.sink.statement.StatementDestination.OFFSET;
import static io.twoway.sink.statement.StatementDestination.STOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.sink.apply.TestServer;
import io.twoway.sink.ddl.DdlRules;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.FailureKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a statement: it runs, it fails, or a rule leaves it out. */
class StatementRunnerIT {

    private static final DdlRules GO_ON =
            new DdlRules(DdlRules.Apply.ALL, DdlRules.Failure.CONTINUE, DdlRules.Existing.KEEP);
    private static final DdlRules NONE =
            new DdlRules(DdlRules.Apply.NONE, DdlRules.Failure.STOP, DdlRules.Existing.KEEP);
    private static final DdlRules FRESH =
            new DdlRules(DdlRules.Apply.NONE, DdlRules.Failure.CONTINUE, DdlRules.Existing.REFUSE);

    /** A session in which the origin made what its statement names. */
    private static final String MADE = "1;made=1";

    private final StatementDestination destination = new StatementDestination();

    @AfterEach
    void close() {
        destination.close();
    }

    @Test
    void failureIsListedAndTheStreamGoesOn() {
        destination.run("ALTER TABLE t DROP COLUMN missing", GO_ON);

        assertThat(destination.ledger()).startsWith("FAILED|1091|Can't DROP 'missing'");
        assertThat(destination.progress().nextOffset()).isEqualTo(OFFSET + 1);
    }

    @Test
    void secondStatementInTheTextOfOneIsRefusedInTheBytesOfItsClientToo() {
        destination.run("ALTER TABLE t ADD COLUMN c INT; DROP TABLE u", GO_ON);
        assertThat(destination.ledger()).startsWith("FAILED|1064|");
        destination.runIn("1;character_set_client=latin1", "ALTER TABLE t ADD COLUMN d INT; DROP TABLE u", GO_ON);

        assertThat(destination.ledger()).startsWith("FAILED|1064|");
        assertThat(destination.rows("SHOW COLUMNS FROM s.t")).hasSize(2);
        assertThat(destination.rows("SHOW TABLES FROM s LIKE 'u'")).hasSize(1);
    }

    @Test
    void failureStopsTheTaskUntilItIsMended() {
        String text = "ALTER TABLE later ADD COLUMN c INT";
        assertThatThrownBy(() -> destination.run(text, STOP))
                .isInstanceOf(StatementFailedException.class)
                .hasMessageContaining("Record a-0@7")
                .hasMessageContaining(text)
                .hasMessageContaining("error 1146: Table 's.later' doesn't exist")
                .hasMessageContaining("UPDATE dts.ddl_log SET state = 'SKIPPED' WHERE stream = 'a' AND partition_id = 0"
                        + " AND record_offset = 7;");
        assertThat(destination.ledger()).startsWith("FAILED|1146|");
        assertThat(destination.rows("SELECT next_offset FROM dts.progress")).containsExactly("7");

        destination.execute("CREATE TABLE s.later (id INT PRIMARY KEY)");
        destination.run(text, STOP);

        assertThat(destination.rows("SHOW COLUMNS FROM s.later")).hasSize(2);
        assertThat(destination.ledger()).isEqualTo("DONE|NULL|NULL");
    }

    @Test
    void failureStopsTheTaskUntilAPersonPassesItOver() {
        String text = "ALTER TABLE later ADD COLUMN c INT";
        assertThatThrownBy(() -> destination.run(text, STOP)).isInstanceOf(StatementFailedException.class);
        destination.execute(destination.store().skipStatement(OFFSET).replace(";", ""));

        destination.run(text, STOP);

        assertThat(destination.ledger()).isEqualTo("SKIPPED|NULL|marked in the ledger");
        assertThat(destination.rows("SELECT next_offset FROM dts.progress")).containsExactly("8");
    }

    @Test
    void aTableInUseIsWaitedForShortlyAndItsUserIsNamed() throws SQLException {
        String text = "ALTER TABLE t ADD COLUMN c INT";
        destination.logInWaiting(Duration.ofSeconds(1));
        try (Connection user = TestServer.shared().connect();
                Statement transaction = user.createStatement()) {
            transaction.execute("BEGIN");
            transaction.executeQuery("SELECT * FROM s.t").close();
            assertThatThrownBy(() -> destination.run(text, STOP))
                    .hasMessageMatching(
                            "(?s).*used by session \\d+ \\(root@localhost, Sleep for \\d+ s: s\\.t\\).*KILL.*")
                    .asInstanceOf(InstanceOfAssertFactories.type(DestinationException.class))
                    .extracting(DestinationException::failure)
                    .isEqualTo(FailureKind.CONTENTION);
            assertThat(destination.ledger()).startsWith("RUNNING");
            transaction.execute("COMMIT");
        }
        destination.run(text, STOP);

        assertThat(destination.rows("SHOW COLUMNS FROM s.t")).hasSize(3);
        assertThat(destination.ledger()).startsWith("DONE");
    }

    @Test
    void whatTheSinkPassedOverInAnEarlierTopicIsNoMark() {
        String text = "CREATE TABLE `s`.`again` (id INT PRIMARY KEY)";
        destination.execute("CREATE TABLE s.again (id INT PRIMARY KEY)");
        destination.load(text, Optional.empty(), GO_ON);
        assertThat(destination.ledger()).startsWith("SKIPPED|NULL|it exists here already");

        destination.execute("DROP TABLE s.again", "DELETE FROM dts.progress");
        destination.beginAgain();
        destination.load(text, Optional.empty(), GO_ON);

        assertThat(destination.rows("SHOW TABLES FROM s LIKE 'again'")).hasSize(1);
        assertThat(destination.ledger()).startsWith("DONE");
    }

    @Test
    void noDdlRunsWhenTheUserWantsNone() {
        destination.run("DROP TABLE t", NONE);

        assertThat(destination.ledger()).isEqualTo("SKIPPED|NULL|ddl.apply is 'none'");
        assertThat(destination.rows("SELECT * FROM s.t")).hasSize(1);
    }

    @Test
    void databaseThatExistsIsNoFailureAndTableThatExistsIsOne() {
        destination.run("CREATE DATABASE s", STOP);
        assertThat(destination.ledger()).isEqualTo("SKIPPED|NULL|it exists here already, and was not compared");

        destination.execute("DELETE FROM dts.ddl_log", "UPDATE dts.progress SET next_offset = 7");
        destination.claimProgress();
        destination.run("CREATE TABLE t (id INT)", GO_ON);
        assertThat(destination.ledger()).startsWith("FAILED|1050|");
    }

    @Test
    void tableThatIsHereAndIsNotWhatTheOriginMadeIsAFailure() {
        destination.runIn(MADE, "CREATE TABLE IF NOT EXISTS u (id INT PRIMARY KEY, v VARCHAR(20))", GO_ON);

        assertThat(destination.ledger())
                .startsWith("FAILED|1050|s.u is here already and is not what the statement makes: here \"")
                .contains(", by the statement \"`v` varchar(20) DEFAULT NULL,\"", "sql_log_bin = 0");
        assertThat(destination.rows("SHOW COLUMNS FROM s.u")).hasSize(1);
        assertThatThrownBy(() -> destination.runIn(MADE, "CREATE TABLE IF NOT EXISTS v (id INT)", STOP))
                .as("a view has the name")
                .isInstanceOf(StatementFailedException.class)
                .hasMessageContaining("error 1050: s.v is here already");
    }

    @Test
    void tableThatIsHereAndIsWhatTheOriginMadeIsNone() {
        destination.execute(
                "CREATE TABLE s.app (id BIGINT AUTO_INCREMENT PRIMARY KEY, v VARCHAR(20) UNIQUE, CHECK (v > 0))",
                "INSERT INTO s.app (v) VALUES ('2')");
        destination.runIn(
                MADE,
                "CREATE TABLE IF NOT EXISTS app (id BIGINT AUTO_INCREMENT PRIMARY KEY, v VARCHAR(20) UNIQUE,"
                        + " CHECK (v > 0)) ENGINE=MyISAM",
                STOP);

        assertThat(destination.ledger()).isEqualTo("DONE|NULL|s.app was here already, and is the same");
        assertThat(destination.rows("SELECT v FROM s.app")).containsExactly("2");
        destination.runIn("1", "CREATE TABLE app (id INT)", GO_ON);
        assertThat(destination.ledger()).as("the one to compare with is gone").startsWith("FAILED|1050|");
    }

    @Test
    void whatWasAtBothSitesAlreadyIsNoFailureWhateverTheStatementSays() {
        destination.runIn("1", "CREATE TABLE IF NOT EXISTS u (id INT PRIMARY KEY, old INT)", STOP);
        assertThat(destination.ledger()).startsWith("DONE|NULL|s.u was here already and is not what");
        destination.runIn("1", "CREATE PROCEDURE IF NOT EXISTS p() SELECT 2", STOP);
        assertThat(destination.ledger())
                .startsWith("DONE|NULL|s.p was here already and was not compared. As far as the binlog tells");
    }

    @Test
    void whatCannotBeComparedIsAFailureAsWithoutTheClause() {
        destination.runIn(MADE, "CREATE PROCEDURE IF NOT EXISTS p() SELECT 2", GO_ON);
        assertThat(destination.ledger())
                .startsWith("FAILED|1304|s.p is here already and was not compared. Nothing was");
        destination.runIn(MADE, "CREATE VIEW IF NOT EXISTS v AS SELECT 2 AS two", GO_ON);
        assertThat(destination.ledger())
                .startsWith("FAILED|1050|s.v is here already and was not compared. Nothing was");
        destination.runIn(
                MADE, "CREATE TABLE IF NOT EXISTS u (id INT PRIMARY KEY, FOREIGN KEY (id) REFERENCES t (id))", GO_ON);
        assertThat(destination.ledger()).startsWith("FAILED|1050|s.u is here already and was not compared (Cannot add");
    }

    @Test
    void whatIsMissingIsMade() {
        destination.runIn(MADE, "CREATE TABLE IF NOT EXISTS n (id INT PRIMARY KEY)", STOP);
        assertThat(destination.ledger()).isEqualTo("DONE|NULL|NULL");
        assertThat(destination.rows("SHOW COLUMNS FROM s.n")).hasSize(1);
    }

    @Test
    void whatAFullLoadFoundIsCreatedWhenMissingAndNeverDropped() {
        destination.load("DROP TABLE IF EXISTS t", Optional.empty(), GO_ON);
        assertThat(destination.rows("SELECT * FROM dts.ddl_log")).isEmpty();
        destination.load("CREATE TABLE t (other INT)", Optional.empty(), GO_ON);
        assertThat(destination.ledger()).startsWith("SKIPPED|NULL|it exists here already");
        destination.load(
                "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.v = 1", Optional.of("ANSI_QUOTES"), GO_ON);
        assertThat(destination.rows("SELECT sql_mode FROM information_schema.triggers WHERE trigger_name = 'g'"))
                .containsExactly("ANSI_QUOTES");
        destination.load("GRANT SELECT ON s.* TO nobody", Optional.empty(), GO_ON);
        assertThat(destination.ledger()).startsWith("FAILED|");
    }

    @Test
    void statisticsAreRenewedAfterAFullLoadWhateverTheUserWantsOfDdl() {
        destination.load("ANALYZE NO_WRITE_TO_BINLOG TABLE `s`.`t`, `s`.`u`", Optional.empty(), FRESH);

        assertThat(destination.ledger()).isEqualTo("DONE|NULL|NULL");
        assertThat(destination.rows(
                        "SELECT n_rows FROM mysql.innodb_table_stats WHERE database_name = 's' AND table_name = 't'"))
                .containsExactly("1");
    }

    @Test
    void tableThatWasHereBeforeTheLoadStopsItWhenTheUserWantsNone() {
        assertThatThrownBy(() -> destination.load("CREATE TABLE `t` (`id` int)", Optional.empty(), FRESH))
                .isInstanceOf(ExistingTableException.class)
                .hasMessageContaining("a-0@7")
                .hasMessageContaining("CREATE TABLE `t`")
                .hasMessageContaining("SET SESSION sql_log_bin = 0");
        assertThat(destination.rows("SELECT next_offset FROM dts.progress")).containsExactly("7");

        destination.execute("DROP TABLE s.t");
        destination.load("CREATE TABLE `t` (`id` int)", Optional.empty(), FRESH);
        destination.load("CREATE DATABASE `s`", Optional.empty(), FRESH);
        destination.load("CREATE TABLE `t` (`id` int) AUTO_INCREMENT=9", Optional.empty(), FRESH);

        assertThat(destination.rows("SELECT state FROM dts.ddl_log ORDER BY record_offset"))
                .as("a load that was interrupted meets its own table")
                .containsExactly("DONE", "SKIPPED", "SKIPPED");
    }

    @Test
    void statementWithADefinerRunsWithoutOneWhenTheUserMayNotSetIt() {
        destination.execute(
                "CREATE USER IF NOT EXISTS tw IDENTIFIED BY 'x'",
                "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, "
                        + "ALTER ROUTINE ON *.* TO tw");
        destination.logIn("tw", "x");
        destination.run("CREATE DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `w` AS SELECT 1", STOP);

        assertThat(destination.rows("SELECT definer FROM information_schema.views WHERE table_name = 'w'"))
                .containsExactly("tw@%");
        assertThat(destination.ledger()).startsWith("DONE|NULL|run without its DEFINER clause: Access denied");
    }

    @Test
    void routineKeepsTheServersSqlModeAndTheSessionItsOwn() {
        destination.run("CREATE PROCEDURE n() SELECT 2", STOP);

        assertThat(destination.rows("SELECT sql_mode = @@global.sql_mode FROM information_schema.routines"
                        + " WHERE routine_name = 'n'"))
                .containsExactly("1");
    }

    @Test
    void statementInADatabaseThatIsNotHereRunsWhenItNamesItsOwn() {
        destination.run("missing", "CREATE TABLE s.n (id INT PRIMARY KEY)", STOP);

        assertThat(destination.rows("SHOW TABLES FROM s")).contains("n");
    }

    @Test
    void statementThatChangesRowsIsNeverRunAndStopsTheTask() {
        assertThatThrownBy(() -> destination.run("WITH x AS (SELECT 1 AS id) DELETE FROM t WHERE id = 1", GO_ON))
                .isInstanceOf(StatementFailedException.class)
                .hasMessageContaining("it changes rows and was logged as a statement")
                .hasMessageContaining("SET state = 'SKIPPED'");
        assertThatThrownBy(() -> destination.run("/* tool */ REPLACE INTO t VALUES (2, 2)", NONE))
                .isInstanceOf(StatementFailedException.class);
        assertThat(destination.rows("SELECT * FROM s.t")).containsExactly("1|1");
    }

    @Test
    void variableThatThisSinkDoesNotKnowIsNoSecret() {
        destination.runIn("2;sql_mode=", "CREATE TABLE n (id INT)", GO_ON);

        assertThat(destination.ledger()).startsWith("FAILED|0|the origin's session has [format], which this version");
    }

    @Test
    void variableThatTheUserMayNotSetIsListedWithTheCure() {
        destination.execute(
                "CREATE USER IF NOT EXISTS tw IDENTIFIED BY 'x'",
                "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, "
                        + "ALTER ROUTINE ON *.* TO tw");
        destination.logIn("tw", "x");
        destination.runIn("1;sql_require_primary_key=0", "CREATE TABLE n (id INT)", GO_ON);
        assertThat(destination.ledger()).isEqualTo("DONE|NULL|NULL");

        destination.runIn("1;sql_require_primary_key=1", "CREATE TABLE m (id INT)", GO_ON);
        assertThat(destination.ledger())
                .startsWith("FAILED|1227|the origin's session had {sql_require_primary_key=1}")
                .contains("GRANT SESSION_VARIABLES_ADMIN ON *.*");
    }

    @Test
    void zoneThatTheServerDoesNotKnowIsListedWithTheCure() {
        destination.runIn("1;time_zone=Europe/Berlin", "CREATE TABLE n (id INT)", GO_ON);

        assertThat(destination.ledger()).startsWith("FAILED|1298|").contains("mysql_tzinfo_to_sql");
        assertThat(destination.rows("SHOW TABLES FROM s")).doesNotContain("n");
    }

    @Test
    void whatIsSetIsSetBackAlsoBehindAFailure() {
        String session = "1;sql_mode=ANSI;time_zone=-03:00;timestamp=1600000000.5;character_set_client=8;"
                + "collation_connection=8;collation_server=8;lc_time_names=0;unique_checks=0;foreign_key_checks=1;"
                + "auto_increment_increment=2;auto_increment_offset=1;explicit_defaults_for_timestamp=0";
        destination.runIn(session, "ALTER TABLE missing ADD COLUMN c INT", GO_ON);
        destination.runIn(session, "ALTER TABLE t ADD COLUMN at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP", GO_ON);
        assertThat(destination.ledger()).isEqualTo("DONE|NULL|NULL");
        assertThat(destination.rows("SELECT UNIX_TIMESTAMP(at) FROM s.t")).containsExactly("1600000000");

        destination.runIn("1", "CREATE TABLE n AS SELECT 1 AS a", GO_ON);
        destination.runIn("1", "CREATE PROCEDURE plain() SELECT 1", GO_ON);
        assertThat(destination.rows("SELECT character_set_client, collation_connection FROM information_schema.routines"
                        + " WHERE routine_name = 'plain'"))
                .containsExactly("utf8mb4|utf8mb4_0900_ai_ci");
        assertThat(destination.rows(
                        "SELECT started_at > '2025-01-01' FROM dts.ddl_log ORDER BY record_offset DESC LIMIT 1"))
                .containsExactly("1");
    }
}
