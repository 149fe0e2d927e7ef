package io.twoway.sink.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.precheck.progress.PreparedWait;
import io.twoway.servers.MySqlServer;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.decode.StreamEvent;
import io.twoway.sink.plan.Batch;
import io.twoway.sink.plan.BatchPlanner;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.TransactionAssembler;
import io.twoway.sink.plan.TransactionCut;
import io.twoway.sink.plan.TransactionLimit;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import io.twoway.sink.rows.Applied;
import io.twoway.sink.rows.LastTables;
import io.twoway.sink.rows.Referee;
import io.twoway.sink.statement.StatementDestination;
import io.twoway.sink.store.MySqlDestination;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random XA transactions, many too large for one piece, through a sink that dies after any of its own transactions. */
class XaExactlyOnceIT {

    private static final StreamId STREAM = new StreamId("a", 0);
    private static final MySqlServer SERVER = TestServer.shared();

    private final long seed = Long.getLong("twoway.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void everyRowThatIsCommittedIsThereOnceAndNoOther() throws SQLException {
        System.out.println("Repeat it with -Dtwoway.seed=" + seed);
        execute("CREATE DATABASE xaonce", "CREATE TABLE xaonce.t (id INT NOT NULL)");
        XaScript script = new XaScript(random, new TableName("xaonce", "t"));
        script.add(300);

        int lives = 0;
        while (!hasEndedAll(script.events())) {
            lives++;
        }

        System.out.println(script.events().size() + " events, " + lives + " deaths");
        assertThat(lives).as("deaths, seed %d", seed).isGreaterThan(20);
        assertThat(query("SELECT id FROM xaonce.t ORDER BY id"))
                .as("seed %d", seed)
                .containsExactlyElementsOf(script.committed());
        assertThat(query("SELECT COUNT(*) FROM dts_xaonce.prepared_rows")).containsExactly(0);
        assertThat(query("SELECT COUNT(*) FROM dts_xaonce.conflict_log")).containsExactly(0);
    }

    /** Lives once: goes on where the progress row says; returns whether it got to the end. */
    private boolean hasEndedAll(List<StreamEvent> events) {
        try (MySqlDestination store = store()) {
            store.prepare();
            Optional<StreamProgress> progress = store.claimProgress();
            Deaths death = new Deaths(1 + random.nextInt(12));
            TransactionAssembler assembler = new TransactionAssembler(
                    progress.map(StreamProgress::watermark).orElse(Watermark.START),
                    new TransactionLimit(3, 100_000),
                    death);
            BatchRunner runner = new BatchRunner(
                    store, referee(), new LastTables(), progress, Optional.empty(), StatementDestination.STOP, death);
            int next = progress.map(StreamProgress::nextOffset).orElse(0L).intValue();
            while (next < events.size()) {
                int until = Math.min(events.size(), next + 1 + random.nextInt(40));
                List<Work> works = new ArrayList<>();
                events.subList(next, until)
                        .forEach(event -> assembler.accept(event).ifPresent(works::add));
                List<Batch> batches = new BatchPlanner(new TransactionLimit(8, 100_000)).plan(works);
                batches.forEach(runner::run);
                next = until;
            }
            return true;
        } catch (Death e) {
            return false;
        }
    }

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Kills the sink when it has committed so many transactions. */
    private static final class Deaths implements ApplyListener {

        // Mutable state
        private int left;

        Deaths(int commits) {
            left = commits;
        }

        @Override
        public void committed(Batch batch, List<Applied> changes) {
            if (--left == 0) {
                throw new Death();
            }
        }

        @Override
        public void refused() {}

        @Override
        public void steppedBack() {}

        @Override
        public void statementRun() {}

        @Override
        public void statementFailed() {}

        @Override
        public void statementSkipped() {}

        @Override
        public void prepared(PreparedWait wait) {}

        @Override
        public void replayed(ChangeOrigin origin) {}

        @Override
        public void cut(TransactionCut cut) {}

        @Override
        public void endedInPieces(ChangeOrigin end, String transaction, int pieces) {}
    }

    private static Referee referee() {
        SinkConfig config = config();
        return new Referee(
                config.conflicts().policies(),
                config.conflicts().detector(),
                config.conflicts().resolver());
    }

    private static MySqlDestination store() {
        SinkConfig config = config();
        return new MySqlDestination(config, STREAM);
    }

    private static SinkConfig config() {
        Map<String, String> settings = TestServer.settings();
        settings.put(BookkeepingDatabase.CONFIG, "dts_xaonce");
        return SinkConfig.of(settings);
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = SERVER.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<Integer> query(String query) throws SQLException {
        try (Connection connection = SERVER.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<Integer> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getInt(1));
            }
            return rows;
        }
    }
}
