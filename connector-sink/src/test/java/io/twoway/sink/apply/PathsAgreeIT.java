package io.twoway.sink.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.servers.MySqlServer;
import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.plan.Batch.RowBatch;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.rows.InsertPath;
import io.twoway.sink.rows.LastTables;
import io.twoway.sink.rows.RandomChanges;
import io.twoway.sink.rows.Referee;
import io.twoway.sink.rows.SetPath;
import io.twoway.sink.rows.StepPath;
import io.twoway.sink.rows.TablePath;
import io.twoway.sink.store.MySqlDestination;
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
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The row-by-row path defines the meaning; the set-based path must leave the same rows and the same journal. */
class PathsAgreeIT {

    private static final int CHANGES = 3_000;

    /** With four policies, 100,000. */
    private static final int MANY_CHANGES = 25_000;

    private static final StreamId STREAM = new StreamId("a", 0);

    private static final MySqlServer SERVER = TestServer.shared();

    @ParameterizedTest
    @ValueSource(strings = {"Overwrite", "Ignore", "UseMax", "UseMin"})
    void theSetBasedPathLeavesTheRowsAndTheJournalOfTheStepByStepPath(String policy) throws SQLException {
        assertPathsAgree(policy, policy, CHANGES);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"Overwrite", "Ignore", "UseMax", "UseMin"})
    void theyAgreeOnVeryManyChanges(String policy) throws SQLException {
        assertPathsAgree(policy, policy + "_long", MANY_CHANGES);
    }

    private static void assertPathsAgree(String policy, String name, int count) throws SQLException {
        long seed = Long.getLong("twoway.seed", System.nanoTime());
        System.out.println(policy + ": repeat it with -Dtwoway.seed=" + seed);
        long start = System.nanoTime();
        RandomChanges changes = new RandomChanges(new Random(seed));
        Side sets = new Side("set_" + name, policy);
        Side steps = new Side("step_" + name, policy);
        int batches = 0;
        int setBased = 0;
        for (int applied = 0; applied < count; batches++) {
            RandomChanges.Twins twins = changes.next(sets.database, steps.database);
            setBased += sets.applyAsSet(twins.first()) ? 1 : 0;
            steps.applyStepByStep(twins.second());
            applied += twins.first().rows().size();
            if (batches % 10 == 0 || applied >= count) {
                assertThat(sets.rows()).as("seed %d, batch %d", seed, batches).isEqualTo(steps.rows());
            }
        }
        assertThat(sets.journal()).as("seed %d", seed).isEqualTo(steps.journal());
        System.out.printf(
                "%s: %d changes in %d batches, %d of them fell back to steps, %d conflicts, %d s%n",
                policy,
                count,
                batches,
                batches - setBased,
                sets.journal().size(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
        assertThat(setBased).as("batches that did not fall back").isGreaterThan(batches / 10);
        sets.store.close();
        steps.store.close();
    }

    /** One database that one of the two paths fills. */
    private static final class Side {
        private final String database;
        private final MySqlDestination store;
        private final BatchApplier applier;
        private final StepPath stepPath;
        private final InsertPath setPath;
        private Optional<StreamProgress> progress = Optional.empty();

        Side(String name, String policy) throws SQLException {
            this.database = name.toLowerCase(Locale.ROOT);
            execute("CREATE DATABASE " + database);
            for (String table : RandomChanges.TABLES) {
                execute(table.formatted(database));
            }
            SinkConfig config = SinkConfig.of(configuration(policy));
            this.store = new MySqlDestination(config, STREAM);
            store.prepare();
            this.applier = new BatchApplier(store);
            Referee referee = new Referee(
                    config.conflicts().policies(),
                    config.conflicts().detector(),
                    config.conflicts().resolver());
            this.stepPath = new StepPath(referee);
            this.setPath = new InsertPath(referee, new SetPath(referee, stepPath, new LastTables()), new LastTables());
        }

        boolean applyAsSet(RowBatch batch) {
            try {
                apply(batch, setPath);
                return true;
            } catch (DestinationException e) {
                assertThat(e.failure()).as(e.getMessage()).isEqualTo(FailureKind.DUPLICATE_KEY);
                if (setPath.metSomething()) {
                    return applyAsSet(batch);
                }
                applyStepByStep(batch);
                return false;
            }
        }

        void applyStepByStep(RowBatch batch) {
            apply(batch, stepPath);
        }

        private void apply(RowBatch batch, TablePath path) {
            assertThat(applier.attempt(Piece.of(batch), progress, path)).isInstanceOf(Attempt.Committed.class);
            progress = Optional.of(batch.progress());
        }

        Map<String, List<String>> rows() throws SQLException {
            Map<String, List<String>> rows = new HashMap<>();
            for (String table : RandomChanges.names()) {
                rows.put(table, query("SELECT * FROM " + database + "." + table));
            }
            return rows;
        }

        List<String> journal() throws SQLException {
            return query("SELECT record_offset, SUBSTRING_INDEX(table_name, '.', -1), kind, policy, outcome, "
                    + "row_key, before_image, after_image FROM dts_" + database + ".conflict_log");
        }

        private Map<String, String> configuration(String policy) {
            Map<String, String> configuration = TestServer.settings();
            configuration.put(BookkeepingDatabase.CONFIG, "dts_" + database);
            if (policy.startsWith("Use")) {
                configuration.put("conflict.policy", "Overwrite");
                configuration.put("conflict.rules", "all");
                configuration.put(
                        "conflict.all.tables",
                        RandomChanges.namesWithVersion().stream()
                                .map(table -> database + "." + table)
                                .collect(Collectors.joining(",")));
                configuration.put("conflict.all.policy", policy);
                configuration.put("conflict.all.columns", "v");
            } else {
                configuration.put("conflict.policy", policy);
            }
            return configuration;
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = SERVER.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns each row as text, sorted by its bytes: the order in which a table gives its rows does not count. */
    private static List<String> query(String query) throws SQLException {
        try (Connection connection = SERVER.connect();
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
