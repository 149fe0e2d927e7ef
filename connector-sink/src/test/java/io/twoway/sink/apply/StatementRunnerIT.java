package io.twoway.sink.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.GtidPosition;
import io.twoway.contract.SiteName;
import io.twoway.contract.SourcePosition;
import io.twoway.ddl.DdlStatement;
import io.twoway.sandbox.SandboxLayout;
import io.twoway.sandbox.server.MySqlOptions;
import io.twoway.sandbox.server.MySqlServer;
import io.twoway.sandbox.server.Ports;
import io.twoway.sandbox.server.Wait;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.ddl.DdlRules;
import io.twoway.sink.decode.StreamEvent.SchemaChanged;
import io.twoway.sink.metrics.SinkMetrics;
import io.twoway.sink.plan.Batch;
import io.twoway.sink.plan.Progress;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import io.twoway.sink.store.MySqlConnections;
import io.twoway.sink.store.RowStore;
import io.twoway.sink.store.RowTransaction;
import io.twoway.sink.store.SqlFailure;
import io.twoway.sink.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A statement is run once, wherever the task died before. */
class StatementRunnerIT {

    private static final StreamId STREAM = new StreamId("a", 0);
    private static final long OFFSET = 7;
    private static final DdlRules GO_ON =
            new DdlRules(DdlRules.Apply.ALL, DdlRules.Failure.CONTINUE, DdlRules.Existing.KEEP);
    private static final DdlRules STOP =
            new DdlRules(DdlRules.Apply.ALL, DdlRules.Failure.STOP, DdlRules.Existing.KEEP);
    private static final DdlRules NONE =
            new DdlRules(DdlRules.Apply.NONE, DdlRules.Failure.STOP, DdlRules.Existing.KEEP);
    private static final DdlRules FRESH =
            new DdlRules(DdlRules.Apply.NONE, DdlRules.Failure.CONTINUE, DdlRules.Existing.REFUSE);

    @TempDir
    private static Path directory;

    private static MySqlServer server;

    private final SinkMetrics metrics = new SinkMetrics(STREAM, "b", Clock.systemUTC());
    private RowStore store;
    private Optional<Progress> progress;

