package io.twoway.sink.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import io.twoway.servers.MySqlServer;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.ddl.DdlRules;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.plan.Batch.RowBatch;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import io.twoway.sink.rows.LastTables;
import io.twoway.sink.rows.Referee;
import io.twoway.sink.store.MySqlDestination;
import io.twoway.sink.store.RoundTripCounter;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often the sink waits for its server while it applies a batch, and that nothing is taken for granted for it. */
class RoundTripsIT {

    private static final MySqlServer SERVER = TestServer.shared();
    private static final int LOCK_AND_COMMIT = 2;
    private static final List<String> TABLES = List.of(
            "numbers (id INT PRIMARY KEY, v VARCHAR(40))",
            "texts (id VARCHAR(40) PRIMARY KEY, v VARCHAR(40))",
            "uniques (id INT PRIMARY KEY, u INT UNIQUE, w VARCHAR(20) UNIQUE, v VARCHAR(40))");

    private final RoundTripCounter roundTrips = new RoundTripCounter(SERVER.address());
    private final Heard heard = new Heard();

    // Mutable state
    private MySqlDestination destination;
    private BatchRunner runner;
    private long offset;

    @BeforeEach
    void createTables() {
        execute("DROP DATABASE IF EXISTS dts_trips", "DROP DATABASE IF EXISTS trips", "CREATE DATABASE trips");
        TABLES.forEach(table -> execute("CREATE TABLE trips." + table));
        SinkConfig config = SinkConfig.of(configuration());
        destination = new MySqlDestination(config, new StreamId("a", 0));
        destination.prepare();
        runner = runner(config);
    }

    @AfterEach
    void close() {
        destination.close();
        roundTrips.close();
    }

    @Test
    void batchTakesTwoRoundTripsHoweverManyRowsItHas() {
        apply(3_000, id -> inserted("numbers", number(-id - 1)));
        assertThat(roundTripsOf(1, id -> inserted("numbers", number(0)))).isEqualTo(LOCK_AND_COMMIT);
        assertThat(roundTripsOf(5_000, id -> inserted("numbers", number(1 + id))))
                .isEqualTo(LOCK_AND_COMMIT);
        assertThat(roundTripsOf(5_000, id -> updated("numbers", number(1 + id), number(1 + id, "new"))))
                .isEqualTo(LOCK_AND_COMMIT);
        assertThat(roundTripsOf(5_000, id -> deleted("numbers", number(1 + id, "new"))))
                .isEqualTo(LOCK_AND_COMMIT);
        assertThat(count("numbers")).isEqualTo(3_001);
        assertNothingIsStepped();
    }

    @Test
    void batchTakesTwoRoundTripsHoweverManyTablesAndKindsOfChangesItHas() {
        apply(30, this::insertedAnywhere);
        apply(30, this::deletedAnywhere);
        assertThat(roundTripsOf(3_000, id -> insertedAnywhere(100 + id))).isEqualTo(LOCK_AND_COMMIT);
        assertThat(roundTripsOf(3_000, id -> id % 2 == 0 ? insertedAnywhere(5_000 + id) : deletedAnywhere(100 + id)))
                .isEqualTo(LOCK_AND_COMMIT);
        assertThat(count("numbers") + count("texts") + count("uniques")).isEqualTo(3_000);
        assertNothingIsStepped();
    }

    @Test
    void rowsThatGiveUpTheirKeyAreUpdatedInTheSameTwo() {
        apply(100, id -> inserted("numbers", number(id)));
        assertThat(roundTripsOf(100, id -> updated("numbers", number(id), number(1_000 + id))))
                .isEqualTo(LOCK_AND_COMMIT);
        assertThat(value("SELECT MIN(id) FROM trips.numbers")).isEqualTo("1000");
    }

    @Test
    void conflictsAreJournaledInTheSameTwo() {
        apply(10, id -> inserted("numbers", number(id)));
        execute("UPDATE trips.numbers SET v = 'here'");
        assertThat(roundTripsOf(10, id -> updated("numbers", number(id), number(id, "there"))))
                .isEqualTo(LOCK_AND_COMMIT);
        assertThat(value("SELECT COUNT(*) FROM dts_trips.conflict_log")).isEqualTo("10");
        assertThat(value("SELECT COUNT(*) FROM trips.numbers WHERE v = 'there'"))
                .isEqualTo("10");
    }

