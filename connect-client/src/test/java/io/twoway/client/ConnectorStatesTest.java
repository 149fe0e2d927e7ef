package io.twoway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.client.ConnectorStatus.State;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectorStatesTest {

    private static final String STATUS = "GET /connectors/b-sink/status";
    private static final String FAILED = "{\"connector\":{\"state\":\"RUNNING\"},"
            + "\"tasks\":[{\"state\":\"FAILED\",\"trace\":\"x.Y: table t differs\\n\\tat z\"}]}";

    private static final String UNKNOWN = "{\"error_code\":404,\"message\":\"unknown\"}";

    private final RestServer server = RestServer.http();
    private final ConnectorStates states =
            new ConnectorStates(ConnectClient.at(URI.create(server.address())), Duration.ofMillis(600));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aFailureOfBeforeIsNotTakenForOneAfterARestartOfEverything() {
        server.on("POST /connectors/b-sink/restart?includeTasks=true&onlyFailed=false", 204, "")
                .on(STATUS, 200, FAILED)
                .on(STATUS, 200, FAILED)
                .on(STATUS, 200, all("RUNNING"));

        states.restart("b-sink", true);

        states.awaitRunning("b-sink");
    }

    @Test
    void aFailureEndsTheWaitAtOnceWithItsReason() {
        server.on(STATUS, 200, all("UNASSIGNED")).on(STATUS, 200, FAILED);

        assertThatThrownBy(() -> states.awaitRunning("b-sink"))
                .isInstanceOf(UnfinishedException.class)
                .hasMessage("b-sink has failed: table t differs");
    }

    @Test
    void whoWaitsForAFailureGetsIt() {
        server.on(STATUS, 200, all("RUNNING")).on(STATUS, 200, FAILED);

        assertThat(states.awaitFailure("b-sink").message()).isEqualTo("table t differs");
    }

    @Test
    void aStateThatComesInSpiteOfAFailureCanBeWaitedFor() {
        server.on(STATUS, 200, FAILED).on(STATUS, 200, all("PAUSED"));

        states.awaitDespiteFailure("b-sink", State.PAUSED);
    }

    @Test
    void aSourceRunsBeforeItStreams() {
        server.on(STATUS, 200, all("RUNNING"))
                .on("GET /connectors/b-sink/offsets", 200, "{\"offsets\":[]}")
                .on(
                        "GET /connectors/b-sink/offsets",
                        200,
                        "{\"offsets\":[{\"partition\":{},\"offset\":{\"file\":\"f\",\"pos\":4}}]}");

        states.awaitStreaming("b-sink");

        assertThat(server.requests()).filteredOn(STATUS::equals).hasSizeGreaterThan(1);
    }

    @Test
    void aConnectorThatRunsAndGetsNoTaskIsRestarted() {
        String restart = "POST /connectors/b-sink/restart?includeTasks=true&onlyFailed=false";
        server.on(STATUS, 200, "{\"connector\":{\"state\":\"RUNNING\"},\"tasks\":[]}")
                .on(restart, 202, "{}");

        assertThatThrownBy(() -> states.awaitRunning("b-sink"))
                .hasMessageContaining("b-sink is RUNNING, no task and not RUNNING");

        assertThat(server.requests()).contains(restart);
        assertThat(server.requests().subList(0, 2)).as("not at once").containsOnly(STATUS);
    }

    @Test
    void aConnectorIsGoneWhenConnectShowsNoStateOfItEither() {
        server.on("GET /connectors/b-sink/config", 404, UNKNOWN)
                .on(STATUS, 200, all("RUNNING"))
                .on(STATUS, 200, all("UNASSIGNED"))
                .on(STATUS, 404, UNKNOWN);

        states.awaitGone("b-sink");

        assertThat(server.requests()).filteredOn(STATUS::equals).hasSize(3);
    }

    private static String all(String state) {
        return "{\"connector\":{\"state\":\"%s\"},\"tasks\":[{\"state\":\"%s\"}]}".formatted(state, state);
    }
}
