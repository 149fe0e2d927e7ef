package io.twoway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twoway.cli.pair.PairConfig;
import io.twoway.client.RestServer;
import io.twoway.precheck.Item;
import io.twoway.precheck.rule.connector.ConnectorsRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of a deployment, against a server that says what a worker would say. */
class DeployTest {

    private static final String RUNNING = status("RUNNING", "RUNNING", "");
    private static final String LOADING = offsets("{\"file\":\"binlog.000001\",\"pos\":4,\"snapshot\":\"INITIAL\"}");
    private static final String STREAMING = offsets("{\"file\":\"binlog.000001\",\"pos\":4}");
    private static final String VALID = "{\"error_count\":0,\"configs\":[]}";
    private static final List<String> NAMES = List.of("a-source", "b-sink", "b-source", "a-sink");

    @TempDir
    private Path folder;

    private final RestServer server = RestServer.http();

    @BeforeEach
    void answerAsAnEmptyWorker() {
        server.on(
                        "GET /connector-plugins",
                        200,
                        "[{\"class\":\"io.twoway.source.TwoWayMySqlSourceConnector\"},"
                                + "{\"class\":\"io.twoway.sink.TwoWayMySqlSinkConnector\"}]")
                .on("GET /connectors?expand=info", 200, "{}")
                .on(validation("Source"), 200, VALID)
                .on(validation("Sink"), 200, VALID)
                .on("GET /connectors/a-source/offsets", 200, offsets(""))
                .on("GET /connectors/a-source/offsets", 200, LOADING)
                .on("GET /connectors/a-source/offsets", 200, STREAMING)
                .on("GET /connectors/b-source/offsets", 200, STREAMING);
        NAMES.forEach(name -> server.on("PUT /connectors/" + name + "/config", 201, "{}")
                .on("GET /connectors/" + name + "/status", 200, RUNNING));
        CommandRun.with(Map.of(), "", "generate", "--answers", "/dev/null", "--output", folder.toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theWayBackIsRegisteredWhenTheWayThereStreams() {
        CommandRun run = deploy();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(server.changes())
                .containsExactly(
                        "PUT /connectors/a-source/config",
                        "PUT /connectors/b-sink/config",
                        "PUT /connectors/b-source/config",
                        "PUT /connectors/a-sink/config");
        List<String> requests = server.requests();
        assertThat(requests.indexOf("PUT /connectors/b-source/config"))
                .isGreaterThan(requests.lastIndexOf("GET /connectors/a-source/offsets"));
        assertThat(run.out())
                .containsSubsequence(
                        "WARNING: prechecks are skipped",
                        "a-source: waiting for its position",
                        "a-source: in its full load",
                        "a-source: streams",
                        "b-source: registered",
                        "Both directions stream");
    }

    @Test
    void aForwardSourceThatSendsItsLoadAloneIsSaidToSendNoChanges() throws IOException {
        Path source = folder.resolve("source-a.json");
        Files.writeString(
                source,
                Files.readString(source)
                        .replace(
                                "\"direction\": \"forward\"",
                                "\"direction\": \"forward\", \"include.changes\": \"false\""));

        CommandRun run = deploy();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("WARNING: changes of A are not sent", "include.changes=false")
                .doesNotContain("Both directions stream");
    }

    @Test
    void aRefusedSettingIsNamedAndNothingIsRegistered() {
        server.now(
                validation("Sink"),
                200,
                "{\"error_count\":1,\"configs\":[{\"value\":{\"name\":\"database.hostname\",\"errors\":[\"no such host\"]}}]}");

        CommandRun run = deploy();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "b-sink: database.hostname: no such host",
                        "a-sink: database.hostname",
                        "Nothing was registered");
        assertThat(server.changes()).isEmpty();
    }

    @Test
    void aSettingOfAClientThatTheWorkerRefusesIsNamedWithBothWaysOn() {
        server.now(
                validation("Source"),
                200,
                "{\"error_count\":1,\"configs\":[{\"value\":{\"name\":\"producer.override.max.request.size\",\"errors\":"
                        + "[\"The 'None' policy does not allow 'max.request.size' to be overridden in the connector"
                        + " configuration.\"]}}]}");

        CommandRun run = deploy();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .containsSubsequence(
                        "a-source: producer.override.max.request.size: The 'None' policy does not allow",
                        "Take producer.override.max.request.size out of a-source",
                        "producer.max.request.size=50331648",
                        "connector.client.config.override.allowlist=max.request.size");
        assertThat(server.changes()).isEmpty();
    }

    @Test
    void aWorkerWithoutThePluginsIsTold() {
        server.now("GET /connector-plugins", 200, "[]");

        assertThat(deploy().err()).contains("TwoWayMySqlSourceConnector", "plugin.path");
        assertThat(server.changes()).isEmpty();
    }

    @Test
    void whatIsThereWithTheSameSettingsIsWokenAndLeftAlone() throws IOException {
        for (String name : NAMES) {
            server.on("GET /connectors/" + name + "/config", 200, registered(name));
        }
        server.now("GET /connectors/b-sink/status", 200, status("PAUSED", "PAUSED", ""))
                .on("GET /connectors/b-sink/status", 200, RUNNING)
                .on("PUT /connectors/b-sink/resume", 202, "");

        CommandRun run = deploy();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(server.changes()).containsExactly("PUT /connectors/b-sink/resume");
    }

    @Test
    void changedSettingsAreNamedByTheirKeysOnly() throws IOException {
        server.on("GET /connectors/a-sink/config", 200, registered("a-sink").replace("\"Ignore\"", "\"TaskFailed\""))
                .now("GET /connectors/a-sink/status", 200, status("UNASSIGNED", "UNASSIGNED", ""))
                .on("GET /connectors/a-sink/status", 200, RUNNING);

        CommandRun run = deploy();

        assertThat(run.out())
                .contains("a-sink: given new settings: conflict.policy")
                .doesNotContain("TaskFailed");
        assertThat(server.changes()).contains("PUT /connectors/a-sink/config");
    }

    @Test
    void tablesThatWouldLeaveTheSelectionAreNamedAndTheFileIsRefused() throws IOException {
        for (String letter : List.of("a", "b")) {
            Path source = folder.resolve("source-" + letter + ".json");
            Files.writeString(
                    source,
                    Files.readString(source)
                            .replace("\"site.name\"", "\"table.include.list\": \"shop\\\\.orders\", \"site.name\""));
        }
        for (String name : NAMES) {
            server.on("GET /connectors/" + name + "/config", 200, grown(name));
        }
        server.now(
                "GET /connectors?expand=info", 200, "{\"a-source\":{\"info\":{\"config\":" + grown("a-source") + "}}}");

        CommandRun refused = deploy();
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out())
                .contains(
                        "selection-kept (connector a-source)",
                        "leave the selection of a-source: shop.items, crm.*.",
                        "no longer travel",
                        "\"table.include.list\": \"shop\\\\.orders,shop\\\\.items,crm\\\\..*\"",
                        "--acknowledge selection-kept")
                .doesNotContain("b-source: ", "precheck.acknowledge");
        assertThat(refused.err()).contains("Nothing was registered");
        assertThat(server.changes()).isEmpty();

        CommandRun agreed = deploy("--acknowledge", "selection-kept", "--timeout", "1");
        assertThat(agreed.exitCode()).as(agreed.err()).isZero();
        assertThat(server.changes()).contains("PUT /connectors/a-source/config");
    }

