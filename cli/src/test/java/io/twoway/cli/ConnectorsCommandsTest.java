package io.twoway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.client.RestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about registered connectors, against a server that says what a worker would say. */
class ConnectorsCommandsTest {

    private static final String RUNNING = status("RUNNING", "");
    private static final String FAILED =
            status("FAILED", "x.Outer: Exiting\\n\\tat q\\nCaused by: x.Y: table t differs\\n\\tat z");

    @TempDir
    private Path folder;

    private final RestServer server = RestServer.http();

    @BeforeEach
    void answerAsAWorkerWithASinkAndASource() {
        server.on(
                        "GET /connectors/b-sink/config",
                        200,
                        "{\"name\":\"b-sink\",\"connector.class\":\"TwoWayMySqlSink\",\"topics\":\"a\",\"site.name\":\"b\"}")
                .on("GET /connectors/b-sink/status", 200, RUNNING)
                .on(
                        "GET /connectors/b-sink/offsets",
                        200,
                        "{\"offsets\":[{\"partition\":{\"kafka_topic\":\"a\"},\"offset\":{\"kafka_offset\":12}}]}")
                .on(
                        "GET /connectors/a-source/config",
                        200,
                        "{\"connector.class\":\"TwoWayMySqlSource\",\"site.name\":\"a\",\"bookkeeping.database\":\"books\"}")
                .on("GET /connectors/a-source/status", 200, RUNNING)
                .on("GET /connectors/a-source/offsets", 200, "{\"offsets\":[]}")
                .on("GET /connectors?expand=info", 200, "{}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatRunsIsShownWithHowFarItIs() {
        CommandRun run = run("status", "a-source", "b-sink");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .satisfiesExactly(
                        source ->
                                assertThat(source).contains("a-source", "RUNNING, task RUNNING", "no stored position"),
                        sink -> assertThat(sink).contains("b-sink", "RUNNING", "topic a is applied up to offset 12"));
    }

    @Test
    void aFailureIsShownWithItsReasonAndTheWayOn() {
        server.now("GET /connectors/b-sink/status", 200, FAILED);

        CommandRun run = run("status", "b-sink");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("RUNNING, task FAILED", "    table t differs\n", "bin/two-way restart b-sink")
                .doesNotContain("Exiting");
    }

    @Test
    void whatCannotBeAskedForTheLagIsNamedAndConnectsPositionIsShown() throws JsonProcessingException {
        server.now(
                "GET /connectors?expand=info",
                200,
                "{\"b-sink\":{\"info\":{\"config\":{\"connector.class\":\"TwoWayMySqlSink\",\"topics\":\"a\","
                        + "\"site.name\":\"b\",\"database.hostname\":\"127.0.0.1\",\"database.port\":\"1\"}}},"
                        + "\"a-source\":{\"info\":{\"config\":{\"connector.class\":\"TwoWayMySqlSource\",\"site.name\":"
                        + "\"a\",\"schema.history.internal.kafka.bootstrap.servers\":\"${env:NOWHERE}\"}}}}");

        CommandRun run = run("status", "a-source", "b-sink");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("topic a is applied up to offset 12\n");
        assertThat(run.err())
                .contains(
                        "b-sink: the progress row was not read from the server of site b at 127.0.0.1:1, which does not answer here",
                        "Check database.hostname and database.port of b-sink",
                        "topic a: ",
                        "${env:NOWHERE}",
                        "--bootstrap-server");

        JsonNode sink = new ObjectMapper()
                .readTree(run("status", "--json", "b-sink").out())
                .get(0);
        assertThat(sink.at("/position/nextOffset").asLong()).isEqualTo(12);
        assertThat(sink.at("/lag/unknown")).hasSize(2);
        assertThat(sink.path("lag").has("records")).isFalse();
    }

    @Test
    void aRefusedLoginIsShownWithServerUserAndBothWaysOn() {
        server.now(
                        "GET /connectors?expand=info",
                        200,
                        "{\"b-sink\":{\"info\":{\"config\":{\"database.hostname\":\"${env:SITE_B_HOST}\",\"database.port\":\"3307\","
                                + "\"database.password\":\"${env:SITE_B_PASSWORD}\"}}}}")
                .now(
                        "GET /connectors/b-sink/status",
                        200,
                        status(
                                "FAILED",
                                "java.sql.SQLException: Access denied for user 'twoway'@'w' (using password: YES)"))
                .on("POST /connectors/b-sink/restart?includeTasks=true&onlyFailed=true", 202, "{}");
        String[] wayOn = {
            "The server of b-sink at db:3307 does not take the password of its user 'twoway'",
            "set the variable of ${env:SITE_B_PASSWORD} for each worker, and restart the workers",
            "ALTER USER 'twoway'@'%' IDENTIFIED BY '...';",
            "bin/two-way restart b-sink"
        };

        Map<String, String> here = Map.of("SITE_B_HOST", "db");
        CommandRun shown = CommandRun.with(here, "", withAddress("status", "b-sink"));
        assertThat(shown.out()).contains(wayOn);
        CommandRun restarted = CommandRun.with(here, "", withAddress("restart", "--timeout", "1", "b-sink"));
        assertThat(restarted.err()).contains(wayOn);
    }

    @Test
    void statesAreShownWhileNeitherKafkaNorConnectCanTellOffsets() {
        server.now("GET /connectors/b-sink/offsets", 500, "{\"error_code\":500,\"message\":\"Request timed out\"}")
                .now("GET /connectors/a-source/offsets", 500, "{\"error_code\":500,\"message\":\"Request timed out\"}")
                .now(
                        "GET /connectors?expand=info",
                        200,
                        "{\"b-sink\":{\"info\":{\"config\":{\"connector.class\":\"TwoWayMySqlSink\",\"topics\":\"a\","
                                + "\"database.hostname\":\"127.0.0.1\",\"database.port\":\"1\"}}}}");

        CommandRun run =
                run("status", "--bootstrap-server", "127.0.0.1:1", "--kafka-timeout", "1", "a-source", "b-sink");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines())
                .satisfiesExactly(
                        source -> assertThat(source).contains("RUNNING, task RUNNING", "position not known"),
                        sink -> assertThat(sink).contains("RUNNING, task RUNNING"));
        assertThat(run.err())
                .contains("Connect did not tell how far the connectors are, which it reads from Kafka")
                .contains("Kafka at 127.0.0.1:1 did not answer within 1 s (--kafka-timeout)");
        assertThat(server.requests()).containsOnlyOnce("GET /connectors/a-source/offsets");
        assertThat(server.requests()).doesNotContain("GET /connectors/b-sink/offsets");
    }

