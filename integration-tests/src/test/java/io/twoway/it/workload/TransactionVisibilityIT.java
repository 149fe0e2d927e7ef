package io.twoway.it.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Money moves between accounts in three tables; a reader at the peer must never see any of it under way. */
class TransactionVisibilityIT {

    private static final int TRANSFERS = 300;
    private static final int WRITERS = 3;
    private static final int TABLES = 3;
    private static final int ACCOUNTS = 24;
    private static final int START = 1000;
    private static final String TOTAL = String.valueOf(TABLES * ACCOUNTS * START);

    @Test
    void readerNeverSeesHalfATransactionOfThePeer() {
        try (Pair pair = new Pair("visible");
                Writers writers = new Writers()) {
            createAccounts(pair.a());
            pair.start();
            writers.write(pair.a(), WRITERS, TRANSFERS, n -> transfer("a", n));
            writers.write(pair.b(), WRITERS, TRANSFERS, n -> transfer("b", n));
            BooleanSupplier written = writers.areDone();
            Reader atA = new Reader(pair.a(), "b");
            Reader atB = new Reader(pair.b(), "a");
            writers.run(() -> atA.readUntil(written));
            writers.run(() -> atB.readUntil(written));
            writers.join();
            pair.settle();

            atA.assertConstantWhileMoving();
            atB.assertConstantWhileMoving();
            assertThat(pair.a().rows(Reader.sums("b") + " UNION ALL " + Reader.sums("a")))
                    .isEqualTo(pair.b().rows(Reader.sums("b") + " UNION ALL " + Reader.sums("a")))
                    .containsExactly(TOTAL + "|" + TRANSFERS, TOTAL + "|" + TRANSFERS);
        }
    }

    /** Each site moves its own accounts only: this is about transactions, not about conflicts. */
    private static void createAccounts(Site site) {
        for (int table = 0; table < TABLES; table++) {
            site.execute("CREATE TABLE visible.accounts_" + table
                    + " (owner CHAR(1), id INT, amount INT NOT NULL, PRIMARY KEY (owner, id))");
            site.execute("INSERT INTO visible.accounts_" + table + " VALUES "
                    + IntStream.range(0, ACCOUNTS)
                            .boxed()
                            .flatMap(id ->
                                    Stream.of("a", "b").map(owner -> "('" + owner + "'," + id + "," + START + ")"))
                            .collect(Collectors.joining(", ")));
        }
        site.execute("CREATE TABLE visible.transfers (owner CHAR(1), n INT, PRIMARY KEY (owner, n))");
    }

    /** Takes a little from many accounts and gives it to one, the accounts in one order to spare us deadlocks. */
    private static List<String> transfer(String owner, int n) {
        Random random = new Random(n);
        int receiver = random.nextInt(ACCOUNTS);
        List<String> statements = new ArrayList<>();
        for (int table = 0; table < TABLES; table++) {
            String accounts = "visible.accounts_" + table;
            String mine = " WHERE owner = '" + owner + "' AND id ";
            statements.add("UPDATE " + accounts + " SET amount = amount - 1" + mine + "< " + ACCOUNTS);
            statements.add("UPDATE " + accounts + " SET amount = amount + " + ACCOUNTS + mine + "= " + receiver);
        }
        statements.add("INSERT INTO visible.transfers VALUES ('" + owner + "', " + n + ")");
        return statements;
    }

    /** Asks again and again, each time in one statement, which is one snapshot. */
    private static final class Reader {

        private final Site site;
        private final String owner;
        private final Set<String> seen = new LinkedHashSet<>();

        Reader(Site site, String owner) {
            this.site = site;
            this.owner = owner;
        }

        static String sums(String owner) {
            String amounts = IntStream.range(0, TABLES)
                    .mapToObj(table ->
                            "(SELECT SUM(amount) FROM visible.accounts_" + table + " WHERE owner = '" + owner + "')")
                    .collect(Collectors.joining(" + "));
            return "SELECT " + amounts + ", (SELECT COUNT(*) FROM visible.transfers WHERE owner = '" + owner + "')";
        }

        void readUntil(BooleanSupplier written) {
            String last = TOTAL + "|" + TRANSFERS;
            while (!written.getAsBoolean() || !seen.contains(last)) {
                String now = site.value(sums(owner));
                seen.add(now);
                if (!now.startsWith(TOTAL + "|")) {
                    return;
                }
            }
        }

        void assertConstantWhileMoving() {
            assertThat(seen).allSatisfy(state -> assertThat(state).startsWith(TOTAL + "|"));
            assertThat(seen).as("states seen while it moved").hasSizeGreaterThan(20);
        }
    }
}