    @Test
    void theReverseSourceGetsMoreTablesBeforeTheForwardOneSoThatNoChangeOfThemIsMissed() throws IOException {
        for (String letter : List.of("a", "b")) {
            Path source = folder.resolve("source-" + letter + ".json");
            String narrow = Files.readString(source)
                    .replace("\"site.name\"", "\"table.include.list\": \"shop\\\\.orders\", \"site.name\"");
            Files.writeString(source, narrow);
            String name = letter + "-source";
            String before = registered(name);
            // asked by the look at what is there, by the look for more tables, and before it is given them
            for (int i = 0; i < 3; i++) {
                server.on("GET /connectors/" + name + "/config", 200, before);
            }
            Files.writeString(source, narrow.replace("shop\\\\.orders", "shop\\\\.orders,shop\\\\.items"));
            server.on("GET /connectors/" + name + "/config", 200, registered(name));
            server.now("GET /connectors/" + name + "/status", 200, status("UNASSIGNED", "UNASSIGNED", ""))
                    .on("GET /connectors/" + name + "/status", 200, RUNNING);
        }

        CommandRun run = deploy();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(server.changes())
                .startsWith("PUT /connectors/b-source/config")
                .contains("PUT /connectors/a-source/config");
        List<String> requests = server.requests();
        assertThat(requests.indexOf("PUT /connectors/a-source/config"))
                .isGreaterThan(requests.indexOf("GET /connectors/b-source/offsets"));
        assertThat(run.out()).contains("the reverse source gets its longer lists first");
    }

