package io.twoway.it.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.ConnectOptions;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * DDL and rows where servers and worker are not as the others of these tests: all settings at once that {@code
 * bin/test-settings} tries one by one.
 */
class OddServersIT {

    private static final long SEED = Long.getLong("twoway.seed", 1);
    private static final Map<String, String> WORKER = Map.of("LC_ALL", "C");

    private static final String BOOKKEEPING_OF_FILTER = "transforms.origin.bookkeeping.database";

    private static TestServers servers;
    private static LivePair live;

    @BeforeAll
    static void start() {
        servers = TestServers.own(
                "servers-odd",
                mysql -> mysql.withArguments(
                        "--default-time-zone=+08:00",
                        "--lower-case-table-names=1",
                        "--sql-mode=ANSI",
                        "--character-set-server=latin1",
                        "--binlog-transaction-compression=ON"),
                OddServersIT::withVariables);
        live = new LivePair("odd", servers);
    }

    private static ConnectOptions withVariables(ConnectOptions worker) {
        Map<String, String> all = new HashMap<>(worker.environment());
        all.putAll(WORKER);
        return worker.withEnvironment(all);
    }

    @AfterAll
    static void stop() {
        live.close();
        servers.close();
    }

    static Stream<DdlCase> listed() {
        return Stream.of(NameCases.all(), FaultCases.all(), StatementCases.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("listed")
    void bothSidesAreEqualAfter(DdlCase listed) throws SQLException {
        live.compared(listed, SEED);
    }

    @Test
    void statementsOfAMappedTableMayNameItInAnyLetters() {
        try (Pair pair = new Pair("oddmap", servers)
                .withForwardSink(Map.of(
                        "mapping.tables", "oddmap.orders:oddmap.sales",
                        "mapping.columns", "oddmap.orders.amount:total"))
                .withReverseSink(Map.of(
                        "mapping.tables", "oddmap.sales:oddmap.orders",
                        "mapping.columns", "oddmap.sales.total:amount"))) {
            pair.a()
                    .execute(
                            "CREATE TABLE oddmap.Orders (id INT PRIMARY KEY, Amount INT)",
                            "INSERT INTO oddmap.ORDERS VALUES (1, 1)");
            pair.start();
            pair.a()
                    .execute(
                            "ALTER TABLE OddMap.oRDERS ADD COLUMN Note VARCHAR(20) DEFAULT 'é', MODIFY AMOUNT BIGINT",
                            "INSERT INTO oddmap.ORDERS VALUES (3, 3, 'ü')",
                            "CREATE INDEX By_Note ON ODDMAP.ORDERS (NOTE)");
            pair.fence(pair.a(), pair.b());
            pair.b().execute("UPDATE oddmap.SALES SET total = 4 WHERE id = 3");
            pair.settle();

            assertThat(pair.b().rows("SELECT id, total, note FROM oddmap.sales"))
                    .containsExactly("1|1|é", "3|4|ü")
                    .isEqualTo(pair.a().rows("SELECT id, amount, note FROM oddmap.orders"));
            assertThat(pair.b().rows("SHOW TABLES IN oddmap")).doesNotContain("orders");
            assertThat(pair.b()
                            .rows("SELECT statement, message FROM " + pair.bookkeeping()
                                    + ".ddl_log WHERE state = 'FAILED'"))
                    .isEmpty();
        }
    }

    @Test
    void namesInSettingsThatNoRowHasAreRefused() {
        try (Pair pair = new Pair("oddcase", servers)
                .with("source-a", Map.of("bookkeeping.database", "DTS", BOOKKEEPING_OF_FILTER, "DTS"))
                .withForwardSink(Map.of("mapping.tables", "oddcase.Orders:oddcase.sales"))) {
            assertThat(answer(pair, "source-a"))
                    .contains("names-in-small-letters: ", "bookkeeping.database names DTS.");
            assertThat(answer(pair, "sink-b")).contains("names-in-small-letters: ", "mapping.tables names Orders.");
            assertThat(answer(pair, "sink-a")).doesNotContain("names-in-small-letters: ");
        }
    }

    private static String answer(Pair pair, String role) {
        Map<String, String> config = new HashMap<>(pair.config(role));
        config.put("name", pair.connector(role));
        return pair.requests().validate(config.get("connector.class"), config).toString();
    }
}
