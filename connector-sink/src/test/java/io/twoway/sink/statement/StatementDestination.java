package io.twoway.sink.statement;

import io.twoway.contract.GtidPosition;
import io.twoway.contract.OriginSession;
import io.twoway.contract.SiteName;
import io.twoway.contract.SourcePosition;
import io.twoway.ddl.DdlStatement;
import io.twoway.servers.MySqlServer;
import io.twoway.sink.apply.TestServer;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.ddl.DdlRules;
import io.twoway.sink.decode.StreamEvent.SchemaChanged;
import io.twoway.sink.metrics.SinkMetrics;
import io.twoway.sink.plan.Batch;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import io.twoway.sink.store.MySqlDestination;
import io.twoway.sink.store.MySqlTransaction;
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

/** A destination with database {@code s} and a few things in it, and a sink whose next record is a statement. */
public final class StatementDestination implements AutoCloseable {

    /** Of that record. */
    public static final long OFFSET = 7;

    public static final DdlRules STOP = new DdlRules(DdlRules.Apply.ALL, DdlRules.Failure.STOP, DdlRules.Existing.KEEP);

    private static final StreamId STREAM = new StreamId("a", 0);

    private final MySqlServer server = TestServer.shared();
    private final SinkMetrics metrics;
    private Duration lockWait = Duration.ofMinutes(1);
    private MySqlDestination store = newStore("root", server.password());
    private Optional<StreamProgress> progress = Optional.empty();

    public StatementDestination() {
        this(new SinkMetrics(STREAM, "b", Clock.systemUTC()));
        reset();
    }

    private StatementDestination(SinkMetrics metrics) {
        this.metrics = metrics;
    }

    /** Returns the same destination for the task that comes after this one's. */
    StatementDestination ofSuccessor() {
        StatementDestination later = new StatementDestination(metrics);
        later.claimProgress();
        return later;
    }

    /** Makes everything as it was in the beginning. */
    void reset() {
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
        logIn();
        store.prepare();
        beginAgain();
    }

    /** Gives the stream its first progress, as with a new topic. */
    void beginAgain() {
        StreamProgress start = new StreamProgress(OFFSET, Watermark.START, new SiteName("a"), 0);
        try (MySqlTransaction transaction = store.begin()) {
            transaction.advance(Optional.empty(), start);
            transaction.commit();
        }
        progress = Optional.of(start);
    }

    /** Ends the sink's session and begins another one. */
    void logIn() {
        store.close();
        store = newStore("root", server.password());
    }

    /** Ends the sink's session and begins another one, which waits for tables no longer than that. */
    void logInWaiting(Duration longest) {
        lockWait = longest;
        store.close();
        store = newStore("root", server.password());
        claimProgress();
    }

    /** Ends the sink's session and begins another user's. */
    void logIn(String user, String password) {
        store.close();
        store = newStore(user, password);
        claimProgress();
    }

    void claimProgress() {
        progress = store.claimProgress();
    }

    public StreamProgress progress() {
        return progress.orElseThrow();
    }

    public MySqlDestination store() {
        return store;
    }

    /** Leaves what a task leaves that dies when it has begun with the statement. */
    void crashAfterTheStart(String text) {
        DdlStatement statement = DdlStatement.read(text, "s");
        try (MySqlTransaction transaction = store.begin()) {
            transaction.logStart(OFFSET, "s", text, store.footprint(statement));
            transaction.commit();
        }
    }

    /** Runs a statement that arrived as a change. */
    void run(String text, DdlRules rules) {
        run("s", text, rules);
    }

    /** Runs a statement of a session in that database. */
    void run(String database, String text, DdlRules rules) {
        SourcePosition position = new GtidPosition("00000000-0000-0000-0000-000000000001", 1, 1);
        run(
                new SchemaChanged(origin(OFFSET), database, text, Optional.empty(), Optional.of(position)),
                Watermark.START.advancedTo(position),
                rules);
    }

    /** Runs the next statement, in a session as it travels. */
    void runIn(String session, String text, DdlRules rules) {
        long offset = progress().nextOffset();
        SourcePosition position = new GtidPosition("00000000-0000-0000-0000-000000000001", offset, 1);
        SchemaChanged change = new SchemaChanged(
                origin(offset), "s", text, OriginSession.parse(session), Optional.of(position), Optional.empty());
        run(change, Watermark.START.advancedTo(position), rules);
    }

    /** Runs a statement of the full load. */
    void load(String text, Optional<String> sqlMode, DdlRules rules) {
        ChangeOrigin origin = origin(progress().nextOffset());
        run(new SchemaChanged(origin, "s", text, sqlMode, Optional.empty()), Watermark.START, rules);
    }

    private void run(SchemaChanged change, Watermark watermark, DdlRules rules) {
        Work work = new Work.Statement(change, watermark);
        StreamProgress after = new Batch.StatementBatch(work).progress();
        new StatementRunner(store, rules, metrics).run(work, progress, after);
        progress = Optional.of(after);
    }

    private static ChangeOrigin origin(long offset) {
        return new ChangeOrigin("a", 0, offset, new SiteName("a"), 1, false);
    }

    private MySqlDestination newStore(String user, String password) {
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
                password,
                "database.lock.wait.timeout.ms",
                String.valueOf(lockWait.toMillis())));
        return new MySqlDestination(config, STREAM);
    }

    /** Returns state, error and message of the newest statement. */
    String ledger() {
        return rows("SELECT state, error_code, message FROM dts.ddl_log ORDER BY record_offset DESC")
                .get(0);
    }

    /** Returns every definition outside of MySQL's own databases, except times. */
    List<String> definitions() {
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

    Connection connect() throws SQLException {
        return server.connect();
    }

    public void execute(String... statements) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the columns of each row with a bar between them. */
    public List<String> rows(String query) {
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

    @Override
    public void close() {
        store.close();
        metrics.close();
    }
}