    @Test
    void nobodyButConnectIsAskedWhereTheLagIsNotWanted() {
        CommandRun run = run("status", "--no-lag", "b-sink");

        assertThat(run.out()).contains("topic a is applied up to offset 12\n");
        assertThat(server.requests()).doesNotContain("GET /connectors?expand=info");
    }

    @Test
    void aProgramReadsTheSameAsJson() throws JsonProcessingException {
        server.now("GET /connectors/b-sink/status", 200, FAILED);

        JsonNode states = new ObjectMapper()
                .readTree(run("status", "--json", "b-sink", "nobody").out());

        assertThat(states.at("/0/running").asBoolean()).isFalse();
        assertThat(states.at("/0/state").asText()).isEqualTo("RUNNING");
        assertThat(states.at("/0/tasks/0/state").asText()).isEqualTo("FAILED");
        assertThat(states.at("/0/tasks/0/reason").asText()).isEqualTo("table t differs");
        assertThat(states.at("/0/tasks/0/trace").asText()).contains("Exiting");
        assertThat(states.at("/0/position/nextOffset").asLong()).isEqualTo(12);
        assertThat(states.at("/1/state").asText()).isEqualTo("MISSING");
    }

    @Test
    void filesStandForTheNamesInThem() {
        CommandRun.with(Map.of(), "", "generate", "--answers", "/dev/null", "--output", folder.toString());

        assertThat(run("status", folder.resolve("sink-b.json").toString()).out())
                .contains("b-sink");
    }

    @Test
    void aPauseIsWaitedFor() {
        server.on("PUT /connectors/b-sink/pause", 202, "")
                .on("GET /connectors/b-sink/status", 200, status("PAUSED", "").replace("\"RUNNING\"", "\"PAUSED\""));

        CommandRun run = run("pause", "b-sink");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualToIgnoringNewLines("b-sink: PAUSED");
        assertThat(server.changes()).containsExactly("PUT /connectors/b-sink/pause");
    }

    @Test
    void aConnectorThatIsNotThereIsNamedAndNothingIsDone() {
        CommandRun run = run("pause", "b-sink", "nobody");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no connector nobody");
        assertThat(server.changes()).isEmpty();
    }

    @Test
    void aRestartThatFailsAgainSaysWhy() {
        server.now("GET /connectors/b-sink/status", 200, RUNNING)
                .on("GET /connectors/b-sink/status", 200, FAILED)
                .on("POST /connectors/b-sink/restart?includeTasks=true&onlyFailed=true", 202, "{}");

        CommandRun run = run("restart", "--timeout", "1", "b-sink");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("b-sink has failed: table t differs");
    }

    @Test
    void aTaskThatRunsAndThenFailsAgainSaysWhy() {
        server.now("GET /connectors/b-sink/status", 200, FAILED)
                .on("GET /connectors/b-sink/status", 200, RUNNING)
                .on("GET /connectors/b-sink/status", 200, RUNNING)
                .on("GET /connectors/b-sink/status", 200, RUNNING)
                .on("GET /connectors/b-sink/status", 200, FAILED)
                .on("POST /connectors/b-sink/restart?includeTasks=true&onlyFailed=true", 202, "{}");

        CommandRun run = run("restart", "--timeout", "1", "b-sink");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("b-sink has failed: table t differs");
        assertThat(run.out()).doesNotContain("RUNNING");
    }

