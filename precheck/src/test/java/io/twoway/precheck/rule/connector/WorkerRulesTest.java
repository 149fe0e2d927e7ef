package io.twoway.precheck.rule.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.cluster.WorkerFacts;
import io.twoway.precheck.rule.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerRulesTest {

    private static final String SOURCE = "io.twoway.source.TwoWayMySqlSourceConnector";
    private static final String SINK = "io.twoway.sink.TwoWayMySqlSinkConnector";
    private static final String FILTER = "io.twoway.smt.OriginFilter";
    private static final Map<String, String> PLUGINS =
            Map.of(SOURCE, "1", SINK, "1", FILTER, "1", "a.JsonConverter", "9");

    @Test
    void aWorkerWithTheseFourConnectorsAlreadyPasses() {
        Map<String, Map<String, String>> four = Map.of(
                "a-source", source("a", "1").values(),
                "b-source", source("b", "2").values(),
                "a-sink", sink("a", "b").values(),
                "b-sink", sink("b", "a").values());
        assertThat(problems(PLUGINS, four)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({SOURCE, SINK, FILTER, "a.JsonConverter"})
    void aPluginThatIsNotThereIsNamed(String plugin) {
        Map<String, String> others = new HashMap<>(PLUGINS);
        others.remove(plugin);
        assertThat(problems(others, Map.of())).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo("plugins-installed");
            assertThat(item.found()).isEqualTo("The worker does not have " + plugin + ".");
        });
    }

    @Test
    void aPluginMayBeNamedAsConnectTakesIt() {
        WorkerFacts worker = new WorkerFacts(PLUGINS, Map.of());
        assertThat(List.of(SOURCE, "TwoWayMySqlSourceConnector", "TwoWayMySqlSource"))
                .allSatisfy(name -> assertThat(worker.version(name)).contains("1"));
        assertThat(worker.version("MySqlSource")).isEmpty();
    }

    @Test
    void partsOfTwoReleasesAreNamed() {
        Map<String, String> mixed = new HashMap<>(PLUGINS);
        mixed.put(SINK, "2");
        assertThat(problems(mixed, Map.of())).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo("plugin-versions");
            assertThat(item.found()).isEqualTo("OriginFilter 1, TwoWayMySqlSink 2, TwoWayMySqlSource 1.");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "a, 9, other, old has site.name a like a-source.",
        "c, 2, other, old has database.server.id 2 like b-source.",
        "c, 9, a, old has topic a like a-source."
    })
    void aSourceThatIsInTheWayIsNamed(String site, String reader, String topic, String found) {
        Map<String, String> old = new HashMap<>(source(site, reader).values());
        old.put("stream.topic", topic);
        assertRival(Map.of("old", old), found);
    }

    @Test
    void aSinkOfTheSameTopicIsNamed() {
        assertRival(Map.of("old", sink("c", "a").values()), "old has topic a like b-sink.");
    }

    @Test
    void aConnectorOfAnotherClassUnderOneOfTheNamesIsNamed() {
        assertRival(
                Map.of("a-sink", Map.of("connector.class", "io.example.Other")),
                "a-sink is there, with io.example.Other.");
    }

    @Test
    void connectorsOfOthersAreNotInTheWay() {
        Map<String, String> others =
                Map.of("connector.class", "io.debezium.MySqlConnector", "topics", "a", "site.name", "a");
        assertThat(problems(
                        PLUGINS,
                        Map.of("other", others, "far", source("z", "99").values())))
                .isEmpty();
    }

    @Test
    void theSinksOfAThirdSiteAreNotInTheWayOfThoseThatKnowOfIt() {
        PairSettings pair = new PairSettings(
                source("a", "1"), inMesh(sink("b", "a"), "c"), source("b", "2"), inMesh(sink("a", "b"), "c"));
        Map<String, Map<String, String>> third = Map.of(
                "a-of-c", inMesh(sink("a", "c"), "b").values(),
                "b-of-c", inMesh(sink("b", "c"), "a").values(),
                "c-of-a", inMesh(sink("c", "a"), "b").values(),
                "c-of-b", inMesh(sink("c", "b"), "a").values());
        assertThat(problems(pair, PLUGINS, third)).isEmpty();

        Map<String, Map<String, String>> unknown =
                Map.of("a-of-d", inMesh(sink("a", "d"), "b").values());
        assertThat(problems(pair, PLUGINS, unknown)).singleElement().satisfies(item -> assertThat(item.found())
                .isEqualTo("a-of-d has site.name a like a-sink."));
    }

    @Test
    void theWorkersConvertersAreUnknownUnlessEachConnectorNamesItsOwn() {
        Map<String, String> own = Map.of("key.converter", "a.JsonConverter", "value.converter", "a.JsonConverter");
        assertThat(converters(Map.of("key.converter", "a.JsonConverter"))).isEqualTo(Result.UNKNOWN);
        assertThat(converters(own)).isEqualTo(Result.PASSED);
    }

    private static void assertRival(Map<String, Map<String, String>> there, String found) {
        assertThat(problems(PLUGINS, there)).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo("connectors-apart");
            assertThat(item.found()).isEqualTo(found);
        });
    }

    private static Result converters(Map<String, String> settings) {
        Settings same = new Settings("x", settings);
        return WorkerRules.judge("worker", new PairSettings(same, same, same, same), new WorkerFacts(PLUGINS, Map.of()))
                .stream()
                .filter(item -> item.name().equals("worker-converters"))
                .map(Item::result)
                .findFirst()
                .orElseThrow();
    }

    private static List<Item> problems(Map<String, String> plugins, Map<String, Map<String, String>> connectors) {
        PairSettings pair = new PairSettings(source("a", "1"), sink("b", "a"), source("b", "2"), sink("a", "b"));
        return problems(pair, plugins, connectors);
    }

    private static List<Item> problems(
            PairSettings pair, Map<String, String> plugins, Map<String, Map<String, String>> connectors) {
        return WorkerRules.judge("worker", pair, new WorkerFacts(plugins, connectors)).stream()
                .filter(Item::isProblem)
                .toList();
    }

    private static Settings inMesh(Settings sink, String thirdTopic) {
        Map<String, String> settings = new HashMap<>(sink.values());
        settings.put("causal.order.topics", thirdTopic);
        return new Settings(sink.name(), settings);
    }

    private static Settings source(String site, String reader) {
        return new Settings(
                site + "-source",
                Map.of(
                        "connector.class", SOURCE,
                        "site.name", site,
                        "database.server.id", reader,
                        "value.converter", "a.JsonConverter",
                        "transforms", "origin",
                        "transforms.origin.type", FILTER));
    }

    private static Settings sink(String site, String topic) {
        return new Settings(site + "-sink", Map.of("connector.class", SINK, "site.name", site, "topics", topic));
    }
}
