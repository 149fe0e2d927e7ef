package io.twoway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectClientTest {

    private static final Patience REBALANCE = new Patience(Duration.ofSeconds(1), Duration.ofMillis(1));

    private final RestServer server = RestServer.http();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void settingsAndStatusAreRead() {
        server.on("GET /connectors/a-source/config", 200, "{\"name\":\"a-source\",\"site.name\":\"a\"}")
                .on(
                        "GET /connectors/a-source/status",
                        200,
                        """
                        {"name":"a-source","connector":{"state":"RUNNING","worker_id":"w:8083"},
                         "tasks":[{"id":0,"state":"FAILED","worker_id":"w:8083","trace":"x.Y: broken\\n\\tat z"}]}""");

        assertThat(client().settings("a-source")).contains(Map.of("name", "a-source", "site.name", "a"));
        ConnectorStatus status = client().status("a-source").orElseThrow();
        assertThat(status.summary()).isEqualTo("RUNNING, task FAILED");
        assertThat(status.failure().map(Trace::message)).contains("broken");
        assertThat(status.isWholly(ConnectorStatus.State.RUNNING)).isFalse();
    }

    @Test
    void aConnectorThatIsNotThereIsEmptyAndNoFailure() {
        assertThat(client().settings("nobody")).isEmpty();
        assertThat(client().status("nobody")).isEmpty();
        assertThat(client().position("nobody")).isEqualTo(new Position.None());
    }

    @Test
    void everyRefusedSettingIsReturnedWithWhatTheConnectorSays() {
        server.on(
                "PUT /connector-plugins/TwoWayMySqlSink/config/validate",
                200,
                """
                {"error_count":1,"configs":[
                  {"definition":{"name":"topics"},"value":{"name":"topics","errors":[]}},
                  {"definition":{"name":"site.name"},"value":{"name":"site.name","errors":["is missing"]}}]}""");

        assertThat(client().validate("a-sink", Map.of("connector.class", "io.twoway.sink.TwoWayMySqlSink")))
                .containsExactly(new SettingError("site.name", "is missing"));
    }

    @Test
    void aRebalanceIsWaitedOut() {
        server.on("PUT /connectors/a-sink/pause", 409, rebalancing()).on("PUT /connectors/a-sink/pause", 202, "");

        client().pause("a-sink");

        assertThat(server.requests()).hasSize(2);
    }

    /** As Connect 4.3.1 answers what reads a configuration right after another connector was registered. */
    @Test
    void aRebalanceThatConnectTakesForAnErrorIsWaitedOut() {
        server.on(
                        "PUT /connectors/a-sink/pause",
                        500,
                        "{\"error_code\":500,\"message\":\"Request cannot be completed because a rebalance is expected\"}")
                .on("PUT /connectors/a-sink/pause", 202, "");

        client().pause("a-sink");

        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aRebalanceThatDoesNotEndIsNamed() {
        server.on("PUT /connectors/a-sink/pause", 409, rebalancing());

        assertThatThrownBy(() -> client().pause("a-sink"))
                .isInstanceOf(ConnectFailure.class)
                .hasMessageContainingAll(server.address(), "rebalancing", "PUT /connectors/a-sink/pause");
    }

    @Test
    void whatConnectSaysOfAnErrorIsShown() {
        server.on("POST /connectors/x/restart?includeTasks=true&onlyFailed=true", 500, "{\"message\":\"out of luck\"}");

        assertThatThrownBy(() -> client().restartFailed("x"))
                .isInstanceOf(ConnectFailure.class)
                .hasMessageContainingAll("POST", server.address(), "500", "out of luck");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 502})
    void anAddressThatIsNotConnectsIsTold(int status) {
        server.on("GET /connectors/x/config", status, "<html>");

        assertThatThrownBy(() -> client().settings("x"))
                .isInstanceOf(ConnectFailure.class)
                .hasMessageContainingAll("is not Connect's REST API", String.valueOf(status), "--connect");
    }

    @Test
    void userAndPasswordAreSent() {
        server.protectedBy("ops", "pässword").on("GET /connector-plugins", 200, "[{\"class\":\"io.twoway.Plugin\"}]");

        ConnectClient client = client(new Credentials("ops", "pässword"));

        assertThat(client.hasPlugin("Plugin")).isTrue();
        assertThat(client.hasPlugin("lugin")).isFalse();
    }

    @Test
    void whoIsNotLetInIsToldWhetherUserOrPasswordIsMissing() {
        server.protectedBy("ops", "right");

        assertThatThrownBy(() -> client().settings("x")).hasMessageContainingAll("401", "wants a user", "--user");
        assertThatThrownBy(() -> client(new Credentials("ops", "wr0ng")).settings("x"))
                .hasMessageContainingAll("401", "'ops'")
                .hasMessageNotContaining("wr0ng");
    }

    @Test
    void aWorkerThatDoesNotRunIsTold() {
        server.close();

        assertThatThrownBy(() -> client().settings("x"))
                .isInstanceOf(ConnectFailure.class)
                .hasMessageContainingAll(
                        "does not answer at " + server.address(), "the connection is refused", "--connect");
    }

    @Test
    void aHostThatNobodyKnowsIsTold() {
        assertThatThrownBy(() -> client("http://nobody.invalid", Optional.empty(), Duration.ofSeconds(10))
                        .settings("x"))
                .isInstanceOf(ConnectFailure.class)
                .hasMessageContainingAll("http://nobody.invalid", "no such host");
    }

    @Test
    void aWorkerThatSaysNothingIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ConnectClient client =
                    client("http://127.0.0.1:" + silent.getLocalPort(), Optional.empty(), Duration.ofSeconds(1));

            assertThatThrownBy(() -> client.settings("x"))
                    .isInstanceOf(ConnectFailure.class)
                    .hasMessageContainingAll("gave no answer", "within 1 s", "--request-timeout");
        }
    }

    @Test
    void namesOfAnyKindAreFoundUnderAnyPath() {
        server.on("GET /behind/a/proxy/connectors/a%20b%2Fc/config", 200, "{\"name\":\"a b/c\"}");

        ConnectClient client = client(server.address() + "/behind/a/proxy/", Optional.empty(), Duration.ofSeconds(10));

        assertThat(client.settings("a b/c")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:8083", "ftp://host", "http://", "http://user:word@host:8083", "http://host:80 83"})
    void anAddressThatCannotBeUsedIsRefused(String address) {
        assertThatThrownBy(() -> client(address, Optional.empty(), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String rebalancing() {
        return "{\"error_code\":409,\"message\":\"Cannot complete request momentarily due to stale configuration\"}";
    }

    private ConnectClient client() {
        return client(server.address(), Optional.empty(), Duration.ofSeconds(10));
    }

    private ConnectClient client(Credentials credentials) {
        return client(server.address(), Optional.of(credentials), Duration.ofSeconds(10));
    }

    private static ConnectClient client(String address, Optional<Credentials> credentials, Duration limit) {
        return new ConnectClient(new Access(address, credentials, TlsFiles.NONE, limit, REBALANCE));
    }
}