    @Test
    void textsThatOnlyTheServerCanCompareTakeOneMore() {
        apply(1, id -> inserted("texts", text("\u00e9" + id)));
        apply(1, id -> deleted("texts", text("\u00e9" + id)));
        assertThat(roundTripsOf(100, id -> inserted("texts", text("\u00e4" + id))))
                .isEqualTo(LOCK_AND_COMMIT);
        assertThat(roundTripsOf(100, id -> deleted("texts", text("\u00e4" + id))))
                .isEqualTo(LOCK_AND_COMMIT + 1);
    }

    @Test
    void tableThatSomebodyAlteredMeanwhileIsReadAgainBeforeItIsWritten() {
        apply(10, this::insertedAnywhere);
        execute(
                "ALTER TABLE trips.numbers DROP COLUMN v, ADD COLUMN w INT, ADD COLUMN v CHAR(40)",
                "ALTER TABLE trips.texts ADD COLUMN w INT FIRST");
        apply(10, id -> insertedAnywhere(100 + id));
        assertThat(value("SELECT COUNT(*) FROM trips.numbers WHERE v = 'old' AND id >= 100"))
                .isEqualTo("3");
        assertNothingIsStepped();
    }

    @Test
    void tableIsReadWhenTriggersOfThoseBeforeItHaveFired() {
        execute("CREATE TRIGGER trips.t AFTER UPDATE ON trips.numbers FOR EACH ROW"
                + " UPDATE trips.texts SET v = 'fired' WHERE id = NEW.id");
        apply(1, id -> inserted("numbers", number(1)));
        apply(1, id -> inserted("texts", text("1")));
        runner.run(batch(List.of(
                updated("numbers", number(1), number(1, "new")),
                updated("texts", text("1"), struct("id", "1", "v", "new")))));
        assertThat(value("SELECT COUNT(*) FROM dts_trips.conflict_log WHERE current_images LIKE '%fired%'"))
                .isEqualTo("1");
        assertThat(value("SELECT v FROM trips.texts")).isEqualTo("new");
    }

