package io.twoway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    @Test
    void whatTheWorkerRefusesIsNamedUnlessItWasFoundAlready() {
        assertThat(problems(new Worker(PLUGINS, WRONG), Set.of("gtid-mode connector a-source")))
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
    void theWorkerIsSentWhatIsWrittenInTheFilesWithTheName() {
        Worker worker = new Worker(PLUGINS, NOTHING_WRONG);
        assertThat(problems(worker, Set.of())).extracting(Item::name).containsOnly("worker-converters");
        assertThat(worker.sent)
                .contains("/connector-plugins/TwoWayMySqlSource/config/validate"
                        + " {connector.class=TwoWayMySqlSource, database.password=${env:WORD}, direction=forward,"
                        + " name=a-source, site.name=a}");
    }

    @Test
    void aWorkerWithoutThePluginIsNotAskedToValidate() {
        Worker worker = new Worker("[]", WRONG);
        assertThat(problems(worker, Set.of())).extracting(Item::name).contains("plugins-installed");
        assertThat(worker.sent).isEmpty();
    }

    @Test
    void aWorkerThatDoesNotAnswerIsNamed() {
        ConnectApi silent = new ConnectApi() {
            @Override
            public JsonNode get(String path) throws IOException {
                throw new IOException("GET " + path + " answers 500: broken");
            }

            @Override
            public JsonNode put(String path, JsonNode body) {
                throw new AssertionError(path);
            }
        };
        assertThat(problems(silent, Set.of()))
                .extracting(Item::name, Item::result, Item::subject, Item::found)
                .containsExactly(tuple(
                        "connect",
                        Result.FAILED,
                        "worker w",
                        "GET /connector-plugins?connectorsOnly=false answers 500: broken"));
    }

    private static List<Item> problems(ConnectApi worker, Set<String> known) {
        return new WorkerPrecheck(pair(), "w", worker)
                .items(known).stream()
                        .filter(item -> item.result() != Result.PASSED)
                        .toList();
    }

    private static PairConfig pair() {
        return new PairConfig(
                source("a-source", "a", "forward"),
                sink("b-sink", "b"),
                source("b-source", "b", "reverse"),
                sink("a-sink", "a"));
    }

    private static ConnectorConfig source(String name, String site, String direction) {
        Map<String, String> settings = Map.of(
                "connector.class",
                "TwoWayMySqlSource",
                "site.name",
                site,
                "direction",
                direction,
                "database.password",
                "secret");
        return new ConnectorConfig(
                name,
                settings,
                Map.of(
                        "connector.class",
                        "TwoWayMySqlSource",
                        "site.name",
                        site,
                        "direction",
                        direction,
                        "database.password",
                        "${env:WORD}"));
    }

    private static ConnectorConfig sink(String name, String site) {
        return new ConnectorConfig(
                name, Map.of("connector.class", "TwoWayMySqlSink", "site.name", site, "topics", "to-" + site));
    }

    /** Answers every validation alike. */
    private static final class Worker implements ConnectApi {

        private final String plugins;
        private final String validation;
        private final List<String> sent = new ArrayList<>();

        Worker(String plugins, String validation) {
            this.plugins = plugins;
            this.validation = validation;
        }

        @Override
        public JsonNode get(String path) throws IOException {
            return JSON.readTree(path.startsWith("/connectors?") ? "{}" : plugins);
        }

        @Override
        public JsonNode put(String path, JsonNode body) throws IOException {
            sent.add(path + " " + new TreeMap<>(JSON.convertValue(body, new TypeReference<Map<String, String>>() {})));
            return JSON.readTree(validation);
        }
    }
}
