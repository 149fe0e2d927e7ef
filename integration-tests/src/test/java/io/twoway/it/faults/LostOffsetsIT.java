package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A worker dies before Connect has stored any offset: it stores them a minute later than the records, by default. */
class LostOffsetsIT {

    private static final Map<String, String> OFFSETS_STORED_RARELY = Map.of("offset.flush.interval.ms", "600000");
    private static final String ALL = "SELECT id, v FROM lost.items ORDER BY id";

    private static TestServers servers;

    @BeforeAll
    static void startServers() {
        servers = TestServers.own(
                "servers-lost-offsets",
                UnaryOperator.identity(),
                worker -> worker.withProperties(OFFSETS_STORED_RARELY));
    }

    @AfterAll
    static void stopServers() {
        servers.close();
    }

    @Test
    void sourcesWithoutAnOffsetGoOnWhereTheirTopicsEndAndMissNoChange() {
        try (Pair pair = new Pair("lost", servers)) {
            pair.a()
                    .execute(
                            "CREATE TABLE lost.items (id INT PRIMARY KEY, v INT NOT NULL)",
                            "INSERT INTO lost.items VALUES (1, 0), (2, 0), (3, 0), (4, 0), (5, 0)");
            pair.start();
            write(pair.a(), 100);
            write(pair.b(), 200);
            pair.settle();
            for (String source : List.of("source-a", "source-b")) {
                assertThat(pair.requests().offsets(pair.connector(source)).at("/offsets"))
                        .as("offsets of %s", source)
                        .isEmpty();
            }

            servers.worker().kill();
            pair.a()
                    .execute(
                            "UPDATE lost.items SET v = 1 WHERE id = 1",
                            "DELETE FROM lost.items WHERE id = 2",
                            "ALTER TABLE lost.items ADD COLUMN note VARCHAR(10)");
            pair.b().execute("UPDATE lost.items SET v = 1 WHERE id = 3", "DELETE FROM lost.items WHERE id = 4");
            write(pair.a(), 300);
            write(pair.b(), 400);
            servers.worker().start();
            pair.settle();

            assertThat(pair.b().rows(ALL))
                    .isEqualTo(pair.a().rows(ALL))
                    .hasSize(43)
                    .contains("1|1", "3|1", "5|0");
            assertThat(pair.journal(pair.a()).entries()).isEmpty();
            assertThat(pair.journal(pair.b()).entries()).isEmpty();
        }
    }

    private static void write(Site site, int first) {
        for (int id = first; id < first + 10; id++) {
            site.execute("INSERT INTO lost.items (id, v) VALUES (" + id + ", 0)");
        }
    }
}
