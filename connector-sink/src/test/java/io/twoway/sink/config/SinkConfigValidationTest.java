package io.twoway.sink.config;

import static io.twoway.sink.config.Settings.settings;
import static io.twoway.sink.config.Settings.withRule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.twoway.precheck.facts.ServerNames;
import io.twoway.table.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SinkConfigValidationTest {

    @Test
    void everyDefinitionGetsAValue() {
        assertThat(validate(Map.of()).keySet())
                .containsAll(SinkConfig.definition().names());
        assertThat(validate(withRule("Ignore").toMap()).keySet())
                .containsAll(SinkConfig.definition(withRule("Ignore").toMap()).names());
    }

    @Test
    void frameworkKeysAreMentionedOnlyWhenTheyAreWrong() {
        assertThat(validate(settings().toMap())).doesNotContainKeys("topics", "errors.tolerance", "name");
    }

    @Test
    void recordsMayBePassedOverWhenADeadLetterQueueTakesThem() {
        Map<String, ConfigValue> values = validate(settings()
                .with("errors.tolerance", "all")
                .with("errors.deadletterqueue.topic.name", "errant")
                .toMap());
        assertThat(values).doesNotContainKey("errors.tolerance");
    }

    @Test
    void topicsKeepTheTypeByWhichConnectPrintsThem() {
        Map<String, ConfigValue> values =
                validate(settings().with("topics", "a, b").toMap());
        assertThat(values.get("topics").value()).isEqualTo(List.of("a", "b"));
    }

    @Test
    void keysOfRulesHaveTheTypeOfTheirDefinition() {
        Map<String, ConfigValue> values = validate(
                withRule("Ignore").with("conflict.r.tables", "shop.a,shop.b").toMap());
        assertThat(values.get("conflict.r.tables").value()).isEqualTo(List.of("shop.a", "shop.b"));
        assertThat(values.get("conflict.r.scope").value()).isEqualTo("row");
    }

    @Test
    void keysOfRulesAreShownAsTheyWereGivenWhereConnectHasNoDefinitionOfThem() {
        SinkConfigValidation validation = SinkConfigValidation.of(
                withRule("Ignore").with("conflict.x.tables", "shop.a,shop.b").toMap());
        assertThat(validation.toConfig().configValues())
                .filteredOn(value -> value.name().equals("conflict.x.tables"))
                .extracting(ConfigValue::value)
                .containsExactly("shop.a,shop.b");
    }

    private static Stream<Arguments> hidden() {
        return Stream.of(
                arguments("conflict.tie", settings(), withRule("Ignore")),
                arguments("site.priority", settings(), withRule("Ignore")),
                arguments("conflict.r.columns", withRule("Ignore"), withRule("UseMax")),
                arguments(
                        "conflict.r.columns",
                        withRule("Ignore"),
                        withRule("ignore").with("conflict.r.scope", "column")),
                arguments("database.ssl.truststore", settings().with("database.ssl.mode", "disabled"), settings()),
                arguments(
                        "database.ssl.keystore.password",
                        settings(),
                        settings().with("database.ssl.keystore", "/etc/key.jks")),
                arguments("mapping.same.server", settings(), settings().with("mapping.databases", "shop:sales")));
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void keyIsHiddenAsLongAsItMeansNothing(String key, Settings without, Settings with) {
        assertThat(validate(without.toMap()).get(key).visible()).isFalse();
        assertThat(validate(with.toMap()).get(key).visible()).isTrue();
    }

    @Test
    void aPolicyThatComparesIsOfferedToRulesOnly() {
        Map<String, ConfigValue> values = validate(withRule("Ignore").toMap());
        assertThat(values.get("conflict.policy").recommendedValues())
                .containsExactly("TaskFailed", "Ignore", "Overwrite");
        assertThat(values.get("conflict.r.policy").recommendedValues())
                .containsExactly("TaskFailed", "Ignore", "Overwrite", "UseMax", "UseMin");
    }

    @Test
    void namesOfTheServerAreOfferedToRulesAndColumnsOfTheirTablesOnly() {
        SinkConfigValidation validation = SinkConfigValidation.of(withRule("UseMax")
                .with("conflict.r.tables", "shop.o*")
                .with("database.port", "3306")
                .toMap());
        validation.offer(new ServerNames(new TreeMap<>(Map.of(
                new TableName("shop", "orders"), List.of("id", "version"),
                new TableName("shop", "offers"), List.of("id", "price"),
                new TableName("stock", "items"), List.of("count")))));
        Map<String, List<Object>> offered = validation.toConfig().configValues().stream()
                .collect(Collectors.toMap(ConfigValue::name, ConfigValue::recommendedValues));

        assertThat(offered.get("conflict.r.tables")).containsExactly("shop.offers", "shop.orders", "stock.items");
        assertThat(offered.get("conflict.r.databases")).containsExactly("shop", "stock");
        assertThat(offered.get("conflict.r.columns")).containsExactly("id", "price", "version");
    }

    @Test
    void theServerCanBeAskedForNamesWhateverIsWrongElsewhere() {
        assertThat(SinkConfigValidation.of(withRule("Newest").toMap()).database())
                .isPresent();
        assertThat(SinkConfigValidation.of(settings().without("database.user").toMap())
                        .database())
                .isEmpty();
        SinkConfigValidation unreachable = SinkConfigValidation.of(settings().toMap());
        unreachable.refuse(DatabaseConfig.HOSTNAME, "nobody answers");
        assertThat(unreachable.database()).isEmpty();
    }

    @Test
    void validationOfNonsenseDoesNotThrow() {
        Map<String, String> nonsense = new HashMap<>();
        SinkConfig.definition(Map.of("conflict.rules", "r")).names().forEach(key -> nonsense.put(key, ",*,\n="));
        nonsense.put("conflict.rules", "r");
        nonsense.put("conflict.r.tables", null);
        assertThat(SinkConfigValidation.of(nonsense).settings()).isEmpty();
    }

    @Test
    void schemasMayBeOffWhereConnectDoesNotReadTheSetting() {
        assertThat(SinkConfigValidation.of(settings()
                                .with("value.converter.schemas.enable", "false")
                                .toMap())
                        .errors())
                .isEmpty();
    }

    @Test
    void rulesThatDoNotMeetEachOtherAreAccepted() {
        Map<String, String> properties = withRule("UseMax")
                .with("conflict.rules", "r,all,visits,db")
                .with("conflict.r.columns", "version")
                .with("conflict.all.tables", "shop.*")
                .with("conflict.all.policy", "Ignore")
                .with("conflict.visits.tables", "shop.orders")
                .with("conflict.visits.policy", "UseMax")
                .with("conflict.visits.scope", "column")
                .with("conflict.visits.columns", "visits")
                .with("conflict.db.databases", "shop")
                .with("conflict.db.policy", "Overwrite")
                .toMap();
        assertThat(SinkConfigValidation.of(properties).errors()).isEmpty();
    }

    @Test
    void sitePriorityIsNotNeededWhereNoTieCanBe() {
        Settings kept = withRule("UseMax")
                .with("conflict.r.columns", "version")
                .with("conflict.tie", "keep")
                .without("site.priority");
        Settings byColumn = withRule("UseMax")
                .with("conflict.r.columns", "visits")
                .with("conflict.r.scope", "column")
                .without("site.priority");
        assertThat(SinkConfigValidation.of(kept.toMap()).errors()).isEmpty();
        assertThat(SinkConfigValidation.of(byColumn.toMap()).errors()).isEmpty();
    }

    @Test
    void findingOfALiveCheckIsAddedToItsKey() {
        SinkConfigValidation validation = SinkConfigValidation.of(settings().toMap());
        assertThat(validation.settings()).isPresent();
        validation.refuse(DatabaseConfig.HOSTNAME, "nobody answers");
        assertThat(validation.settings()).isEmpty();
        assertThat(validation.toConfig().configValues())
                .filteredOn(value -> value.name().equals("database.hostname"))
                .singleElement()
                .satisfies(value -> assertThat(value.errorMessages())
                        .singleElement()
                        .asString()
                        .contains("nobody answers"));
    }

    private static Map<String, ConfigValue> validate(Map<String, String> properties) {
        return SinkConfigValidation.of(properties).toConfig().configValues().stream()
                .collect(Collectors.toMap(ConfigValue::name, value -> value));
    }
}
