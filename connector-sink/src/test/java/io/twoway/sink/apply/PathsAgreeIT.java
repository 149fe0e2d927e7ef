package io.twoway.sink.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.sandbox.SandboxLayout;
import io.twoway.sandbox.server.MySqlOptions;
import io.twoway.sandbox.server.MySqlServer;
import io.twoway.sandbox.server.Ports;
import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.plan.Batch.RowBatch;
import io.twoway.sink.plan.Progress;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.store.MySqlConnections;
import io.twoway.sink.store.RowStore;
import io.twoway.sink.store.SqlFailure;
import io.twoway.sink.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The row-by-row path defines the meaning; the set-based path must leave the same rows and the same journal. */
class PathsAgreeIT {

    private static final int BATCHES = Integer.getInteger("twoway.paths.batches", 150);
    private static final StreamId STREAM = new StreamId("a", 0);

    @TempDir
    private static Path directory;

    private static MySqlServer server;

    @BeforeAll
    static void startServer() {
        SandboxLayout layout = SandboxLayout.ofWorkingDirectory();
        server = new MySqlServer(layout.mysql(), MySqlOptions.of("mysql", directory, Ports.free(), 1), layout.cache());
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Overwrite", "Ignore", "UseMax", "UseMin"})
    void theSetBasedPathLeavesTheRowsAndTheJournalOfTheStepByStepPath(String policy) throws SQLException {
        long seed = Long.getLong("twoway.seed", System.nanoTime());
        System.out.println(policy + ": seed " + seed);
        RandomChanges changes = new RandomChanges(new Random(seed));
        Side sets = new Side("set_" + policy, policy);
        Side steps = new Side("step_" + policy, policy);
        int setBased = 0;
        for (int i = 0; i < BATCHES; i++) {
            RandomChanges.Twins twins = changes.next(sets.database, steps.database);
            setBased += sets.applyAsSet(twins.first()) ? 1 : 0;
            steps.applyStepByStep(twins.second());
            if (i % 10 == 0 || i == BATCHES - 1) {
                assertThat(sets.contents()).as("seed %d, batch %d", seed, i).isEqualTo(steps.contents());
            }
        }
        System.out.printf("%s: %d of %d batches set-based%n", policy, setBased, BATCHES);
        assertThat(setBased).as("batches that did not fall back").isGreaterThan(BATCHES / 10);
        sets.store.close();
        steps.store.close();
    }

    /** One database that one of the two paths fills. */
    private static final class Side {
        private final String database;
        private final RowStore store;
        private final BatchApplier applier;
        private final StepPath stepPath;
        private final SetPath setPath;
        private Optional<Progress> progress = Optional.empty();

        Side(String name, String policy) throws SQLException {
            this.database = name.toLowerCase(Locale.ROOT);
            execute("CREATE DATABASE " + database);
            for (String table : RandomChanges.TABLES) {
                execute(table.formatted(database));
            }
            SinkConfig config = SinkConfig.of(configuration(policy));
            this.store = new RowStore(new MySqlConnections(config.database()), config.bookkeeping(), STREAM);
            store.prepare();
            this.applier = new BatchApplier(store);
            Referee referee = new Referee(
                    config.conflicts().policies(),
                    config.conflicts().detector(),
                    config.conflicts().resolver());
            this.stepPath = new StepPath(referee);
            this.setPath = new SetPath(referee, stepPath);
        }

        boolean applyAsSet(RowBatch batch) {
            try {
                apply(batch, setPath);
                return true;
            } catch (StoreException e) {
                assertThat(e.failure()).as(e.getMessage()).isEqualTo(SqlFailure.DUPLICATE_KEY);
                applyStepByStep(batch);
                return false;
            }
        }

        void applyStepByStep(RowBatch batch) {
            apply(batch, stepPath);
        }

        private void apply(RowBatch batch, TablePath path) {
            assertThat(applier.attempt(batch, progress, path)).isInstanceOf(Attempt.Committed.class);
            progress = Optional.of(batch.progress());
        }

        Map<String, List<String>> contents() throws SQLException {
            Map<String, List<String>> contents = new HashMap<>();
            for (String table : List.of("plain", "named", "padded", "uniques", "composed", "keyless")) {
                contents.put(table, rows("SELECT * FROM " + database + "." + table));
            }
            contents.put(
                    "journal",
                    rows("SELECT record_offset, SUBSTRING_INDEX(table_name, '.', -1), kind, policy, outcome, "
                            + "row_key, before_image, after_image FROM dts_" + database + ".conflict_log"));
            return contents;
        }

        private Map<String, String> configuration(String policy) {
            Map<String, String> configuration = new HashMap<>(Map.of(
                    "site.name",
                    "b",
                    "topics",
                    "a",
                    "site.priority",
                    "a,b",
                    "database.hostname",
                    "127.0.0.1",
                    "database.port",
                    String.valueOf(server.address().getPort()),
                    "database.user",
                    MySqlServer.USER,
                    "database.password",
                    server.password(),
                    BookkeepingDatabase.CONFIG,
                    "dts_" + database));
            if (policy.startsWith("Use")) {
                configuration.put("conflict.policy", "Overwrite");
                configuration.put("conflict.rules", "all");
                configuration.put(
                        "conflict.all.tables",
                        "%1$s.plain,%1$s.named,%1$s.padded,%1$s.uniques,%1$s.composed".formatted(database));
                configuration.put("conflict.all.policy", policy);
                configuration.put("conflict.all.columns", "v");
            } else {
                configuration.put("conflict.policy", policy);
            }
            return configuration;
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns each row as text, sorted by its bytes: the order in which a table gives its rows does not count. */
    private static List<String> rows(String query) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append(result.getString(i)).append('|');
                }
                rows.add(row.toString());
            }
            rows.sort(null);
            return rows;
        }
    }
}
