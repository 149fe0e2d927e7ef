package io.twoway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.twoway.source.config.SourceKeys;
import io.twoway.source.config.UserSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoWayMySqlSourceConnectorTest {

    private final TwoWayMySqlSourceConnector connector = new TwoWayMySqlSourceConnector();

    @Test
    void connectFindsTheConnectorByItsManifest() {
        assertThat(ServiceLoader.load(SourceConnector.class))
                .hasAtLeastOneElementOfType(TwoWayMySqlSourceConnector.class);
        assertThat(connector.version()).isNotBlank();
        assertThat(connector.taskClass()).isEqualTo(TwoWayMySqlSourceTask.class);
    }

    @Test
    void everyKeyCanBeRenderedByControlCenter() {
        assertThat(connector.config().configKeys().values()).allSatisfy(this::isComplete);
    }

    private void isComplete(ConfigKey key) {
        assertThat(key.group).as(key.name).isNotBlank();
        assertThat(key.displayName).as(key.name).isNotBlank();
        assertThat(key.documentation).as(key.name).isNotBlank();
        assertThat(key.width).as(key.name).isNotNull();
        assertThat(key.orderInGroup).as(key.name).isNotNegative();
    }

    @Test
    void ourKeysHavePlacesOfTheirOwnAndEveryDependentIsAKey() {
        Map<String, ConfigKey> keys = connector.config().configKeys();

        assertThat(keys.values())
                .filteredOn(
                        key -> key.group.startsWith("Two-way") || key.name.startsWith("schema.history.internal.kafka"))
                .extracting(key -> key.group + " " + key.orderInGroup)
                .hasSizeGreaterThan(15)
                .doesNotHaveDuplicates();
        assertThat(keys.values())
                .allSatisfy(key -> assertThat(keys.keySet()).as(key.name).containsAll(key.dependents));
    }

    @Test
    void keysOfAConditionAreDefinedForConnectThatAsksBeforeItValidates() {
        ConfigDef asked = connector.config();
        connector.validate(UserSettings.with(Map.of("row.filter", "eu")));

        assertThat(asked.names()).contains("row.filter.eu.tables", "row.filter.eu.condition");
        assertThat(connector.config().names()).doesNotContain("row.filter.eu.tables");
    }

    @ParameterizedTest
    @CsvSource({
        "include.full,direction,reverse",
        "include.schema,direction,reverse",
        "include.views,include.schema,false",
        "include.triggers,include.schema,false"
    })
    void keyIsHiddenAsLongAsItMeansNothing(String key, String other, String value) {
        assertThat(visible(key, UserSettings.forward())).isTrue();
        assertThat(visible(key, UserSettings.with(Map.of(other, value)))).isFalse();
    }

    private boolean visible(String key, Map<String, String> user) {
        return connector.validate(user).configValues().stream()
                .filter(value -> value.name().equals(key))
                .findFirst()
                .orElseThrow()
                .visible();
    }

    @Test
    void ourDefaultsAreShown() {
        assertThat(connector.config().defaultValues())
                .contains(
                        entry("heartbeat.interval.ms", 1000),
                        entry("poll.interval.ms", 20L),
                        entry("decimal.handling.mode", "precise"),
                        entry("tombstones.on.delete", false));
    }

    @Test
    void validationGivesAValueForEveryKeyWhateverIsSet() {
        for (Map<String, String> user : List.of(Map.<String, String>of(), UserSettings.forward())) {
            List<String> names = connector.validate(user).configValues().stream()
                    .map(ConfigValue::name)
                    .toList();
            assertThat(names)
                    .doesNotHaveDuplicates()
                    .containsAll(connector.config().names());
        }
    }

    @Test
    void missingSiteNameIsOneErrorOnSiteName() {
        assertThat(errors(UserSettings.without("site.name"))).containsOnlyKeys("site.name");
    }

    @Test
    void siteNameThatCannotBeATopicIsRefusedWithTheRule() {
        assertThat(errors(UserSettings.with(Map.of("site.name", "a b"))).get("site.name"))
                .contains("1 to 32 letters");
    }

    @Test
    void unknownDirectionListsTheValidOnes() {
        assertThat(errors(UserSettings.with(Map.of("direction", "sideways"))).get("direction"))
                .contains("forward, reverse");
    }

    @Test
    void directionsAreRecommended() {
        assertThat(connector.validate(UserSettings.forward()).configValues())
                .filteredOn(value -> value.name().equals(SourceKeys.DIRECTION))
                .flatExtracting(ConfigValue::recommendedValues)
                .containsExactly("forward", "reverse");
    }

    @ParameterizedTest
    @CsvSource({"decimal.handling.mode,string", "transforms,other", "topic.prefix,zz", "errors.tolerance,all"})
    void errorHangsOnTheGuiltyKey(String key, String value) {
        assertThat(errors(UserSettings.with(Map.of(key, value)))).containsOnlyKeys(key);
    }

    @Test
    void unreachableServerIsAnErrorOnTheHostname() {
        Map<String, String> errors = errors(UserSettings.forward());

        assertThat(errors).containsOnlyKeys("database.hostname");
        assertThat(errors.get("database.hostname")).contains("localhost:1", "database.port");
    }

    @Test
    void serverThatAcceptsButNeverAnswersIsReportedBeforeTheRestRequestTimesOut() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Instant start = Instant.now();
            Map<String, String> errors = errors(UserSettings.with(
                    Map.of("database.hostname", "127.0.0.1", "database.port", String.valueOf(silent.getLocalPort()))));

            assertThat(errors).containsOnlyKeys("database.hostname");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(90));
        }
    }

    @Test
    void passwordIsNeverShown() {
        assertThat(connector.validate(UserSettings.forward()).configValues())
                .allSatisfy(value ->
                        assertThat(value.value() + " " + value.errorMessages()).doesNotContain("not-to-be-seen"));
    }

    @Test
    void everyKeyOfAPasswordHasTheTypeThatConnectHides() {
        assertThat(connector.config().configKeys().values())
                .filteredOn(key -> key.name.contains("password"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(key -> key.type == ConfigDef.Type.PASSWORD);
    }

    @Test
    void taskGetsTheCompletedSettingsAndIsTheOnlyOne() {
        connector.start(UserSettings.forward());

        assertThat(connector.taskConfigs(8)).singleElement().satisfies(task -> assertThat(task)
                .containsEntry("topic.prefix", "a")
                .containsEntry("provide.transaction.metadata", "true"));
    }

    private Map<String, String> errors(Map<String, String> user) {
        return connector.validate(user).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .collect(Collectors.toMap(
                        ConfigValue::name,
                        value -> String.join(" ", value.errorMessages()),
                        (first, second) -> first + second,
                        LinkedHashMap::new));
    }
}
