package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.client.ConnectorStatus.State;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A destination that does not answer, or takes no writes: the sink waits, says so, and goes on where it was. */
class HungDestinationIT {

    private static final int TRANSACTIONS = 300;
    private static final String SESSIONS =
            "SELECT id FROM information_schema.processlist WHERE user = '" + MySqlServer.USER + "'";

    @Test
    void aServerThatFallsSilentUnderLoadIsLeftAndComeBackTo() throws IOException {
        MySqlServer server = TestServers.shared().b();
        try (Pair pair = new Pair("hung").withForwardSink(Map.of("database.socket.timeout.ms", "15000"))) {
            StreamTables tables = new StreamTables(pair);
            pair.startForward();
            List<String> sessions = pair.b().rows(SESSIONS);
            int logged = log().length();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> tables.write(TRANSACTIONS));
            awaitRow(pair, TRANSACTIONS / 8);
            server.pause();
            try {
                awaitLogged(logged, waiting(server));
            } finally {
                server.resume();
            }
            writing.join();
            pair.fence(pair.a(), pair.b());

            tables.assertEqual();
            Awaitility.await("the server to let go of the old session")
                    .atMost(Pair.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(pair.b().rows(SESSIONS)).isNotEmpty().doesNotContainAnyElementsOf(sessions));
        }
    }

    @Test
    void aReadOnlyServerIsWaitedForAndNamed() throws IOException {
        MySqlServer server = TestServers.shared().b();
        try (Pair pair = new Pair("readonly")) {
            StreamTables tables = new StreamTables(pair);
            pair.startForward();
            int logged = log().length();
            pair.b().execute("SET GLOBAL super_read_only = ON");
            try {
                tables.write(5);
                awaitLogged(logged, waiting(server));
                assertThat(log().substring(logged)).contains("SET GLOBAL read_only = OFF");
                assertThat(pair.rest().status(pair.connector("sink-b")))
                        .hasValueSatisfying(status ->
                                assertThat(status.isWholly(State.RUNNING)).isTrue());
            } finally {
                pair.b().execute("SET GLOBAL super_read_only = OFF", "SET GLOBAL read_only = OFF");
            }
            pair.fence(pair.a(), pair.b());

            tables.assertEqual();
        }
    }

    private static String waiting(MySqlServer server) {
        return "Destination 127.0.0.1:" + server.address().getPort() + " takes no changes since";
    }

    private static void awaitRow(Pair pair, int n) {
        Awaitility.await("row " + n + " at B").atMost(Pair.PATIENCE).until(() -> !pair.b()
                .rowsOnceThere("SELECT n FROM " + pair.table("keyed") + " WHERE n = " + n)
                .isEmpty());
    }

    private static void awaitLogged(int from, String text) {
        Awaitility.await(text).atMost(Pair.PATIENCE).until(() -> log().substring(from)
                .contains(text));
    }

    private static String log() throws IOException {
        // not readString: a log may hold bytes that are no text
        return new String(Files.readAllBytes(TestServers.shared().worker().log()), StandardCharsets.ISO_8859_1);
    }
}