    @BeforeAll
    static void startServer() {
        SandboxLayout layout = SandboxLayout.ofWorkingDirectory();
        MySqlOptions options =
                MySqlOptions.of("mysql", directory, Ports.free(), 1).withoutFlushing();
        server = new MySqlServer(layout.mysql(), options, layout.cache());
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void makeTables() {
        execute(
                "DROP DATABASE IF EXISTS dts",
                "DROP DATABASE IF EXISTS s",
                "DROP DATABASE IF EXISTS fresh",
                "CREATE DATABASE s",
                "CREATE TABLE s.t (id INT AUTO_INCREMENT PRIMARY KEY, v INT, KEY old (v))",
                "CREATE TABLE s.u (id INT PRIMARY KEY)",
                "CREATE VIEW s.v AS SELECT 1 AS one",
                "CREATE FUNCTION s.f() RETURNS INT DETERMINISTIC RETURN 1",
                "CREATE PROCEDURE s.p() SELECT 1",
                "INSERT INTO s.t VALUES (1, 1)");
        store = newStore("root", server.password());
        store.prepare();
        Progress start = new Progress(OFFSET, Watermark.START, new SiteName("a"), 0);
        try (RowTransaction transaction = store.begin()) {
            transaction.advance(Optional.empty(), start);
            transaction.commit();
        }
        progress = Optional.of(start);
    }

    @AfterEach
    void close() {
        store.close();
        metrics.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            CREATE TABLE n (id INT PRIMARY KEY)
            CREATE TABLE n LIKE t
            CREATE DATABASE fresh
            ALTER DATABASE s CHARACTER SET latin1
            DROP DATABASE s
            ALTER TABLE t ADD COLUMN c INT DEFAULT 5
            ALTER TABLE t DROP COLUMN v
            ALTER TABLE t RENAME COLUMN v TO w
            ALTER TABLE t ADD INDEX i (v), DROP INDEX old
            ALTER TABLE t MODIFY v BIGINT COMMENT 'AUTO_INCREMENT=7'
            ALTER TABLE t RENAME TO n
            ALTER TABLE t COMMENT 'x'
            ALTER TABLE t PARTITION BY HASH (id) PARTITIONS 2
            CREATE INDEX i ON t (v)
            DROP INDEX old ON t
            DROP TABLE t, u
            DROP TABLE IF EXISTS missing, u
            RENAME TABLE t TO n, u TO t
            CREATE VIEW n AS SELECT 2 AS two
            CREATE OR REPLACE VIEW v AS SELECT 2 AS two
            ALTER VIEW v AS SELECT 2 AS two
            DROP VIEW v
            CREATE FUNCTION n() RETURNS INT DETERMINISTIC RETURN 2
            CREATE PROCEDURE n() SELECT 2
            ALTER PROCEDURE p COMMENT 'x'
            DROP FUNCTION f
            DROP PROCEDURE p
            """)
    void eachStatementIsDoneOnceWhetherOrNotItWasDoneBeforeTheCrash(String text) {
        List<String> unchanged = everything();
        crashAfterTheStart(text);
        run(text, STOP);
        List<String> changed = everything();

        assertThat(changed).isNotEqualTo(unchanged);
        assertThat(ledger()).isEqualTo("DONE|NULL|NULL");

        store.close();
        makeTables();
        crashAfterTheStart(text);
        execute("USE s", text);
        run(text, STOP);

        assertThat(everything()).isEqualTo(changed);
        assertThat(ledger()).isEqualTo("DONE|NULL|seen after an interruption");
    }

    @Test
    void truncateIsRepeatedAfterACrash() {
        crashAfterTheStart("TRUNCATE TABLE `s`.`t`");
        run("TRUNCATE TABLE `s`.`t`", STOP);

        assertThat(rows("SELECT COUNT(*) FROM s.t")).containsExactly("0");
    }

    @Test
    void whatNothingShowsIsLeftToAPerson() {
        String text = "RENAME TABLE t TO x, u TO t, x TO u";
        crashAfterTheStart(text);

        assertThatThrownBy(() -> run(text, STOP))
                .isInstanceOf(StatementFailedException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("nothing shows whether it was done");
        assertThat(rows("SELECT * FROM s.t")).containsExactly("1|1");
    }

    @Test
    void failureIsListedAndTheStreamGoesOn() {
        run("ALTER TABLE t DROP COLUMN missing", GO_ON);

        assertThat(ledger()).startsWith("FAILED|1091|Can't DROP 'missing'");
        assertThat(progress.orElseThrow().nextOffset()).isEqualTo(OFFSET + 1);
    }

    @Test
    void failureStopsTheTaskUntilItIsMended() {
        String text = "ALTER TABLE later ADD COLUMN c INT";
        assertThatThrownBy(() -> run(text, STOP))
                .isInstanceOf(StatementFailedException.class)
                .hasMessageContaining("Record a-0@7")
                .hasMessageContaining(text)
                .hasMessageContaining("error 1146: Table 's.later' doesn't exist")
                .hasMessageContaining("UPDATE dts.ddl_log SET state = 'SKIPPED' WHERE stream = 'a' AND partition_id = 0"
                        + " AND record_offset = 7;");
        assertThat(ledger()).startsWith("FAILED|1146|");
        assertThat(rows("SELECT next_offset FROM dts.progress")).containsExactly("7");

        execute("CREATE TABLE s.later (id INT PRIMARY KEY)");
        run(text, STOP);

        assertThat(rows("SHOW COLUMNS FROM s.later")).hasSize(2);
        assertThat(ledger()).isEqualTo("DONE|NULL|NULL");
    }

    @Test
    void failureStopsTheTaskUntilAPersonPassesItOver() {
        String text = "ALTER TABLE later ADD COLUMN c INT";
        assertThatThrownBy(() -> run(text, STOP)).isInstanceOf(StatementFailedException.class);
        execute(store.skipStatement(OFFSET).replace(";", ""));

        run(text, STOP);

        assertThat(ledger()).isEqualTo("SKIPPED|NULL|marked in the ledger");
        assertThat(rows("SELECT next_offset FROM dts.progress")).containsExactly("8");
    }

    @Test
    void noDdlRunsWhenTheUserWantsNone() {
        run("DROP TABLE t", NONE);

        assertThat(ledger()).isEqualTo("SKIPPED|NULL|ddl.apply is 'none'");
        assertThat(rows("SELECT * FROM s.t")).hasSize(1);
    }

    @Test
    void databaseThatExistsIsNoFailureAndTableThatExistsIsOne() {
        run("CREATE DATABASE s", STOP);
        assertThat(ledger()).isEqualTo("SKIPPED|NULL|it exists here already, and was not compared");

        execute("DELETE FROM dts.ddl_log", "UPDATE dts.progress SET next_offset = 7");
        progress = store.claimProgress();
        run("CREATE TABLE t (id INT)", GO_ON);
        assertThat(ledger()).startsWith("FAILED|1050|");
    }

    @Test
    void whatAFullLoadFoundIsCreatedWhenMissingAndNeverDropped() {
        load("DROP TABLE IF EXISTS t", Optional.empty());
        assertThat(rows("SELECT * FROM dts.ddl_log")).isEmpty();
        load("CREATE TABLE t (other INT)", Optional.empty());
        assertThat(ledger()).startsWith("SKIPPED|NULL|it exists here already");
        load("CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.v = 1", Optional.of("ANSI_QUOTES"));
        assertThat(rows("SELECT sql_mode FROM information_schema.triggers WHERE trigger_name = 'g'"))
                .containsExactly("ANSI_QUOTES");
        load("GRANT SELECT ON s.* TO nobody", Optional.empty());
        assertThat(ledger()).startsWith("FAILED|");
    }

    @Test
    void statisticsAreRenewedAfterAFullLoadWhateverTheUserWantsOfDdl() {
        load("ANALYZE NO_WRITE_TO_BINLOG TABLE `s`.`t`, `s`.`u`", Optional.empty(), FRESH);

        assertThat(ledger()).isEqualTo("DONE|NULL|NULL");
        assertThat(rows("SELECT n_rows FROM mysql.innodb_table_stats WHERE database_name = 's' AND table_name = 't'"))
                .containsExactly("1");
    }

    @Test
    void tableThatWasHereBeforeTheLoadStopsItWhenTheUserWantsNone() {
        assertThatThrownBy(() -> load("CREATE TABLE `t` (`id` int)", Optional.empty(), FRESH))
                .isInstanceOf(ExistingTableException.class)
                .hasMessageContaining("a-0@7")
                .hasMessageContaining("CREATE TABLE `t`")
                .hasMessageContaining("SET SESSION sql_log_bin = 0");
        assertThat(rows("SELECT next_offset FROM dts.progress")).containsExactly("7");

        execute("DROP TABLE s.t");
        load("CREATE TABLE `t` (`id` int)", Optional.empty(), FRESH);
        load("CREATE DATABASE `s`", Optional.empty(), FRESH);
        load("CREATE TABLE `t` (`id` int) AUTO_INCREMENT=9", Optional.empty(), FRESH);

        assertThat(rows("SELECT state FROM dts.ddl_log ORDER BY record_offset"))
                .as("a load that was interrupted meets its own table")
                .containsExactly("DONE", "SKIPPED", "SKIPPED");
    }

    @Test
    void rowOfAnEarlierTopicWithTheSameOffsetDoesNotCount() {
        crashAfterTheStart("DROP TABLE u");
        run("DROP TABLE t", STOP);

        assertThat(rows("SHOW TABLES FROM s")).containsExactly("u", "v");
        assertThat(rows("SELECT statement FROM dts.ddl_log")).containsExactly("DROP TABLE t");
    }

    @Test
    void statementWithADefinerRunsWithoutOneWhenTheUserMayNotSetIt() {
        execute(
                "CREATE USER IF NOT EXISTS tw IDENTIFIED BY 'x'",
                "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, "
                        + "ALTER ROUTINE ON *.* TO tw");
        store.close();
        store = newStore("tw", "x");
        progress = store.claimProgress();
        run("CREATE DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `w` AS SELECT 1", STOP);

        assertThat(rows("SELECT definer FROM information_schema.views WHERE table_name = 'w'"))
                .containsExactly("tw@%");
        assertThat(ledger()).startsWith("DONE|NULL|run without its DEFINER clause: Access denied");
    }

    @Test
    void routineKeepsTheServersSqlModeAndTheSessionItsOwn() {
        run("CREATE PROCEDURE n() SELECT 2", STOP);

        assertThat(rows("SELECT sql_mode = @@global.sql_mode FROM information_schema.routines"
                        + " WHERE routine_name = 'n'"))
                .containsExactly("1");
    }

    @Test
    void statementInADatabaseThatIsNotHereRunsWhenItNamesItsOwn() {
        Work work = work("missing", "CREATE TABLE s.n (id INT PRIMARY KEY)");
        new StatementRunner(store, STOP, metrics).run(work, progress, progress(work));

        assertThat(rows("SHOW TABLES FROM s")).contains("n");
    }

    @Test
    void statementThatStillRunsIsWaitedForAndNotRunTwice() throws SQLException {
        String text = "ALTER TABLE t ADD COLUMN c INT";
        Work work = work("s", text);
        RowStore later = newStore("root", server.password());
        try (Connection reader = server.connect()) {
            reader.setAutoCommit(false);
            reader.createStatement().executeQuery("SELECT * FROM s.t").close();
            CompletableFuture<Void> first = CompletableFuture.runAsync(
                    () -> new StatementRunner(store, STOP, metrics).run(work, progress, progress(work)));
            awaitRunning(text);
            Optional<Progress> claimed = later.claimProgress();
            StatementRunner second = new StatementRunner(later, STOP, metrics);

            assertThatThrownBy(() -> second.run(work, claimed, progress(work)))
                    .isInstanceOfSatisfying(StoreException.class, busy -> assertThat(busy.failure())
                            .isEqualTo(SqlFailure.BUSY));
            reader.commit();
            assertThatThrownBy(first::join).hasCauseInstanceOf(ConnectException.class);
            store.close();
            second.run(work, claimed, progress(work));
        } finally {
            later.close();
        }
        assertThat(rows("SHOW COLUMNS FROM s.t")).hasSize(3);
        assertThat(ledger()).isEqualTo("DONE|NULL|seen after an interruption");
        store = newStore("root", server.password());
    }

    private static void awaitRunning(String text) {
        String query = "SELECT 1 FROM information_schema.processlist WHERE info = '/* twoway a-0 7 */ " + text
                + "' AND state = 'Waiting for table metadata lock'";
        Wait.atMost(Duration.ofSeconds(60))
                .until("the statement", () -> !rows(query).isEmpty());
    }

    private void crashAfterTheStart(String text) {
        DdlStatement statement = DdlStatement.read(text, "s");
        try (RowTransaction transaction = store.begin()) {
            transaction.logStart(OFFSET, "s", text, store.footprint(statement));
            transaction.commit();
        }
    }

    private void run(String text, DdlRules rules) {
        Work work = work("s", text);
        new StatementRunner(store, rules, metrics).run(work, progress, progress(work));
        progress = Optional.of(progress(work));
    }

    private void load(String text, Optional<String> sqlMode) {
        load(text, sqlMode, GO_ON);
    }

    private void load(String text, Optional<String> sqlMode, DdlRules rules) {
        ChangeOrigin origin =
                new ChangeOrigin("a", 0, progress.orElseThrow().nextOffset(), new SiteName("a"), 1, false);
        Work work =
                new Work.Statement(new SchemaChanged(origin, "s", text, sqlMode, Optional.empty()), Watermark.START);
        new StatementRunner(store, rules, metrics).run(work, progress, progress(work));
        progress = Optional.of(progress(work));
    }

    private static Work work(String database, String text) {
        ChangeOrigin origin = new ChangeOrigin("a", 0, OFFSET, new SiteName("a"), 1, false);
        SourcePosition position = new GtidPosition("00000000-0000-0000-0000-000000000001", 1, 1);
        return new Work.Statement(
                new SchemaChanged(origin, database, text, Optional.empty(), Optional.of(position)),
                Watermark.START.advancedTo(position));
    }

    private static Progress progress(Work work) {
        return new Batch.StatementBatch(work).progress();
    }

    private static RowStore newStore(String user, String password) {
        SinkConfig config = SinkConfig.of(Map.of(
                "site.name",
                "b",
                "topics",
                "a",
                "database.hostname",
                "127.0.0.1",
                "database.port",
                String.valueOf(server.address().getPort()),
                "database.user",
                user,
                "database.password",
                password));
        return new RowStore(new MySqlConnections(config.database()), new BookkeepingDatabase("dts"), STREAM);
    }

    private static String ledger() {
        return rows("SELECT state, error_code, message FROM dts.ddl_log ORDER BY record_offset DESC")
                .get(0);
    }

    /** Every definition outside of MySQL's own databases, except times. */
    private static List<String> everything() {
        List<String> all = new ArrayList<>(rows("SELECT schema_name, default_character_set_name"
                + " FROM information_schema.schemata WHERE schema_name IN ('s', 'fresh')"));
        all.addAll(rows("SELECT table_name, column_name, ordinal_position, column_type, column_default, column_comment"
                + " FROM information_schema.columns WHERE table_schema = 's' ORDER BY 1, 3"));
        all.addAll(rows("SELECT table_name, index_name, column_name FROM information_schema.statistics"
                + " WHERE table_schema = 's' ORDER BY 1, 2, 3"));
        all.addAll(rows("SELECT table_name, table_comment, create_options FROM information_schema.tables"
                + " WHERE table_schema = 's' ORDER BY 1"));
        all.addAll(rows("SELECT routine_name, routine_comment FROM information_schema.routines"
                + " WHERE routine_schema = 's' ORDER BY 1"));
        return all;
    }

    private static void execute(String... statements) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> rows(String query) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(result.getString(i) == null ? "NULL" : result.getString(i));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }
}
