package io.twoway.it.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions that are cut at the peer: wherever that is, rows that refer to others, or to themselves, arrive as they are. */
class CutTransactionsIT {

    private static final int ROWS = 4;
    private static final String STAFF = "SELECT * FROM cut.staff ORDER BY id";

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("cut").withBothSinks(Map.of("transaction.max.rows", String.valueOf(ROWS)));
        pair.a()
                .execute("CREATE TABLE cut.staff (id INT PRIMARY KEY, boss INT,"
                        + " FOREIGN KEY (boss) REFERENCES cut.staff (id) ON DELETE SET NULL)");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowThatRefersToItselfIsDeletedWithoutAConflictWhereverTheCutIs(boolean fromA) {
        Site site = fromA ? pair.a() : pair.b();
        for (int before = 0; before < ROWS; before++) {
            int first = (fromA ? 1_000 : 2_000) + 100 * before;
            List<String> statements = new ArrayList<>();
            IntStream.range(0, before)
                    .forEach(i -> statements.add("INSERT INTO cut.staff VALUES (%d, NULL)".formatted(first + 50 + i)));
            statements.add("DELETE FROM cut.staff WHERE id IN (%d, %d)".formatted(first, first + 4));
            site.execute(("INSERT INTO cut.staff VALUES (%1$d, %1$d), (%2$d, %1$d), (%3$d, %2$d), (%4$d, %4$d),"
                            + " (%5$d, %4$d), (%6$d, %4$d)")
                    .formatted(first, first + 1, first + 2, first + 4, first + 5, first + 6));
            pair.settle();
            site.transaction(statements.toArray(String[]::new));
            pair.settle();

            assertThat(pair.b().rows(STAFF)).isEqualTo(pair.a().rows(STAFF));
        }
        nothingMetAt(fromA ? pair.b() : pair.a());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void parentsMayComeInALaterPieceThanTheirChildren(boolean fromA) {
        Site site = fromA ? pair.a() : pair.b();
        int first = fromA ? 5_000 : 6_000;
        List<String> statements = new ArrayList<>(List.of("SET SESSION foreign_key_checks = 0"));
        IntStream.range(0, 3 * ROWS)
                .forEach(i -> statements.add(
                        "INSERT INTO cut.staff VALUES (%d, %d)".formatted(first + i, first + 3 * ROWS - i)));
        statements.add("INSERT INTO cut.staff VALUES (%d, NULL)".formatted(first + 3 * ROWS));
        statements.add("SET SESSION foreign_key_checks = 1");
        site.transaction(statements.toArray(String[]::new));
        pair.settle();
        site.execute(
                "DELETE FROM cut.staff WHERE id BETWEEN %d AND %d ORDER BY id DESC".formatted(first, first + 3 * ROWS));
        pair.settle();

        assertThat(pair.b().rows(STAFF)).isEqualTo(pair.a().rows(STAFF));
        nothingMetAt(fromA ? pair.b() : pair.a());
    }

    private static void nothingMetAt(Site peer) {
        assertThat(pair.journal(peer).entries()).isEmpty();
        assertThat(pair.counters(peer).values().get("transactions-cut-total"))
                .as("cut")
                .isPositive();
    }
}
