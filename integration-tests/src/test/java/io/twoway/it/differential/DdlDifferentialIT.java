package io.twoway.it.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.TestServers;
import java.sql.SQLException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** DDL at A from a list and from a seed, in sessions of every kind: docs/reliability.md. */
class DdlDifferentialIT {

    /** The normal run is the same each time; the long one goes on to where nobody has been. */
    private static final long SEED = Long.getLong("twoway.seed", 1);

    private static final int SHORT = Integer.getInteger("twoway.ddl.statements", 60);
    private static final int BETWEEN = Integer.getInteger("twoway.ddl.between", 20);
    private static final int LONG_SEEDS = 5;
    private static final int LONG = Integer.getInteger("twoway.ddl.statements", 150);
    private static final LivePair LIVE = new LivePair("difddl", TestServers.shared());

    @AfterAll
    static void stop() {
        LIVE.close();
    }

    static Stream<DdlCase> listed() {
        return Stream.concat(FaultCases.all().stream(), StatementCases.all().stream());
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

    @Test
    @Tag("long")
    void bothSidesAreEqualAfterEachOfManyRandomStatements() throws SQLException {
        for (int i = 0; i < LONG_SEEDS; i++) {
            random("long" + i, Long.getLong("twoway.seed", System.nanoTime()) + i, LONG, 1);
        }
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
