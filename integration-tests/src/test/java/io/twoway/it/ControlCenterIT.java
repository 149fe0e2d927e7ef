package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoway.it.pair.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The answer to a validation, walked through as Control Center does to draw a form of it. */
class ControlCenterIT {

    private static final Map<String, String> CONDITION = Map.of(
            "row.filter", "eu",
            "row.filter.eu.tables", "center.orders",
            "row.filter.eu.condition", "version > 0");
    private static final Map<String, String> RULE = Map.of(
            "conflict.rules", "r",
            "conflict.r.tables", "center.orders",
            "conflict.r.policy", "UseMax",
            "conflict.r.columns", "version");

    private static final Set<String> SINK_GROUPS = Set.of(
            "Site", "Destination database", "Names", "Conflicts", "Conflict rule r", "Throughput", "DDL", "Retries");

    private static Pair pair;

    @BeforeAll
    static void makeTables() {
        pair = new Pair("center");
        pair.a().execute("CREATE TABLE center.orders (id INT PRIMARY KEY, version INT)");
        pair.b().execute("CREATE DATABASE center", "CREATE TABLE center.orders (id INT PRIMARY KEY, version INT)");
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void theFormOfASourceIsWhole() {
        Map<String, JsonNode> form = form("source-a", CONDITION);

        assertDrawable(form, group -> group.startsWith("Two-way"));
        assertThat(form.get("row.filter.eu.tables").at("/definition/group").asText())
                .isEqualTo("Two-way: row condition eu");
    }

    @Test
    void theFormOfASinkIsWhole() {
        Map<String, JsonNode> form = form("sink-b", RULE);

        assertDrawable(form, SINK_GROUPS::contains);
        assertThat(form.get("conflict.r.tables").at("/definition/group").asText())
                .isEqualTo("Conflict rule r");
        assertThat(form.get("conflict.r.tables").at("/value/value").asText()).isEqualTo("center.orders");
        assertThat(offered(form, "conflict.policy")).containsExactly("TaskFailed", "Ignore", "Overwrite");
        assertThat(offered(form, "conflict.r.policy")).contains("UseMax", "UseMin");
    }

    @Test
    void tablesAndColumnsOfTheServerAreOffered() {
        Map<String, JsonNode> source = form("source-a", CONDITION);
        assertThat(offered(source, "database.include.list")).contains("center").doesNotContain(pair.bookkeeping());
        assertThat(offered(source, "table.include.list")).contains("center.orders", "center.fence");
        assertThat(offered(source, "row.filter.eu.tables")).contains("center.orders");
        assertThat(offered(source, "column.exclude.list")).contains("center.orders.version");

        Map<String, JsonNode> sink = form("sink-b", RULE);
        assertThat(offered(sink, "conflict.r.tables")).contains("center.orders");
        assertThat(offered(sink, "conflict.r.databases")).contains("center");
        assertThat(offered(sink, "conflict.r.columns")).containsExactly("id", "version");
    }

    @Test
    void tablesAreOfferedToWhoHasNotFilledInTheRestYet() {
        Map<String, JsonNode> sink = form("sink-b", Map.of("conflict.rules", "r"));

        assertThat(sink.get("conflict.r.policy").at("/value/errors")).isNotEmpty();
        assertThat(offered(sink, "conflict.r.tables")).contains("center.orders");
    }

    @Test
    void whatAReverseSourceCannotUseIsHidden() {
        Map<String, JsonNode> reverse = form("source-b", Map.of());
        assertThat(List.of("include.schema", "include.full", "include.changes", "include.triggers"))
                .allSatisfy(
                        key -> assertThat(reverse.get(key).at("/value/visible").asBoolean())
                                .as(key)
                                .isFalse());
        assertThat(form("source-a", Map.of())
                        .get("include.schema")
                        .at("/value/visible")
                        .asBoolean())
                .isTrue();
    }

    private static void assertDrawable(Map<String, JsonNode> form, Predicate<String> ownGroups) {
        Set<String> places = new HashSet<>();
        List<String> passwords = new ArrayList<>();
        form.forEach((name, config) -> {
            JsonNode definition = config.get("definition");
            assertThat(definition).as(name).isNotNull();
            List.of("group", "display_name", "width", "importance", "documentation", "type")
                    .forEach(field -> assertThat(definition.path(field).asText())
                            .as("%s of %s", field, name)
                            .isNotBlank());
            definition
                    .get("dependents")
                    .forEach(key -> assertThat(form.keySet()).as(name).contains(key.asText()));
            String group = definition.get("group").asText();
            if (ownGroups.test(group)) {
                assertThat(places.add(
                                group + " " + definition.get("order_in_group").asInt()))
                        .as("the place of %s", name)
                        .isTrue();
            }
            if (definition.get("type").asText().equals("PASSWORD")) {
                passwords.add(config.at("/value/value").asText());
            }
        });
        assertThat(places).hasSizeGreaterThan(15);
        assertThat(passwords).contains("[hidden]").isSubsetOf("[hidden]", "null");
    }

    private static Map<String, JsonNode> form(String role, Map<String, String> more) {
        Map<String, String> config = new HashMap<>(pair.config(role));
        config.put("name", "center-try");
        config.putAll(more);
        JsonNode answer = pair.requests().validate(config.get("connector.class"), config);
        assertThat(answer.toString()).doesNotContain("\"" + config.get("database.password") + "\"");
        return StreamSupport.stream(answer.get("configs").spliterator(), false)
                .collect(Collectors.toMap(each -> each.at("/value/name").asText(), each -> each));
    }

    private static List<String> offered(Map<String, JsonNode> form, String key) {
        List<String> values = new ArrayList<>();
        form.get(key).at("/value/recommended_values").forEach(value -> values.add(value.asText()));
        return values;
    }
}