    @Test
    void nothingIsWrittenWhereTheProgressRowIsAnotherTasks() {
        apply(1, id -> inserted("numbers", number(1)));
        execute("UPDATE dts_trips.progress SET owner = 'another'");
        assertThatThrownBy(() -> apply(1, id -> inserted("numbers", number(2))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("another");
        assertThat(count("numbers")).isEqualTo(1);
    }

    @Test
    void nothingIsCommittedWhenTheLastOfManyStatementsFails() {
        apply(1, id -> inserted("uniques", unique(1)));
        execute("ALTER TABLE trips.uniques MODIFY w VARCHAR(8)");
        List<PlannedRow> rows = new ArrayList<>(List.of(inserted("numbers", number(1)), inserted("texts", text("1"))));
        rows.add(inserted("uniques", unique(2_000)));
        assertThatThrownBy(() -> runner.run(batch(rows)))
                .hasMessageContaining("trips.uniques")
                .hasMessageContaining("2000");
        assertThat(count("numbers") + count("texts")).isZero();
    }

    @Test
    void writesThatWaitedAndFailAreNotTakenForThoseOfTheNextTable() {
        execute(
                "CREATE TABLE trips.prefixes (id INT PRIMARY KEY, v VARCHAR(40), UNIQUE (v(2)))",
                "CREATE TABLE trips.next_one LIKE trips.numbers");
        runner.run(batch(List.of(loaded("prefixes", number(0)), loaded("next_one", number(0))))); // known from here on
        runner.run(batch(List.of(
                loaded("prefixes", number(1, "abc")),
                loaded("prefixes", number(2, "abd")),
                loaded("next_one", number(1)))));
        assertThat(value("SELECT MIN(v) FROM trips.prefixes")).isEqualTo("abc");
        assertThat(count("next_one")).isEqualTo(2);
    }

    private void assertNothingIsStepped() {
        assertThat(heard.words()).doesNotContain("stepped back");
    }

    private int roundTripsOf(int count, IntFunction<PlannedRow> row) {
        roundTrips.take();
        apply(count, row);
        return roundTrips.take();
    }

    private void apply(int count, IntFunction<PlannedRow> row) {
        runner.run(batch(IntStream.range(0, count).mapToObj(row).toList()));
    }

    private RowBatch batch(List<PlannedRow> rows) {
        return new RowBatch(List.of(new Work.Rows(rows, 0, nextOrigin(), Watermark.START)));
    }

    private PlannedRow insertedAnywhere(int id) {
        return switch (id % 3) {
            case 0 -> inserted("numbers", number(id));
            case 1 -> inserted("texts", text("key " + id));
            default -> inserted("uniques", unique(id));
        };
    }

    private PlannedRow deletedAnywhere(int id) {
        return switch (id % 3) {
            case 0 -> deleted("numbers", number(id));
            case 1 -> deleted("texts", text("key " + id));
            default -> deleted("uniques", unique(id));
        };
    }

    private PlannedRow inserted(String table, Struct row) {
        return row(table, new RowStep.Inserted(row));
    }

    private PlannedRow updated(String table, Struct before, Struct after) {
        return row(table, new RowStep.Updated(before, after));
    }

    private PlannedRow deleted(String table, Struct row) {
        return row(table, new RowStep.Deleted(row, true));
    }

    private PlannedRow loaded(String table, Struct row) {
        return new PlannedRow.Loaded(nextOrigin(), new TableName("trips", table), row);
    }

    private PlannedRow row(String table, RowStep step) {
        return new PlannedRow.Changed(nextOrigin(), new TableName("trips", table), step);
    }

    private ChangeOrigin nextOrigin() {
        return new ChangeOrigin("a", 0, offset++, new SiteName("a"), 1_000 + offset, false);
    }

    private static Struct number(int id) {
        return number(id, "old");
    }

    private static Struct number(int id, String value) {
        return struct("id", id, "v", value);
    }

    private static Struct text(String id) {
        return struct("id", id, "v", "old");
    }

    private static Struct unique(int id) {
        return struct("id", id, "u", -id, "w", "unique " + id, "v", "old");
    }

    /** @param fields names and values in turn */
    private static Struct struct(Object... fields) {
        SchemaBuilder schema = SchemaBuilder.struct();
        for (int i = 0; i < fields.length; i += 2) {
            boolean number = fields[i + 1] instanceof Integer;
            schema.field((String) fields[i], number ? Schema.OPTIONAL_INT32_SCHEMA : Schema.OPTIONAL_STRING_SCHEMA);
        }
        Struct row = new Struct(schema.build());
        for (int i = 0; i < fields.length; i += 2) {
            row.put((String) fields[i], fields[i + 1]);
        }
        return row;
    }

    private Map<String, String> configuration() {
        Map<String, String> configuration = TestServer.settings();
        configuration.put("conflict.policy", "Overwrite");
        configuration.put("database.port", String.valueOf(roundTrips.port()));
        configuration.put(BookkeepingDatabase.CONFIG, "dts_trips");
        return configuration;
    }

    private BatchRunner runner(SinkConfig config) {
        Referee referee = new Referee(
                config.conflicts().policies(),
                config.conflicts().detector(),
                config.conflicts().resolver());
        DdlRules rules = new DdlRules(DdlRules.Apply.ALL, DdlRules.Failure.STOP, DdlRules.Existing.KEEP);
        Optional<StreamProgress> none = Optional.empty();
        return new BatchRunner(destination, referee, new LastTables(), none, Optional.empty(), rules, heard);
    }

    private static long count(String table) {
        return Long.parseLong(value("SELECT COUNT(*) FROM trips." + table));
    }

    private static void execute(String... statements) {
        try (Connection connection = SERVER.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String value(String query) {
        try (Connection connection = SERVER.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }
}