    @Test
    void everythingIsRestartedOnlyWhenAsked() {
        server.on("POST /connectors/b-sink/restart?includeTasks=true&onlyFailed=false", 204, "")
                .now("GET /connectors/b-sink/status", 200, RUNNING)
                .on("GET /connectors/b-sink/status", 200, RUNNING)
                .on("GET /connectors/b-sink/status", 200, status("RESTARTING", ""))
                .on("GET /connectors/b-sink/status", 200, RUNNING);

        assertThat(run("restart", "--all", "b-sink").exitCode()).isZero();
    }

    @Test
    void aRemovalTellsWhatIsLeft() {
        removable("a-source");
        removable("b-sink");

        CommandRun run = run("remove", "--yes", "a-source", "b-sink");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(server.changes()).containsExactly("DELETE /connectors/a-source", "DELETE /connectors/b-sink");
        assertThat(run.out())
                .contains(
                        "a, a.schema-history",
                        "connect-b-sink",
                        "DROP DATABASE `books`; at site a",
                        "DROP DATABASE `dts`; at site b",
                        "stored offsets   a-source",
                        "--with-offsets");
    }

    @Test
    void whatIsThereOfAPairIsRemoved() {
        removable("b-sink");

        assertThat(run("remove", "--yes", "b-source", "b-sink").exitCode()).isZero();
        assertThat(server.changes()).containsExactly("DELETE /connectors/b-sink");
        CommandRun none = run("remove", "--yes", "b-source", "a-sink");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("no connector b-source, a-sink");
    }

    @Test
    void aRemovalIsAskedFor() {
        removable("b-sink");

        assertThat(typing("n\n", "remove", "b-sink").exitCode()).isEqualTo(1);
        assertThat(typing("", "remove", "b-sink").exitCode()).isEqualTo(2);
        assertThat(server.changes()).isEmpty();
        assertThat(typing("y\n", "remove", "b-sink").exitCode()).isZero();
        assertThat(server.changes()).containsExactly("DELETE /connectors/b-sink");
    }

    @Test
    void offsetsAreDeletedOfAStoppedConnectorOnly() {
        removable("b-sink");
        server.on("PUT /connectors/b-sink/stop", 204, "")
                .on("DELETE /connectors/b-sink/offsets", 200, "{}")
                .now("GET /connectors/b-sink/status", 200, FAILED)
                .on("GET /connectors/b-sink/status", 200, "{\"connector\":{\"state\":\"STOPPED\"},\"tasks\":[]}");

        CommandRun run = run("remove", "--yes", "--with-offsets", "b-sink");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(server.changes())
                .containsExactly(
                        "PUT /connectors/b-sink/stop",
                        "DELETE /connectors/b-sink/offsets",
                        "DELETE /connectors/b-sink");
        assertThat(run.out()).doesNotContain("connect-b-sink");
    }

    @Test
    void aPasswordComesFromAVariable() {
        server.protectedBy("ops", "word");

        String[] asOps = {"status", "--connect", server.address(), "--user", "ops", "b-sink"};
        assertThat(CommandRun.with(Map.of("CONNECT_PASSWORD", "word"), "", asOps)
                        .exitCode())
                .isZero();
        assertThat(CommandRun.with(Map.of("CONNECT_PASSWORD", "wr0ng"), "", asOps)
                        .exitCode())
                .isEqualTo(3);
        CommandRun missing = CommandRun.with(Map.of(), "", asOps);
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("CONNECT_PASSWORD", "'ops'");
    }

    @Test
    void anAddressWithAPasswordIsRefused() {
        CommandRun run = CommandRun.with(Map.of(), "", "status", "--connect", "http://ops:word@localhost", "b-sink");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--user").doesNotContain("word@");
    }

    /** It is there, and has a state, until it is deleted. */
    private void removable(String name) {
        String delete = "DELETE /connectors/" + name;
        server.on(delete, 204, "")
                .after(delete, "GET /connectors/" + name + "/config", 404, "{\"message\":\"gone\"}")
                .after(delete, "GET /connectors/" + name + "/status", 404, "{\"message\":\"gone\"}");
    }

    private CommandRun run(String... arguments) {
        return typing("", arguments);
    }

    private CommandRun typing(String typed, String... arguments) {
        return CommandRun.with(Map.of(), typed, withAddress(arguments));
    }

    private String[] withAddress(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = arguments[0];
        all[1] = "--connect=" + server.address();
        System.arraycopy(arguments, 1, all, 2, arguments.length - 1);
        return all;
    }

    private static String status(String state, String trace) {
        return "{\"connector\":{\"state\":\"RUNNING\",\"worker_id\":\"w\"},\"tasks\":[{\"id\":0,\"state\":\"%s\",\"trace\":\"%s\"}]}"
                .formatted(state, trace);
    }
}
