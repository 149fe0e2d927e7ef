package io.twoway.it.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.it.pair.TestServers;
import java.sql.SQLException;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** DDL at A from a list and from a seed, in sessions of every kind: docs/reliability.md. */
class DdlDifferentialIT {

    /** The normal run is the same each time; the long one goes on to where nobody has been. */
    private static final long SEED = Long.getLong("twoway.seed", 1);

    private static final int SHORT = Integer.getInteger("twoway.ddl.statements", 60);
    private static final int BETWEEN = Integer.getInteger("twoway.ddl.between", 20);
    private static final int LONG_SEEDS = Integer.getInteger("twoway.ddl.seeds", 5);
    private static final int LONG = Integer.getInteger("twoway.ddl.statements", 150);

    /** Which of the lists, as a regular expression. */
    private static final String CASES = System.getProperty("twoway.ddl.cases", ".*");

    private static final LivePair LIVE = new LivePair("difddl", TestServers.shared());

    @AfterAll
    static void stop() {
        LIVE.close();
    }

    static Stream<DdlCase> listed() {
        return Stream.concat(FaultCases.all().stream(), StatementCases.all().stream())
                .filter(listed -> listed.name().matches(CASES));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("listed")
    void bothSidesAreEqualAfter(DdlCase listed) throws SQLException {
        LIVE.compared(listed, SEED);
    }

    @Test
    void bothSidesAreEqualAfterRandomStatements() throws SQLException {
        random("short", SEED, SHORT, BETWEEN);
    }

    static LongStream seeds() {
        long first = Long.getLong("twoway.seed", System.nanoTime());
        return LongStream.range(first, first + LONG_SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Tag("long")
    void bothSidesAreEqualAfterEachOfManyRandomStatements(long seed) throws SQLException {
        random("long" + seed, seed, LONG, Integer.getInteger("twoway.ddl.between", 1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "rows; UPDATE %s.t SET v = 'X' WHERE id = 1; SELECT 1",
                "definitions; ALTER TABLE %s.t ALTER v SET DEFAULT 'q'; SELECT 1",
                "options; ALTER TABLE %s.t STATS_PERSISTENT = 1; SELECT 1",
                "routines; DROP PROCEDURE %s.p; SELECT 1",
                "conflicts; DELETE FROM %s.t WHERE id = 1; UPDATE t SET v = 'z' WHERE id = 1"
            })
    void whatDiffersIsFound(String name, String unseenAtB, String atA) throws SQLException {
        LIVE.compared("different_" + name, "", "a difference in " + name, SEED, run -> {
            run.run("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(9))");
            run.run("INSERT INTO t VALUES (1, 'x')");
            run.run("CREATE PROCEDURE p() SELECT 1");
            run.compare();
            run.run("REPLACE INTO t VALUES (1, 'x')"); // both sites have written since
            LIVE.get().fence(LIVE.get().a(), LIVE.get().b());
            LIVE.get().b().executeUnseen(unseenAtB.formatted(LIVE.database("different_" + name)));
            run.run(atA);
            assertThatThrownBy(run::compare)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("a difference in " + name);
        });
        LIVE.close();
    }

    private static void random(String name, long seed, int statements, int between) throws SQLException {
        String repeat = "repeat it with -Dtwoway.seed=" + seed;
        System.out.println("DDL: " + repeat);
        LIVE.compared(name, "", repeat, seed, run -> {
            Random random = new Random(seed);
            DdlGenerator generator = new DdlGenerator(LIVE.get().a(), LIVE.database(name), random);
            for (int i = 1; i <= statements; i++) {
                SessionSettings settings = SessionSettings.random(random);
                run.use(settings);
                String sql = generator.next(settings);
                if (run.run(sql)) {
                    run.touch(sql);
                }
                if (i % between == 0 || i == statements) {
                    run.compare();
                }
            }
            System.out.println("DDL: " + run.taken() + " of " + statements + " statements were taken");
            assertThat(run.taken()).as("statements that MySQL took").isGreaterThan(statements / 3);
        });
    }
}
