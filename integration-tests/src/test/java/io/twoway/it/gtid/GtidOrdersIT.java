package io.twoway.it.gtid;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.client.ConnectorStatus.State;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that choose GTIDs themselves, in every order that MySQL takes. */
class GtidOrdersIT {

    private static final String OLD_END = "/9223372036854775807";

    private static TestServers servers;

    @BeforeAll
    static void startServers() {
        servers = TestServers.ownedBy("gtid-orders");
    }

    @AfterAll
    static void stopServers() {
        servers.close();
    }

    @Test
    void eachTransactionArrivesOnceWhateverTheOrderOfNumbers() {
        try (Pair pair = new Pair("gtidorder", servers)) {
            CountedRows rows = new CountedRows(pair, true);
            rows.createTables(pair.a(), "a", "b");
            pair.a().execute("CREATE TABLE gtidorder.passing (id INT PRIMARY KEY)");
            pair.start();

            jump(pair, rows, pair.a(), "a");
            jump(pair, rows, pair.b(), "b");
            otherSources(rows, pair.a(), "a", UUID.randomUUID().toString());
            otherSources(rows, pair.b(), "b", UUID.randomUUID().toString());
            statements(pair, UUID.randomUUID().toString());
            servers.killAndStartWorker();
            otherSources(rows, pair.a(), "a", UUID.randomUUID().toString());
            rows.write(pair.b(), "b");
            pair.settle();

            rows.assertEachOnceAt(pair.a(), pair.b());
            assertThat(columns(pair.b())).isEqualTo(columns(pair.a())).contains("low", "high", "jumped");
            assertThat(pair.b().rows("SELECT statement FROM " + pair.bookkeeping() + ".ddl_log WHERE state = 'FAILED'"))
                    .isEmpty();
            assertThat(intervals(position(pair)))
                    .as("the row is as compact as the set of the server")
                    .isLessThanOrEqualTo(intervals(pair.a().value("SELECT @@GLOBAL.gtid_executed")) + 2);
        }
    }

    @Test
    void rowOfAnOlderVersionThatStoodAtAJumpGoesOnAndLosesNothingMore() {
        try (Pair pair = new Pair("gtidold", servers)) {
            CountedRows rows = new CountedRows(pair, true);
            rows.createTables(pair.a(), "a");
            pair.start();
            String own = pair.a().value("SELECT @@server_uuid");
            rows.write(pair.a(), "a");
            rows.write(pair.a(), "a", own + ":9000000");
            pair.settle();

            stop(pair, "sink-b");
            rows.write(pair.a(), "a");
            pair.b()
                    .execute(
                            "ALTER TABLE " + progress(pair)
                                    + " MODIFY source_position TEXT CHARACTER SET ascii NOT NULL",
                            "UPDATE " + progress(pair) + " SET source_position = '" + own + ":9000000" + OLD_END
                                    + "' WHERE stream = '" + pair.a().name() + "'");
            pair.rest().resume(pair.connector("sink-b"));
            rows.write(pair.a(), "a");
            servers.killAndStartWorker();
            rows.write(pair.a(), "a");
            pair.settle();
            rows.write(pair.a(), "a");
            pair.settle();

            rows.assertEachOnceAt(pair.a(), pair.b());
            assertThat(position(pair)).doesNotContain("/");
        }
    }

    private static void jump(Pair pair, CountedRows rows, Site site, String writer) {
        String own = site.value("SELECT @@server_uuid");
        rows.write(site, writer);
        rows.write(site, writer, own + ":5000000");
        rows.write(site, writer);
        site.execute("DELETE FROM " + pair.table("passing"), "INSERT INTO " + pair.table("passing") + " VALUES (1)");
        List.of("4999999", "6000000", "4999000", "5999999").forEach(n -> rows.write(site, writer, own + ":" + n));
        rows.write(site, writer);
        if (site == pair.a()) {
            site.execute("ALTER TABLE " + pair.table("versions") + " ADD COLUMN jumped INT");
        }
        rows.write(site, writer);
    }

    /** Blocks of another server, numbers in any order, and tags, of which one comes before anything untagged. */
    private static void otherSources(CountedRows rows, Site site, String writer, String other) {
        String own = site.value("SELECT @@server_uuid");
        for (String gtid : List.of(":etl:1", ":9", ":3", ":1000001", ":2", ":1000000", ":etl:7", ":etl:4", ":4")) {
            rows.write(site, writer, other + gtid);
        }
        rows.write(site, writer, "AUTOMATIC:etl");
        rows.write(site, writer, own + ":etl:" + (700 + rows.count(site, writer)));
        rows.write(site, writer, "AUTOMATIC:etl");
        rows.write(site, writer, "AUTOMATIC:backup");
    }

    private static void statements(Pair pair, String other) {
        pair.a()
                .execute(
                        "SET GTID_NEXT = '" + other + ":8'",
                        "ALTER TABLE " + pair.table("ledger") + " ADD COLUMN high INT",
                        "SET GTID_NEXT = '" + other + ":7'",
                        "ALTER TABLE " + pair.table("ledger") + " ADD COLUMN low INT",
                        "SET GTID_NEXT = '" + other + ":1'",
                        "UPDATE " + pair.table("ledger") + " SET low = n, high = n",
                        "SET GTID_NEXT = 'AUTOMATIC'");
    }

    private static List<String> columns(Site site) {
        return site.rows("SELECT column_name FROM information_schema.columns WHERE table_schema = 'gtidorder'"
                + " ORDER BY table_name, ordinal_position");
    }

    private static String position(Pair pair) {
        return pair.b()
                .value("SELECT source_position FROM " + progress(pair) + " WHERE stream = '"
                        + pair.a().name() + "'");
    }

    private static String progress(Pair pair) {
        return pair.bookkeeping() + ".progress";
    }

    private static long intervals(String set) {
        return set.chars().filter(sign -> sign == ':').count();
    }

    private static void stop(Pair pair, String role) {
        pair.rest().stop(pair.connector(role));
        pair.states().awaitDespiteFailure(pair.connector(role), State.STOPPED);
    }
}
