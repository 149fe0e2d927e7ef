package io.twoway.source.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticRulesTest {

    static Stream<RequiredSetting> required() {
        return RequiredSetting.ALL.stream();
    }

    @Test
    void completeConfigurationHasNoFindings() {
        assertThat(StaticRules.findings(UserSettings.forward())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("required")
    void contradictingARequiredSettingIsAnErrorOnItsKey(RequiredSetting required) {
        List<Finding> findings = StaticRules.findings(UserSettings.with(Map.of(required.key(), "another")));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.key()).isEqualTo(required.key());
            assertThat(finding.message()).contains("'" + required.value() + "'", required.reason());
        });
    }

    @ParameterizedTest
    @MethodSource("required")
    void repeatingARequiredSettingIsFine(RequiredSetting required) {
        assertThat(StaticRules.findings(UserSettings.with(Map.of(required.key(), required.value()))))
                .isEmpty();
    }

    @Test
    void transactionsEndOnRowsWhereNoOtherTransformMayDropThese() {
        Map<String, String> row = Map.of("transaction.end", "row");
        Map<String, String> chain =
                Map.of("transaction.end", "row", "transforms", "origin,mask", "transforms.mask.type", "x.Mask");

        assertThat(keys(row)).isEmpty();
        assertThat(keys(chain)).containsExactly("transaction.end");
    }

    @ParameterizedTest
    @CsvSource({
        "column.mask.with.length.chars",
        "column.truncate.to.10.chars",
        "message.key.columns",
        "converters",
        "post.processors",
        "signal.data.collection",
        "notification.sink.topic.name",
        "topic.naming.strategy",
        "database.protocol",
        "database.jdbc.driver",
        "snapshot.mode.custom.name"
    })
    void forbiddenSettingIsAnErrorOnItsKey(String key) {
        assertThat(keys(Map.of(key, "something"))).containsExactly(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"db/x?a=b", "db:3306", "db,other", "(host=db)", "[db]"})
    void hostThatIsNoNameNorAddressIsRefusedBeforeItIsPartOfAUrl(String host) {
        assertThat(StaticRules.findings(UserSettings.with(Map.of("database.hostname", host))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.key()).isEqualTo("database.hostname");
                    assertThat(finding.message()).contains("one IP address");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "forward, initial, true",
        "forward, no_data, true",
        "forward, recovery, true",
        "forward, when_needed, false",
        "forward, always, false",
        "forward, initial_only, false",
        "forward, nonsense, false",
        "reverse, no_data, true",
        "reverse, recovery, true",
        "reverse, initial, false"
    })
    void snapshotModeMustSuitTheDirection(String direction, String mode, boolean allowed) {
        List<String> keys = keys(Map.of("direction", direction, "snapshot.mode", mode));

        assertThat(keys.isEmpty()).isEqualTo(allowed);
        assertThat(keys).allMatch("snapshot.mode"::equals);
    }

    @Test
    void topicPrefixMustBeTheSiteName() {
        assertThat(keys(Map.of("topic.prefix", "b"))).containsExactly("topic.prefix");
        assertThat(keys(Map.of("topic.prefix", "a"))).isEmpty();
    }

    @Test
    void aDirectionThatLoadsNothingHasNoLimitsOfALoad() {
        Map<String, String> limits =
                Map.of("direction", "reverse", "load.max.queries.per.second", "1", "changes.max.rows.per.second", "1");

        assertThat(keys(limits)).containsExactly("load.max.queries.per.second");
    }

    @Test
    void severalTablesAreReadAtOnceOnlyUnderALock() {
        assertThat(keys(Map.of("snapshot.max.threads", "4"))).isEmpty();
        assertThat(keys(Map.of("snapshot.max.threads", "4", "snapshot.locking.mode", "extended")))
                .isEmpty();
        assertThat(keys(Map.of("snapshot.max.threads", "4", "snapshot.locking.mode", "none")))
                .containsExactly("snapshot.max.threads");
        assertThat(keys(Map.of("snapshot.max.threads", "1", "snapshot.locking.mode", "none")))
                .isEmpty();
    }

    @Test
    void heartbeatCannotBeSwitchedOff() {
        assertThat(keys(Map.of("heartbeat.interval.ms", "0"))).containsExactly("heartbeat.interval.ms");
        assertThat(keys(Map.of("heartbeat.interval.ms", "250"))).isEmpty();
    }

    @Test
    void historyNeedsBootstrapServersUnlessItIsElsewhere() {
        Map<String, String> settings = UserSettings.without(SourceKeys.HISTORY_SERVERS);
        assertThat(StaticRules.findings(settings)).extracting(Finding::key).containsExactly(SourceKeys.HISTORY_SERVERS);

        settings.put("schema.history.internal", "io.debezium.storage.file.history.FileSchemaHistory");
        assertThat(StaticRules.findings(settings)).isEmpty();
    }

    @Test
    void missingFilterIsAnErrorOnTransformsThatSaysWhatToAdd() {
        assertThat(StaticRules.findings(UserSettings.without("transforms")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.key()).isEqualTo("transforms");
                    assertThat(finding.message()).contains("transforms.origin.type=io.twoway.smt.OriginFilter");
                });
    }

    @Test
    void secondFilterIsAnErrorOnTransforms() {
        assertThat(keys(Map.of("transforms", "origin, again", "transforms.again.type", "OriginFilter")))
                .containsExactly("transforms");
    }

    @Test
    void theOriginFilterComesFirst() {
        String type = "transforms.mask.type";
        assertThat(keys(Map.of("transforms", "origin, mask", type, "org.example.Mask")))
                .isEmpty();
        assertThat(keys(Map.of("transforms", "mask, origin", type, "org.example.Mask")))
                .containsExactly("transforms");
    }

    @Test
    void filterMustKnowTheSameBookkeepingDatabase() {
        assertThat(keys(Map.of("bookkeeping.database", "books")))
                .containsExactly("transforms.origin.bookkeeping.database");
        assertThat(keys(Map.of("bookkeeping.database", "books", "transforms.origin.bookkeeping.database", "books")))
                .isEmpty();
    }

    @Test
    void filterMustNotHaveAPredicate() {
        assertThat(keys(Map.of("transforms.origin.predicate", "some"))).containsExactly("transforms.origin.predicate");
    }

    @Test
    void streamMustHaveOnePartition() {
        assertThat(keys(Map.of("topic.creation.default.partitions", "3")))
                .containsExactly("topic.creation.default.partitions");
        assertThat(keys(Map.of("topic.creation.default.partitions", "1"))).isEmpty();
    }

    @Test
    void streamTopicMustBeATopicName() {
        assertThat(keys(Map.of("stream.topic", "no topic"))).containsExactly("stream.topic");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.kafka.connect.json.JsonConverter",
                "io.twoway.converter.SchemaCachingJsonConverter",
                "Json"
            })
    void jsonWithoutSchemasIsAnErrorOnTheConverterSetting(String converter) {
        assertThat(keys(Map.of("value.converter", converter, "value.converter.schemas.enable", "false")))
                .containsExactly("value.converter.schemas.enable");
    }

    private static List<String> keys(Map<String, String> changes) {
        return StaticRules.findings(UserSettings.with(changes)).stream()
                .map(Finding::key)
                .toList();
    }
}