    @Test
    void aFileOfAnUnknownSiteIsNamedWithItsKeyAndValue() throws IOException {
        Path sink = site("sink-b", "b", "c");

        CommandRun run = deploy();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "a sink with site.name=b, as in " + folder.resolve("source-b.json")
                                + " (b-source); here is none",
                        sink + " (b-sink) has site.name=c",
                        "no source is at the site of " + sink);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void filesWhoseSitesWereExchangedAreToldSo() throws IOException {
        site("sink-a", "a", "b");
        site("sink-b", "b", "a");
        List<Path> files = List.of("sink-a", "sink-b", "source-a", "source-b").stream()
                .map(name -> folder.resolve(name + ".json"))
                .toList();

        assertThat(ConnectorsRules.judge(PairConfig.read(files).forRules()))
                .filteredOn(Item::isProblem)
                .filteredOn(item -> item.name().equals("topics-match"))
                .singleElement()
                .satisfies(item -> assertThat(item.fix())
                        .contains("Where b-sink does not write to site a, nor a-sink to b, exchange their site.name"));
    }

    private Path site(String name, String was, String is) throws IOException {
        Path file = folder.resolve(name + ".json");
        String written = Files.readString(file);
        return Files.writeString(
                file, written.replace("\"site.name\": \"" + was + "\"", "\"site.name\": \"" + is + "\""));
    }

    @Test
    void aConnectorOfTheSameNameThatDoesSomethingElseIsNotTouched() throws IOException {
        server.on(
                "GET /connectors/a-sink/config",
                200,
                registered("a-sink").replace("\"site.name\":\"a\"", "\"site.name\":\"z\""));

        CommandRun run = deploy();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("a-sink", "another name")
                .contains("site.name is 'z' there, and 'a' in " + folder.resolve("sink-a.json"))
                .doesNotContain("connector.class");
        assertThat(server.changes()).isEmpty();
    }

    @Test
    void aFailureEndsTheDeploymentWithItsReason() {
        server.now("GET /connectors/b-sink/status", 200, status("RUNNING", "FAILED", "x.Y: no such user\\n\\tat z"));

        CommandRun run = deploy();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("b-sink has failed: no such user", "bin/two-way restart b-sink");
        assertThat(server.changes()).doesNotContain("PUT /connectors/b-source/config");
    }

    @Test
    void whatTakesTooLongIsNamedWithItsLimit() {
        server.now("GET /connectors/b-sink/status", 200, "{\"connector\":{\"state\":\"RUNNING\"},\"tasks\":[]}");

        CommandRun never = deploy("--timeout", "0");
        assertThat(never.exitCode()).isEqualTo(1);
        assertThat(never.err()).contains("b-sink is RUNNING, no task", "0 s (--timeout)");

        server.now("GET /connectors/b-sink/status", 200, RUNNING).now("GET /connectors/a-source/offsets", 200, LOADING);
        CommandRun loading = deploy("--load-timeout", "0");
        assertThat(loading.err()).contains("a-source does not stream yet", "0 min (--load-timeout)", "again");
    }

    @Test
    void prechecksThatFailEndItBeforeConnectIsAsked() {
        // nothing is set that the placeholders stand for
        CommandRun run = CommandRun.with(Map.of(), "", arguments().toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("${env:SITE_A_");
        assertThat(server.requests()).isEmpty();
    }

    private CommandRun deploy(String... options) {
        List<String> arguments = new ArrayList<>(arguments());
        arguments.add("--skip-precheck");
        arguments.addAll(List.of(options));
        return CommandRun.with(Map.of(), "", arguments.toArray(String[]::new));
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("deploy", "--connect", server.address()));
        for (String file : List.of("sink-a", "sink-b", "source-a", "source-b")) {
            arguments.add(folder.resolve(file + ".json").toString());
        }
        return arguments;
    }

    /** Returns a generated connector's settings as Connect shows them: on one line, with the name. */
    private String registered(String name) throws IOException {
        String file = name.substring(2) + "-" + name.charAt(0) + ".json";
        ObjectMapper json = new ObjectMapper();
        ObjectNode config =
                (ObjectNode) json.readTree(folder.resolve(file).toFile()).get("config");
        return config.put("name", name).toString();
    }

    /** Returns the settings after add-tables. */
    private String grown(String name) throws IOException {
        return registered(name).replace("\"shop\\\\.orders\"", "\"shop\\\\.orders,shop\\\\.items,crm\\\\..*\"");
    }

    private static String validation(String kind) {
        return "PUT /connector-plugins/TwoWayMySql" + kind + "Connector/config/validate";
    }

    private static String status(String connector, String task, String trace) {
        return "{\"connector\":{\"state\":\"%s\",\"worker_id\":\"w\"},\"tasks\":[{\"id\":0,\"state\":\"%s\",\"trace\":\"%s\"}]}"
                .formatted(connector, task, trace);
    }

    private static String offsets(String offset) {
        return offset.isEmpty() ? "{\"offsets\":[]}" : "{\"offsets\":[{\"partition\":{},\"offset\":" + offset + "}]}";
    }
}
