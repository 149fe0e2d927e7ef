package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.client.ConnectorStatus;
import io.twoway.it.pair.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two sink connectors apply one stream at once, as a zombie and its successor do after a rebalance. */
class TwoSinksIT {

    private static final int TRANSACTIONS = 400;

    @Test
    void theLaterSinkGoesOnAndTheEarlierOneFailsWithoutWritingTwice() {
        try (Pair pair = new Pair("twosinks")) {
            StreamTables tables = new StreamTables(pair);
            pair.startForward();
            String first = pair.connector("sink-b");
            String second = pair.connector("sink-b-again");
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> tables.write(TRANSACTIONS));
            awaitRows(pair, TRANSACTIONS / 8);
            String owner = owner(pair);
            Map<String, String> config = new HashMap<>(pair.config("sink-b"));
            pair.rest().put(second, config);
            try {
                assertThat(pair.states().awaitFailure(first).text())
                        .contains("took over stream twosinks-a-0", "remove the second one");
                writing.join();
                tables.awaitEqual();
                assertThat(pair.rest().status(second).flatMap(ConnectorStatus::failure))
                        .isEmpty();
                assertThat(owner(pair)).hasSize(36).isNotEqualTo(owner);
            } finally {
                pair.rest().delete(second);
            }

            pair.states().restart(first, true);
            tables.write(1);
            pair.fence(pair.a(), pair.b());
            tables.assertEqual();
        }
    }

    private static void awaitRows(Pair pair, int rows) {
        Awaitility.await(rows + " rows at B").atMost(Pair.PATIENCE).until(() -> {
            List<String> count = pair.b().rowsOnceThere("SELECT COUNT(*) FROM " + pair.table("keyless"));
            return !count.isEmpty() && Integer.parseInt(count.get(0)) >= rows;
        });
    }

    private static String owner(Pair pair) {
        return pair.b().value("SELECT owner FROM " + pair.bookkeeping() + ".progress");
    }
}
