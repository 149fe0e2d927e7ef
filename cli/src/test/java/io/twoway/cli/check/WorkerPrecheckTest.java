package io.twoway.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.cli.pair.ConnectorConfig;
import io.twoway.cli.pair.PairConfig;
import io.twoway.client.Access;
import io.twoway.client.ConnectClient;
import io.twoway.client.RestServer;
import io.twoway.client.TlsFiles;
import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerPrecheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLUGINS =
            """
            [{"class": "io.twoway.source.TwoWayMySqlSourceConnector", "version": "1"},
             {"class": "io.twoway.sink.TwoWayMySqlSinkConnector", "version": "1"},
             {"class": "io.example.Predicate"}]""";
    private static final String NOTHING_WRONG = """
            {"error_count": 0, "configs": []}""";
    private static final String WRONG =
            """
            {"error_count": 3, "configs": [
              {"value": {"name": "database.password", "errors": ["The server refused the login."]}},
              {"value": {"name": "database.hostname", "errors": ["gtid-mode: gtid_mode = OFF.", "read-only: ON."]}}]}""";

    private static final String PLUGINS_REQUEST = "GET /connector-plugins?connectorsOnly=false";
    private static final String VALIDATES_SOURCE = "PUT /connector-plugins/TwoWayMySqlSource/config/validate";

    private final RestServer server = RestServer.http();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void whatTheWorkerRefusesIsNamedUnlessItWasFoundAlready() {
        assertThat(problems(
                        worker(PLUGINS, WRONG),
                        List.of(
                                other("gtid-mode", "connector a-source", Result.WARNING),
                                other("read-only", "connector a-source", Result.PASSED))))
                .filteredOn(item -> item.subject().equals("connector a-source"))
                .extracting(Item::name, Item::key, Item::found)
                .containsExactly(
                        tuple(
                                "connector-accepted",
                                "database.password",
                                "database.password: The server refused the login."),
                        tuple("connector-accepted", "database.hostname", "database.hostname: read-only: ON."));
    }

    @Test
    void errorsThatTheWorkerHidesAreReadWhereTheConnectorTellsThem() {
        String hidden = "Invalid value for configuration 'database.hostname'";
        String answer =
                """
                {"error_count": 3, "configs": [
                  {"value": {"name": "connector.class", "errors": [
                    "database.hostname: gtid-mode: gtid_mode = OFF.", "database.hostname: read-only: ON.",
                    "topics: Missing."]}},
                  {"value": {"name": "database.hostname", "value": "${env:SITE_A_HOST}", "errors": ["%s"]}},
                  {"value": {"name": "topics", "errors": ["Missing."]}}]}"""
                        .formatted(hidden);
        assertThat(problems(worker(PLUGINS, answer), List.of()))
                .filteredOn(item -> item.subject().equals("connector a-sink"))
                .extracting(Item::name, Item::found)
                .containsExactly(
                        tuple("connector-accepted", "database.hostname: gtid-mode: gtid_mode = OFF."),
                        tuple("connector-accepted", "database.hostname: read-only: ON."),
                        tuple("connector-accepted", "topics: Missing."));
    }

    @Test
    void settingOfAClientThatTheWorkerRefusesIsToldFromOneThatIsWrong() {
        String answer =
                """
                {"error_count": 2, "configs": [
                  {"value": {"name": "consumer.override.session.timeout.ms",
                    "errors": ["The 'Allowlist' policy does not allow 'session.timeout.ms' to be overridden."]}},
                  {"value": {"name": "consumer.override.max.poll.records", "errors": ["Not a number"]}}]}""";
        assertThat(problems(worker(PLUGINS, answer), List.of()))
                .filteredOn(item -> item.subject().equals("connector a-sink"))
                .extracting(Item::name, Item::key)
                .containsExactly(
                        tuple("worker-client-overrides", "consumer.override.session.timeout.ms"),
                        tuple("connector-accepted", "consumer.override.max.poll.records"));
    }

    @Test
    void whatACheckOfThePairSaysOfTheConnectorIsNotSaidAgain() {
        Item pair = new Item("login", "pair", "database", Result.FAILED, "Not so at b-sink.", "", "");
        assertThat(problems(worker(PLUGINS, WRONG), List.of(pair)))
                .filteredOn(item -> item.name().equals("connector-accepted"))
                .extracting(Item::subject)
                .contains("connector a-sink")
                .doesNotContain("connector b-sink");
    }

    @Test
    void placeholdersThatTheWorkerDoesNotKnowAreNamedInThePlaceOfWhatFollowsFromThem() {
        String answer =
                """
                {"error_count": 3, "configs": [
                  {"value": {"name": "database.user", "errors": ["worker-placeholders: It lacks ${env:SITE_A_USER}."]}},
                  {"value": {"name": "topics", "errors": ["worker-placeholders: It lacks ${file:/etc/two-way:topic}."]}},
                  {"value": {"name": "database.port", "value": null, "errors": ["Not a number"]}}]}""";
        assertThat(problems(worker(PLUGINS, answer), List.of()))
                .filteredOn(item -> item.result() == Result.FAILED)
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.name()).isEqualTo("worker-placeholders");
                    assertThat(item.found()).contains("${env:SITE_A_USER}, ${file:/etc/two-way:topic}");
                    assertThat(item.fix())
                            .contains(
                                    "config.providers=env,file\n",
                                    "config.providers.env.class=" + EnvVarConfigProvider.class.getName(),
                                    "config.providers.file.class=" + FileConfigProvider.class.getName());
                });
    }

    @Test
    void theWorkerIsSentWhatIsWrittenInTheFilesWithTheName() throws JsonProcessingException {
        assertThat(problems(worker(PLUGINS, NOTHING_WRONG), List.of()))
                .extracting(Item::name)
                .containsOnly("worker-converters");
        assertThat(JSON.readValue(server.bodyOf(VALIDATES_SOURCE), new TypeReference<Map<String, String>>() {}))
                .containsEntry("database.password", "${env:WORD}")
                .containsEntry("name", "b-source");
    }

    @Test
    void aWorkerWithoutThePluginIsNotAskedToValidate() {
        assertThat(problems(worker("[]", WRONG), List.of()))
                .extracting(Item::name)
                .contains("plugins-installed");
        assertThat(server.requests()).allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void aWorkerThatDoesNotAnswerIsNamed() {
        server.on(PLUGINS_REQUEST, 500, "{\"error_code\":500,\"message\":\"broken\"}");
        assertThat(problems(client(), List.of())).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo("connect");
            assertThat(item.result()).isEqualTo(Result.FAILED);
            assertThat(item.subject()).isEqualTo("worker " + server.address());
            assertThat(item.found()).contains(PLUGINS_REQUEST.substring(4), "500", "broken");
        });
    }

    private static Item other(String name, String subject, Result result) {
        return new Item(name, subject, "database.hostname", result, "", "", "");
    }

    private ConnectClient worker(String plugins, String validation) {
        server.on(PLUGINS_REQUEST, 200, plugins)
                .on("GET /connectors?expand=info", 200, "{}")
                .on(VALIDATES_SOURCE, 200, validation)
                .on("PUT /connector-plugins/TwoWayMySqlSink/config/validate", 200, validation);
        return client();
    }

    private ConnectClient client() {
        return new ConnectClient(new Access(server.address(), Optional.empty(), TlsFiles.NONE, Duration.ofSeconds(30)));
    }

    private static List<Item> problems(ConnectClient worker, List<Item> others) {
        PairConfig written = pair("${env:WORD}");
        return new WorkerPrecheck(written, pair("secret").forRules(), worker)
                .items(others).stream()
                        .filter(item -> item.result() != Result.PASSED)
                        .toList();
    }

    private static PairConfig pair(String password) {
        return new PairConfig(
                source("a-source", "a", "forward", password),
                sink("b-sink", "b"),
                source("b-source", "b", "reverse", password),
                sink("a-sink", "a"));
    }

    private static ConnectorConfig source(String name, String site, String direction, String password) {
        return new ConnectorConfig(
                name,
                Map.of(
                        "connector.class",
                        "TwoWayMySqlSource",
                        "site.name",
                        site,
                        "direction",
                        direction,
                        "database.password",
                        password));
    }

    private static ConnectorConfig sink(String name, String site) {
        return new ConnectorConfig(
                name, Map.of("connector.class", "TwoWayMySqlSink", "site.name", site, "topics", "to-" + site));
    }
}
