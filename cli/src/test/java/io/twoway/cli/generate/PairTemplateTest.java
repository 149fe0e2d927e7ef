package io.twoway.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.precheck.Item;
import io.twoway.precheck.rule.Settings;
import io.twoway.precheck.rule.connector.ConnectorsRules;
import io.twoway.precheck.rule.connector.PairSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PairTemplateTest {

    /** What config-examples has been made of. */
    private static final Map<String, String> EXAMPLE = Map.ofEntries(
            Map.entry("rules", "orders, prices, stock, payments"),
            Map.entry("rule.orders.tables", "shop.orders"),
            Map.entry("rule.orders.policy", "UseMax"),
            Map.entry("rule.orders.columns", "version"),
            Map.entry("rule.prices.tables", "shop.prices"),
            Map.entry("rule.prices.policy", "UseMin"),
            Map.entry("rule.prices.columns", "price"),
            Map.entry("rule.stock.tables", "shop.stock"),
            Map.entry("rule.stock.policy", "UseMax"),
            Map.entry("rule.stock.columns", "received"),
            Map.entry("rule.stock.scope", "column"),
            Map.entry("rule.payments.tables", "shop.payments"),
            Map.entry("rule.payments.policy", "TaskFailed"),
            Map.entry("converter", "json"),
            Map.entry("replication.factor", "1"));

    @Test
    void theExamplesAreWhatTheirAnswersGive() throws IOException {
        for (ConnectorFile file : files(EXAMPLE)) {
            assertThat(file.text())
                    .isEqualTo(Files.readString(Path.of("../config-examples").resolve(file.file())));
        }
    }

    @Test
    void clientsAreSetUpByTheWorkersAloneWhereTheyWantIt() {
        Map<String, String> answers = Map.of("client.overrides", "false");

        assertThat(files(answers)).extracting(ConnectorFile::text).noneMatch(text -> text.contains(".override."));
        assertThat(files(Map.of())).extracting(ConnectorFile::text).allMatch(text -> text.contains(".override."));
    }

    @Test
    void transactionsEndOnTheirRowsUnlessAnotherTransformMayDropThese() {
        assertThat(setting(Map.of(), "source-a.json", "transaction.end")).isEqualTo("row");
        assertThat(settings(Map.of("source.transforms", "origin,mask"), "source-b.json"))
                .doesNotContainKey("transaction.end");
    }

    static Stream<Arguments> answers() {
        Stream<Map<String, String>> policies = Stream.of("Overwrite", "Ignore", "TaskFailed", "UseMax", "UseMin")
                .map(policy -> policy.startsWith("Use")
                        ? Map.of("policy", policy, "policy.columns", "changed_at,version")
                        : Map.of("policy", policy));
        return policies.flatMap(policy -> variants().map(variant -> {
                    Map<String, String> both = new HashMap<>(policy);
                    both.putAll(variant);
                    return both;
                }))
                .map(Arguments::of);
    }

    private static Stream<Map<String, String>> variants() {
        return Stream.of(
                Map.of(),
                EXAMPLE,
                Map.of("site.a", "berlin", "site.b", "oslo", "site.priority", "oslo,berlin"),
                Map.of(
                        "databases",
                        "shop, my-crm",
                        "bookkeeping.database",
                        "books",
                        "precheck.acknowledge",
                        "gtid-mode"),
                Map.of("tables", "shop.orders,crm.*", "topic.a", "changes.a", "topic.b", "changes.b"),
                Map.of("rules", "x", "rule.x.databases", "crm*", "rule.x.policy", "Ignore"),
                Map.of("converter", "json"),
                Map.of("converter", "avro", "schema.registry.url", "http://registry:8081"),
                Map.of(
                        "source.a.database.include.list", "shop",
                        "source.b.database.include.list", "store",
                        "sink.b.mapping.databases", "shop:store",
                        "sink.a.mapping.databases", "store:shop",
                        "source.row.filter", "big",
                        "source.row.filter.big.tables", ".*\\.invoices",
                        "source.row.filter.big.condition", "total >= 1000"),
                Map.of(
                        "rules",
                        "x",
                        "rule.x.tables",
                        "s.t",
                        "rule.x.policy",
                        "Overwrite",
                        "rule.x.scope",
                        "column",
                        "rule.x.columns",
                        "c"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everySetOfFilesPassesTheRulesForSettings(Map<String, String> answers) {
        List<ConnectorFile> files = files(answers);
        List<Settings> settings = files.stream()
                .map(file -> new Settings(file.name(), file.settings()))
                .toList();
        assertThat(ConnectorsRules.judge(
                        new PairSettings(settings.get(0), settings.get(1), settings.get(2), settings.get(3))))
                .filteredOn(Item::isProblem)
                .isEmpty();
    }

    @Test
    void whoWinsAtBWinsAtAToo() {
        assertThat(setting(Map.of("policy", "Ignore"), "sink-b.json", "conflict.policy"))
                .isEqualTo("Ignore");
        assertThat(setting(Map.of("policy", "Ignore"), "sink-a.json", "conflict.policy"))
                .isEqualTo("Overwrite");
        assertThat(setting(Map.of("policy", "Ignore"), "sink-a.json", "site.priority"))
                .isEqualTo("b,a");
        assertThat(setting(Map.of(), "sink-a.json", "conflict.policy")).isEqualTo("Ignore");
        assertThat(setting(Map.of(), "sink-a.json", "site.priority")).isEqualTo("a,b");
    }

    @Test
    void aComparingPolicyHoldsInEveryTableThatNoOtherRuleCovers() {
        Map<String, String> answers = Map.of(
                "policy", "UseMax",
                "policy.columns", "changed_at",
                "site.priority", "b,a",
                "rules", "x",
                "rule.x.tables", "s.t",
                "rule.x.policy", "TaskFailed");
        assertThat(settings(answers, "sink-b.json"))
                .containsEntry("conflict.rules", "x,all")
                .containsEntry("conflict.all.databases", "*")
                .containsEntry("conflict.all.policy", "UseMax")
                .containsEntry("conflict.all.columns", "changed_at")
                .containsEntry("conflict.policy", "Ignore");
        assertThat(settings(answers, "sink-a.json")).containsEntry("conflict.policy", "Overwrite");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop, crm |       | shop,crm",
                "shop, crm | crm   | shop",
                "shop      | shop  | *",
                "shop      | other | shop",
            })
    void aComparingPolicyCoversTheDatabasesThatTravelAndNoOthersOfTheServer(
            String databases, String ofARule, String covered) {
        Map<String, String> answers =
                new HashMap<>(Map.of("databases", databases, "policy", "UseMax", "policy.columns", "changed_at"));
        if (ofARule != null) {
            answers.putAll(Map.of("rules", "x", "rule.x.databases", ofARule, "rule.x.policy", "TaskFailed"));
        }
        assertThat(settings(answers, "sink-b.json")).containsEntry("conflict.all.databases", covered);
    }

    @Test
    void whereNamesAreMappedAComparingPolicyCoversAllThatIsAtTheDestination() {
        Map<String, String> answers = Map.of(
                "databases", "shop",
                "policy", "UseMax",
                "policy.columns", "changed_at",
                "sink.b.mapping.databases", "shop:store",
                "sink.a.mapping.databases", "store:shop");
        assertThat(settings(answers, "sink-b.json")).containsEntry("conflict.all.databases", "*");
    }

    @Test
    void namesAreExpressionsForDebezium() {
        assertThat(setting(Map.of("databases", "shop, a$b"), "source-a.json", "database.include.list"))
                .isEqualTo("shop,a\\$b");
        assertThat(setting(Map.of("tables", "shop.orders, crm.*"), "source-b.json", "table.include.list"))
                .isEqualTo("shop\\.orders,crm\\..*");
    }

    @Test
    void filterAndConnectorsNameOneBookkeepingDatabase() {
        Map<String, String> answers = Map.of("bookkeeping.database", "books");
        assertThat(settings(answers, "source-a.json"))
                .containsEntry("bookkeeping.database", "books")
                .containsEntry("transforms.origin.bookkeeping.database", "books");
        assertThat(settings(answers, "sink-a.json")).containsEntry("bookkeeping.database", "books");
    }

    @Test
    void aFileIsAConnectorAsConnectTakesIt() throws IOException {
        ConnectorFile file = files(Map.of("site.b", "oslo")).get(1);
        JsonNode tree = new ObjectMapper().readTree(file.text());
        assertThat(file.file()).isEqualTo("sink-b.json");
        assertThat(tree.get("name").asText()).isEqualTo("oslo-sink");
        assertThat(tree.at("/config/topics").asText()).isEqualTo("a");
        assertThat(tree.at("/config/database.password").asText()).isEqualTo("${env:SITE_B_PASSWORD}");
    }

    @Test
    void whatIsNotToBeLoadedIsTheForwardSourcesBusiness() {
        Map<String, String> answers = Map.of("include.full", "false");
        assertThat(settings(answers, "source-a.json"))
                .containsEntry("include.full", "false")
                .doesNotContainKey("include.schema");
        assertThat(settings(answers, "source-b.json")).doesNotContainKey("include.full");
    }

    @Test
    void aSettingThatIsPassedOnGoesWhereItsKeySays() {
        Map<String, String> answers = Map.of(
                "source.heartbeat.interval.ms", "500",
                "source.b.heartbeat.interval.ms", "250",
                "source.a.operation.filter", "shop\\.audit:insert",
                "sink.batch.max.rows", "10");
        assertThat(settings(answers, "source-a.json"))
                .containsEntry("heartbeat.interval.ms", "500")
                .containsEntry("operation.filter", "shop\\.audit:insert")
                .doesNotContainKeys("batch.max.rows", "b.heartbeat.interval.ms");
        assertThat(settings(answers, "source-b.json"))
                .containsEntry("heartbeat.interval.ms", "250")
                .doesNotContainKeys("operation.filter", "a.operation.filter");
        assertThat(settings(answers, "sink-a.json")).containsEntry("batch.max.rows", "10");
        assertThat(settings(answers, "sink-b.json")).containsEntry("batch.max.rows", "10");
    }

    @Test
    void allFourConvertAlike() {
        Map<String, String> avro = Map.of("converter", "avro");
        for (ConnectorFile file : files(avro)) {
            assertThat(file.settings())
                    .as(file.file())
                    .containsEntry("value.converter", "io.confluent.connect.avro.AvroConverter")
                    .containsEntry("key.converter.schema.registry.url", "${env:SCHEMA_REGISTRY_URL}");
        }
        assertThat(setting(avro, "source-b.json", "field.name.adjustment.mode")).isEqualTo("avro");
        assertThat(settings(avro, "sink-b.json")).doesNotContainKey("field.name.adjustment.mode");
        for (ConnectorFile file : files(Map.of("converter", "json"))) {
            assertThat(file.settings())
                    .as(file.file())
                    .containsEntry("key.converter", "io.twoway.converter.SchemaCachingJsonConverter")
                    .containsEntry("value.converter", "io.twoway.converter.SchemaCachingJsonConverter")
                    .doesNotContainKey("value.converter.schemas.enable");
        }
        assertThat(settings(Map.of(), "source-a.json")).doesNotContainKey("value.converter");
    }

    private static List<ConnectorFile> files(Map<String, String> answers) {
        return PairTemplate.files(PairAnswers.of(answers));
    }

    private static Map<String, String> settings(Map<String, String> answers, String file) {
        return files(answers).stream()
                .collect(Collectors.toMap(ConnectorFile::file, ConnectorFile::settings, (x, y) -> x, TreeMap::new))
                .get(file);
    }

    private static String setting(Map<String, String> answers, String file, String key) {
        return settings(answers, file).get(key);
    }
}
