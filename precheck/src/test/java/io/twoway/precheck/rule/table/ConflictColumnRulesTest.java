package io.twoway.precheck.rule.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.twoway.precheck.Item;
import io.twoway.precheck.facts.ColumnFacts;
import io.twoway.precheck.facts.KeyFacts;
import io.twoway.precheck.facts.TableFacts;
import io.twoway.precheck.rule.Settings;
import io.twoway.table.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictColumnRulesTest {

    private static final TableFacts ORDERS =
            table("orders", "id", "version", "note", "price", "twice", "changed", "exactly", "a", "b");
    private static final TableFacts LOG = table("log", "id", "note");

    @ParameterizedTest
    @CsvSource({
        "UseMax, nosuch,       row,    rule-columns,         'nosuch is not there'",
        "UseMax, twice,        row,    rule-columns,         'twice is computed'",
        "UseMax, id,           column, rule-columns,         'id belongs to a key'",
        "UseMax, a,            column, rule-columns,         'a belongs to a key'",
        "UseMax, note,         row,    rule-columns-compare, 'note text'",
        "UseMax, price,        row,    rule-columns-compare, 'price double'",
        "UseMax, id,           row,    rule-columns-change,  'id'",
        "UseMax, changed,      row,    rule-columns-seconds, 'changed timestamp'",
        "UseMax, 'changed,id', row,    rule-columns-seconds, 'changed timestamp'",
        "UseMin, changed,      row,    rule-columns-fall,    'changed'"
    })
    void eachColumnThatDoesNotFitIsNamedAtItsRule(
            String policy, String columns, String scope, String name, String found) {
        List<Item> problems = problems(
                rule("r", "tables", "shop.orders", Map.of("policy", policy, "columns", columns, "scope", scope)),
                ORDERS);
        assertThat(problems)
                .extracting(Item::name, Item::key, Item::found)
                .contains(tuple(name, "conflict.r.columns", "1 of 1 table: shop.orders (" + found + ")."));
    }

    @ParameterizedTest
    @CsvSource({
        "UseMax, version, row",
        "UseMax, VERSION, row",
        "UseMax, 'version,id', row",
        "UseMax, 'changed,version', row",
        "UseMax, exactly, row",
        "UseMin, version, row",
        "UseMax, version, column",
        "Overwrite, note, column",
        "TaskFailed, '', row"
    })
    void othersPass(String policy, String columns, String scope) {
        assertThat(problems(
                        rule(
                                "r",
                                "tables",
                                "shop.orders",
                                Map.of("policy", policy, "columns", columns, "scope", scope)),
                        ORDERS))
                .isEmpty();
    }

    @Test
    void onlyTheClosestRuleDecidesARow() {
        Map<String, String> rules = new HashMap<>(useMax("all", "databases", "shop", "version"));
        rules.putAll(rule("log", "tables", "shop.l*", Map.of("policy", "Ignore")));
        rules.put("conflict.rules", "all,log");
        assertThat(problems(rules, ORDERS, LOG)).isEmpty();
        rules.put("conflict.rules", "all");
        assertThat(problems(rules, ORDERS, LOG))
                .extracting(Item::found)
                .containsExactly("1 of 2 tables: shop.log (version is not there).");
    }

    @Test
    void ofTwoRulesThatAreEquallyCloseTheFirstOneDecides() {
        Map<String, String> rules = new HashMap<>(useMax("first", "tables", "shop.l*", "id,note"));
        rules.putAll(useMax("second", "tables", "shop.*", "nosuch"));
        rules.put("conflict.rules", "first,second");
        assertThat(problems(rules, LOG)).extracting(Item::key).containsOnly("conflict.first.columns");
    }

    @Test
    void everyRuleForSingleColumnsCounts() {
        Map<String, String> rules = new HashMap<>(useMax("row", "tables", "shop.orders", "version"));
        rules.putAll(rule(
                "column", "tables", "*.orders", Map.of("policy", "UseMax", "columns", "nosuch", "scope", "column")));
        rules.put("conflict.rules", "row,column");
        assertThat(problems(rules, ORDERS)).extracting(Item::key).containsExactly("conflict.column.columns");
    }

    @ParameterizedTest
    @CsvSource({
        "tables, shop.orders, true",
        "tables, shop.ord*, true",
        "tables, *.orders, true",
        "tables, shop.order, false",
        "tables, Shop.orders, false",
        "databases, shop, true",
        "databases, s*, true",
        "databases, sho, false"
    })
    void theTablesOfTheRulesAreRead(String kind, String pattern, boolean read) {
        Predicate<TableName> concerned = ConflictColumnRules.concernedBy(sink(useMax("r", kind, pattern, "version")));
        assertThat(concerned.test(ORDERS.name())).isEqualTo(read);
    }

    @Test
    void aSinkWithoutRulesNeedsNoTables() {
        assertThat(ConflictColumnRules.concernedBy(sink(Map.of())).test(ORDERS.name()))
                .isFalse();
        assertThat(problems(Map.of(), ORDERS)).isEmpty();
    }

    private static Map<String, String> useMax(String alias, String kind, String pattern, String columns) {
        return rule(alias, kind, pattern, Map.of("policy", "UseMax", "columns", columns));
    }

    private static Map<String, String> rule(String alias, String kind, String pattern, Map<String, String> settings) {
        Map<String, String> rule = new HashMap<>();
        rule.put("conflict.rules", alias);
        rule.put("conflict." + alias + "." + kind, pattern);
        settings.forEach((key, value) -> rule.put("conflict." + alias + "." + key, value));
        return rule;
    }

    private static List<Item> problems(Map<String, String> settings, TableFacts... tables) {
        return ConflictColumnRules.judge("site b", sink(settings), List.of(tables)).stream()
                .filter(Item::isProblem)
                .toList();
    }

    private static Settings sink(Map<String, String> settings) {
        return new Settings("b-sink", settings);
    }

    private static TableFacts table(String name, String... columns) {
        return new TableFacts(
                new TableName("shop", name),
                "InnoDB",
                List.of(columns).stream().map(ConflictColumnRulesTest::column).toList(),
                List.of(new KeyFacts("PRIMARY", List.of("id")), new KeyFacts("pair", List.of("a", "b"))),
                List.of(),
                List.of());
    }

    private static ColumnFacts column(String name) {
        String definition =
                switch (name) {
                    case "note" -> "text";
                    case "price" -> "double";
                    case "changed" -> "timestamp";
                    case "exactly" -> "timestamp(6)";
                    default -> "int";
                };
        String type = definition.replaceAll("\\(.*", "");
        return new ColumnFacts(
                name,
                type,
                definition,
                0,
                "",
                "",
                false,
                name.equals("twice"),
                name.equals("id"),
                type.equals("timestamp"),
                false);
    }
}
