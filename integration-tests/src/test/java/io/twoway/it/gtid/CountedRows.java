package io.twoway.it.gtid;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows that show each change that is lost or comes twice: every transaction inserts a number and counts its writer's version up,
 * so that a repeat would meet a conflict, and a loss another version.
 */
final class CountedRows {

    private final Pair pair;
    private final boolean keyless;
    private final Map<String, Integer> written = new TreeMap<>();

    /** @param keyless whether a table without a key is written too, which would show a repeat as a row of its own */
    CountedRows(Pair pair, boolean keyless) {
        this.pair = pair;
        this.keyless = keyless;
    }

    /** Makes the tables, with a version for each writer. */
    void createTables(Site site, String... writers) {
        site.execute(
                "CREATE TABLE " + ledger() + " (who VARCHAR(20), n INT, PRIMARY KEY (who, n))",
                "CREATE TABLE " + versions() + " (who VARCHAR(20) PRIMARY KEY, version INT NOT NULL)");
        if (keyless) {
            site.execute("CREATE TABLE " + pair.table("keyless") + " (who VARCHAR(20), n INT)");
        }
        for (String writer : writers) {
            site.execute("INSERT INTO " + versions() + " (who, version) VALUES ('" + writer + "', 0)");
            written.put(writer, 0);
        }
    }

    /** Writes one transaction with the next number of the server. */
    void write(Site site, String writer) {
        write(site, writer, "AUTOMATIC");
    }

    /** Writes one transaction whose GTID is given, as {@code GTID_NEXT} takes it. */
    void write(Site site, String writer, String gtid) {
        int n = written.merge(writer, 1, Integer::sum);
        String values = " (who, n) VALUES ('" + writer + "', " + n + ")";
        site.execute(
                "SET GTID_NEXT = '" + gtid + "'",
                "BEGIN",
                "INSERT INTO " + ledger() + values,
                keyless ? "INSERT INTO " + pair.table("keyless") + values : "DO 0",
                "UPDATE " + versions() + " SET version = version + 1 WHERE who = '" + writer + "'",
                "COMMIT",
                "SET GTID_NEXT = 'AUTOMATIC'");
    }

    /** Returns how many transactions of a writer a site has. */
    int count(Site site, String writer) {
        return site.rowsOnceThere("SELECT n FROM " + ledger() + " WHERE who = '" + writer + "'")
                .size();
    }

    /** Requires that all sites have every transaction once, and that no sink met a conflict. */
    void assertEachOnceAt(Site... sites) {
        List<String> versions = written.entrySet().stream()
                .map(writer -> writer.getKey() + "|" + writer.getValue())
                .toList();
        for (Site site : sites) {
            assertThat(site.rows("SELECT who, version FROM " + versions() + " ORDER BY who"))
                    .as("versions at %s", site.name())
                    .isEqualTo(versions);
            assertThat(site.rows("SELECT who, COUNT(*) FROM " + ledger() + " GROUP BY who ORDER BY who"))
                    .isEqualTo(written());
            if (keyless) {
                assertThat(site.rows(
                                "SELECT who, COUNT(*) FROM " + pair.table("keyless") + " GROUP BY who ORDER BY who"))
                        .isEqualTo(written());
            }
            assertThat(site.rowsOnceThere("SELECT * FROM " + pair.bookkeeping() + ".conflict_log"))
                    .as("conflicts at %s", site.name())
                    .isEmpty();
        }
    }

    private List<String> written() {
        return written.entrySet().stream()
                .filter(writer -> writer.getValue() > 0)
                .map(writer -> writer.getKey() + "|" + writer.getValue())
                .toList();
    }

    private String ledger() {
        return pair.table("ledger");
    }

    private String versions() {
        return pair.table("versions");
    }
}
