package io.twoway.precheck.rule.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.precheck.Item;
import io.twoway.precheck.rule.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorsRulesTest {

    private static final String SOURCE_A = "source-a";
    private static final String SOURCE_B = "source-b";
    private static final String SINK_A = "sink-a";
    private static final String SINK_B = "sink-b";

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("topics-match", SINK_B, "topics", "b"),
                Arguments.of("topics-match", SOURCE_A, "stream.topic", "other"),
                Arguments.of("reader-ids-differ", SOURCE_B, "database.server.id", "990001"),
                Arguments.of("bookkeeping-matches", SOURCE_A, "bookkeeping.database", "books"),
                Arguments.of("bookkeeping-matches", SINK_B, "bookkeeping.database", "books"),
                Arguments.of("converters-match", SINK_A, "value.converter", "io.confluent.connect.avro.AvroConverter"),
                Arguments.of("converters-match", SINK_A, "header.converter", "x"),
                Arguments.of("errors-tolerance", SOURCE_A, "errors.tolerance", "all"),
                Arguments.of("errors-tolerance", SINK_A, "errors.tolerance", "all"),
                Arguments.of(
                        "history-topics-differ", SOURCE_A, "schema.history.internal.kafka.topic", "b.schema-history"),
                Arguments.of("history-topics-differ", SOURCE_A, "schema.history.internal.kafka.topic", "a"),
                Arguments.of("origin-filter", SOURCE_A, "transforms", ""),
                Arguments.of("origin-filter", SOURCE_B, "transforms", "mask,origin"),
                Arguments.of("origin-filter", SOURCE_B, "transforms", "origin,origin"),
                Arguments.of("origin-filter", SOURCE_B, "transforms.origin.type", "io.example.OtherFilter"),
                Arguments.of("origin-filter", SOURCE_B, "transforms.origin.predicate", "rows"),
                Arguments.of("site-priority-matches", SINK_A, "site.priority", "b,a"),
                Arguments.of("selections-match", SOURCE_B, "table.exclude.list", "shop\\.log"),
                Arguments.of("detection-sees-updates", SINK_B, "conflict.detection", "keys"),
                Arguments.of("detection-sees-updates", SINK_B, "conflict.detection", "KEYS"),
                Arguments.of("conflict-settings", SINK_B, "conflict.tie", "site-priority"),
                Arguments.of("conflict-settings", SINK_A, "conflict.rules", "orders"),
                Arguments.of("policies-converge", SINK_B, "conflict.policy", "Ignore"),
                Arguments.of("policies-converge", SINK_B, "conflict.policy", "IGNORE"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void eachMistakeIsNamedByItsOwnItemAlone(String name, String connector, String key, String value) {
        assertThat(problems(Map.of(connector, Map.of(key, value))))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.name()).isEqualTo(name);
                    assertThat(item.found()).isNotBlank();
                });
    }

    @Test
    void aGoodPairPasses() {
        assertThat(problems(Map.of())).isEmpty();
    }

    @Test
    void oneNameForBothSitesIsOneTopicToo() {
        assertThat(problems(Map.of(SOURCE_B, Map.of("site.name", "a"))))
                .extracting(Item::name)
                .containsExactlyInAnyOrder("sites-differ", "topics-match", "topics-differ", "history-topics-differ");
    }

    @Test
    void sinksWhoseSiteNamesWereExchangedAreToldSo() {
        assertThat(problems(Map.of(SINK_B, Map.of("topics", "b"), SINK_A, Map.of("topics", "a"))))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.name()).isEqualTo("topics-match");
                    assertThat(item.fix())
                            .contains("topic of its own site", "exchange their site.name", "sink-a", "sink-b");
                });
        assertThat(problems(Map.of(SINK_B, Map.of("topics", "b"))))
                .singleElement()
                .satisfies(item -> assertThat(item.fix()).doesNotContain("exchange"));
    }

    @Test
    void bothConvertersOfJsonFitTogether() {
        Map<String, String> own = Map.of("value.converter", "io.twoway.converter.SchemaCachingJsonConverter");
        Map<String, String> kafkas = Map.of("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        assertThat(problems(Map.of(SOURCE_A, own, SINK_B, kafkas, SOURCE_B, kafkas, SINK_A, own)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.kafka.connect.json.JsonConverter",
                "io.twoway.converter.SchemaCachingJsonConverter",
                "Json"
            })
    void aConverterWithoutSchemasIsNamedWithItsConnector(String converter) {
        Map<String, String> plain = Map.of("value.converter", converter, "value.converter.schemas.enable", "false");
        assertThat(problems(Map.of(SOURCE_A, plain, SINK_B, plain)))
                .singleElement()
                .satisfies(item -> assertThat(item.found())
                        .isEqualTo("Not so at source-a: value.converter.schemas.enable = false; sink-b:"
                                + " value.converter.schemas.enable = false."));
    }

    @ParameterizedTest
    @CsvSource({
        "key.converter, org.apache.kafka.connect.storage.StringConverter, converters-keep-schemas",
        "value.converter, org.apache.kafka.connect.converters.ByteArrayConverter, converters-keep-schemas",
        "header.converter, org.apache.kafka.connect.converters.ByteArrayConverter, header-converter",
        "header.converter, org.apache.kafka.connect.converters.LongConverter, header-converter"
    })
    void aConverterThatCannotCarryTheRecordIsNamed(String key, String converter, String name) {
        Map<String, String> wrong = Map.of(key, converter);
        assertThat(problems(Map.of(SOURCE_A, wrong, SINK_B, wrong)))
                .extracting(Item::name)
                .containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({
        "value.converter, io.confluent.connect.avro.AvroConverter",
        "header.converter, org.apache.kafka.connect.storage.StringConverter",
        "header.converter, org.apache.kafka.connect.storage.SimpleHeaderConverter"
    })
    void othersPass(String key, String converter) {
        Map<String, String> same = Map.of(key, converter);
        assertThat(problems(Map.of(SOURCE_A, same, SINK_B, same))).isEmpty();
    }

    @Test
    void aDeadLetterQueueMayTakeRecords() {
        assertThat(problems(Map.of(
                        SINK_A, Map.of("errors.tolerance", "all", "errors.deadletterqueue.topic.name", "errant"))))
                .isEmpty();
    }

    @Test
    void withMappedNamesTheSelectionsDiffer() {
        assertThat(problems(Map.of(
                        SOURCE_B, Map.of("database.include.list", "store"),
                        SINK_A, Map.of("mapping.databases", "store:shop"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TaskFailed, TaskFailed, true",
        "TaskFailed, Overwrite, true",
        "Ignore, TaskFailed, true",
        "Overwrite, Ignore, true",
        "Ignore, Overwrite, true",
        "Overwrite, Overwrite, false",
        "Ignore, Ignore, false"
    })
    void globalPoliciesMakeBothSidesEqualAgainOrNot(String atA, String atB, boolean converge) {
        assertThat(problems(Map.of(SINK_A, Map.of("conflict.policy", atA), SINK_B, Map.of("conflict.policy", atB)))
                        .isEmpty())
                .isEqualTo(converge);
    }

    @ParameterizedTest
    @CsvSource({
        "UseMax, version, UseMax, version, site_priority, true",
        "UseMin, version, UseMin, version, site_priority, true",
        "UseMax, version, UseMax, other, site_priority, false",
        "UseMax, version, UseMin, version, site_priority, false",
        "UseMax, version, Overwrite, '', site_priority, false",
        "UseMax, version, TaskFailed, '', site_priority, true",
        "UseMax, version, UseMax, version, keep, false",
        "UseMax, version, UseMax, version, KEEP, false",
        "USEMAX, version, usemax, version, Site_Priority, true",
        "UseMax, Version, UseMax, version, site_priority, true"
    })
    void rulesOfATableMakeBothSidesEqualAgainOrNot(
            String atA, String columnsA, String atB, String columnsB, String tie, boolean converge) {
        List<Item> problems =
                problems(Map.of(SINK_A, rule(atA, columnsA, tie), SINK_B, rule(atB, columnsB, "site_priority")));
        assertThat(problems.isEmpty()).isEqualTo(converge);
        assertThat(problems).allSatisfy(item -> assertThat(item.found()).contains("shop.orders (A "));
    }

    @Test
    void aRuleOfOneSideMeetsWhatTheOtherDoesWithEverythingElse() {
        assertThat(problems(Map.of(SINK_A, rule("UseMax", "version", "site_priority"))))
                .singleElement()
                .satisfies(
                        item -> assertThat(item.found()).isEqualTo("shop.orders (A UseMax of version, B Overwrite)."));
    }

    private static Map<String, String> rule(String policy, String columns, String tie) {
        return Map.of(
                "conflict.rules", "r",
                "conflict.r.tables", "shop.orders",
                "conflict.r.policy", policy,
                "conflict.r.columns", columns,
                "conflict.tie", tie);
    }

    private static List<Item> problems(Map<String, Map<String, String>> changes) {
        PairSettings pair = new PairSettings(
                source(SOURCE_A, "a", "990001", changes),
                sink(SINK_B, "b", "a", "Overwrite", changes),
                source(SOURCE_B, "b", "990002", changes),
                sink(SINK_A, "a", "b", "Ignore", changes));
        return ConnectorsRules.judge(pair).stream().filter(Item::isProblem).toList();
    }

    private static Settings source(
            String name, String site, String readerId, Map<String, Map<String, String>> changes) {
        Map<String, String> good = Map.of(
                "site.name",
                site,
                "database.server.id",
                readerId,
                "transforms",
                "origin",
                "transforms.origin.type",
                "io.twoway.smt.OriginFilter");
        return changed(name, good, changes);
    }

    private static Settings sink(
            String name, String site, String topic, String policy, Map<String, Map<String, String>> changes) {
        return changed(
                name,
                Map.of("site.name", site, "topics", topic, "conflict.policy", policy, "site.priority", "a,b"),
                changes);
    }

    private static Settings changed(String name, Map<String, String> good, Map<String, Map<String, String>> changes) {
        Map<String, String> settings = new HashMap<>(good);
        settings.putAll(changes.getOrDefault(name, Map.of()));
        return new Settings(name, settings);
    }
}
