package io.twoway.it.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Transactions that both sites write at once and of which it can be told afterwards whether each was applied exactly once:
 * each updates a row that both sites share (UseMax on its version decides) and enters itself into a ledger with a key and
 * into one without, which would show a second application as a second row.
 */
final class LedgerTraffic {

    private static final int WRITERS = 4;
    private static final int SHARED_ROWS = 200;

    private final String database;
    private final int transactions;

    /**
     * @param database the pair's database
     * @param transactions how many each site writes
     */
    LedgerTraffic(String database, int transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** Returns the policy that this traffic converges under, for both sinks. */
    Map<String, String> policy() {
        return Map.of(
                "conflict.rules", "newest",
                "conflict.newest.tables", database + ".shared",
                "conflict.newest.policy", "UseMax",
                "conflict.newest.columns", "version");
    }

    void createTables(Site site) {
        site.execute(
                "CREATE TABLE " + database
                        + ".shared (id INT PRIMARY KEY, version INT NOT NULL, value VARCHAR(20) NOT NULL)",
                "CREATE TABLE " + database
                        + ".ledger (site CHAR(1), n INT, value VARCHAR(20) NOT NULL, PRIMARY KEY (site, n))",
                "CREATE TABLE " + database + ".keyless (site CHAR(1), n INT, value VARCHAR(20) NOT NULL)",
                "INSERT INTO " + database + ".shared VALUES "
                        + IntStream.range(0, SHARED_ROWS)
                                .mapToObj(id -> "(" + id + ", 0, '')")
                                .collect(Collectors.joining(", ")));
    }

    /** Lets writers at both sites begin. */
    void start(Pair pair, Writers writers) {
        writers.write(pair.a(), WRITERS, transactions, n -> transaction("a", n));
        writers.write(pair.b(), WRITERS, transactions, n -> transaction("b", n));
    }

    /** Fails unless both sites hold the same rows and each transaction exactly once. */
    void assertEqualAndEachOnce(Pair pair) {
        for (String table : List.of("shared", "ledger", "keyless")) {
            assertThat(all(pair.b(), table)).isEqualTo(all(pair.a(), table));
        }
        assertEachOnce(pair.b(), "ledger");
        assertEachOnce(pair.b(), "keyless");
    }

    /** The sites go through the rows with different strides, so that they meet on each. */
    private List<String> transaction(String site, int n) {
        int id = n * (site.equals("a") ? 7 : 11) % SHARED_ROWS;
        String value = "'" + site + "-" + n + "'";
        return List.of(
                "UPDATE " + database + ".shared SET version = version + 1, value = " + value + " WHERE id = " + id,
                "INSERT INTO " + database + ".ledger VALUES ('" + site + "', " + n + ", " + value + ")",
                "INSERT INTO " + database + ".keyless VALUES ('" + site + "', " + n + ", " + value + ")");
    }

    private List<String> all(Site site, String table) {
        return site.rows("SELECT * FROM " + database + "." + table + " ORDER BY 1, 2, 3");
    }

    private void assertEachOnce(Site site, String table) {
        assertThat(site.rows("SELECT site, COUNT(*), COUNT(DISTINCT n, value) FROM " + database + "." + table
                        + " GROUP BY site ORDER BY site"))
                .containsExactly("a|" + transactions + "|" + transactions, "b|" + transactions + "|" + transactions);
    }
}
