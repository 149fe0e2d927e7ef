package io.twoway.sink.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.twoway.policy.NamePattern;
import io.twoway.policy.Policy;
import io.twoway.policy.PolicyRule;
import io.twoway.policy.RuleScope;
import io.twoway.policy.RuleTarget;
import io.twoway.policy.TablePattern;
import io.twoway.sink.change.Column;
import io.twoway.sink.change.ColumnType;
import io.twoway.sink.change.Generation;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.conflict.Orders;
import io.twoway.table.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyBookTest {

    @Test
    void globalPolicyHoldsWhereNoRuleDoes() {
        PolicyBook book = book(rule("r", tables("other.orders"), Policy.IGNORE));
        assertThat(policyOf(book)).isEqualTo(Policy.TASK_FAILED);
    }

    @Test
    void databaseRuleComesBeforeTheGlobalPolicy() {
        assertThat(policyOf(book(rule("r", databases("shop"), Policy.IGNORE)))).isEqualTo(Policy.IGNORE);
    }

    @Test
    void tableRuleComesBeforeTheDatabaseRule() {
        PolicyBook book = book(
                rule("db", databases("shop"), Policy.IGNORE), rule("table", tables("shop.orders"), Policy.OVERWRITE));
        assertThat(policyOf(book)).isEqualTo(Policy.OVERWRITE);
    }

    @Test
    void tablePatternComesBeforeAnExactDatabase() {
        PolicyBook book =
                book(rule("db", databases("shop"), Policy.IGNORE), rule("table", tables("sh*.*"), Policy.OVERWRITE));
        assertThat(policyOf(book)).isEqualTo(Policy.OVERWRITE);
    }

    @Test
    void exactTableComesBeforeAPatternThatIsListedFirst() {
        PolicyBook book = book(
                rule("all", tables("shop.*"), Policy.IGNORE), rule("one", tables("shop.orders"), Policy.OVERWRITE));
        assertThat(policyOf(book)).isEqualTo(Policy.OVERWRITE);
    }

    @Test
    void exactDatabaseComesBeforeAPatternThatIsListedFirst() {
        PolicyBook book =
                book(rule("all", databases("*"), Policy.IGNORE), rule("one", databases("shop"), Policy.OVERWRITE));
        assertThat(policyOf(book)).isEqualTo(Policy.OVERWRITE);
    }

    @Test
    void firstListedOfTwoPatternsHolds() {
        PolicyBook book =
                book(rule("a", tables("shop.o*"), Policy.IGNORE), rule("b", tables("*.orders"), Policy.OVERWRITE));
        assertThat(policyOf(book)).isEqualTo(Policy.IGNORE);
    }

    @Test
    void columnRuleComesBeforeTheRuleOfItsTable() {
        PolicyBook book = book(
                rule("row", tables("shop.orders"), Policy.IGNORE),
                columnRule("visits", tables("shop.orders"), Policy.USE_MAX, "visits"));
        TablePolicy policy = book.bind(Orders.TABLE).policy();
        assertThat(policy.policy()).isEqualTo(Policy.IGNORE);
        assertThat(policy.columns()).containsOnlyKeys(Orders.VISITS);
        assertThat(policy.columns().get(Orders.VISITS).policy()).isEqualTo(Policy.USE_MAX);
    }

    @Test
    void eachColumnFollowsTheClosestRuleThatNamesIt() {
        PolicyBook book = book(
                columnRule("db", databases("shop"), Policy.USE_MIN, "visits", "version"),
                columnRule("table", tables("shop.orders"), Policy.USE_MAX, "VISITS"));
        TablePolicy policy = book.bind(Orders.TABLE).policy();
        assertThat(policy.columns().get(Orders.VISITS).policy()).isEqualTo(Policy.USE_MAX);
        assertThat(policy.columns().get(Orders.VERSION).policy()).isEqualTo(Policy.USE_MIN);
    }

    @Test
    void columnThatCannotBeComparedTurnsUseMaxIntoOverwriteForTheTable() {
        PolicyBinding binding =
                book(comparing(Policy.USE_MAX, "version", "note")).bind(Orders.TABLE);
        assertThat(binding.policy().policy()).isEqualTo(Policy.OVERWRITE);
        assertThat(binding.warnings())
                .singleElement()
                .asString()
                .contains("UseMax", "note", "shop.orders", "VARCHAR", "'r'", "Overwrite");
    }

    @Test
    void columnThatCannotBeComparedTurnsUseMinIntoIgnoreForTheTable() {
        PolicyBinding binding = book(comparing(Policy.USE_MIN, "code")).bind(Orders.TABLE);
        assertThat(binding.policy().policy()).isEqualTo(Policy.IGNORE);
        assertThat(binding.warnings()).singleElement().asString().contains("UseMin", "code", "Ignore");
    }

    @Test
    void columnRuleFallsBackForItsColumnAlone() {
        PolicyBinding binding = book(columnRule("r", databases("*"), Policy.USE_MAX, "code", "visits"))
                .bind(Orders.TABLE);
        assertThat(binding.policy().columns().get(Orders.CODE).policy()).isEqualTo(Policy.OVERWRITE);
        assertThat(binding.policy().columns().get(Orders.VISITS).policy()).isEqualTo(Policy.USE_MAX);
        assertThat(binding.warnings()).hasSize(1);
    }

    @Test
    void approximateNumbersAreComparedWithAWarning() {
        PolicyBinding binding = book(comparing(Policy.USE_MAX, "weight")).bind(Orders.TABLE);
        assertThat(binding.policy().policy()).isEqualTo(Policy.USE_MAX);
        assertThat(binding.warnings()).singleElement().asString().contains("weight", "shop.orders", "DOUBLE");
    }

    @ParameterizedTest
    @EnumSource(
            value = ColumnType.class,
            names = {
                "TINYINT",
                "SMALLINT",
                "MEDIUMINT",
                "INT",
                "BIGINT",
                "DECIMAL",
                "BIT",
                "DATE",
                "DATETIME",
                "TIMESTAMP",
                "TIME",
                "YEAR"
            })
    void comparableTypesNeitherFallBackNorWarn(ColumnType type) {
        PolicyBinding binding = book(comparing(Policy.USE_MAX, "c")).bind(tableOf(type));
        assertThat(binding.policy().policy()).isEqualTo(Policy.USE_MAX);
        assertThat(binding.warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColumnType.class,
            names = {"CHAR", "TEXT", "ENUM", "SET", "JSON", "BINARY", "BLOB", "GEOMETRY"})
    void otherTypesFallBack(ColumnType type) {
        PolicyBook book = book(comparing(Policy.USE_MAX, "c"));
        assertThat(book.bind(tableOf(type)).policy().policy()).isEqualTo(Policy.OVERWRITE);
    }

    @Test
    void unknownColumnIsRefusedByTableAndColumn() {
        assertRefused(comparing(Policy.USE_MAX, "verison"), "verison", "shop.orders", "no such column");
    }

    @Test
    void generatedColumnIsRefused() {
        assertRefused(comparing(Policy.USE_MAX, "total"), "total", "shop.orders", "computes");
    }

    @Test
    void columnRuleMustNotSplitAKey() {
        assertRefused(columnRule("r", tables("shop.orders"), Policy.USE_MAX, "id"), "id", "PRIMARY");
        assertRefused(columnRule("r", tables("shop.orders"), Policy.USE_MAX, "price"), "price", "by_note_and_price");
    }

    @Test
    void comparingPolicyNeedsColumnsAndCannotBeGlobal() {
        assertThatIllegalArgumentException().isThrownBy(() -> comparing(Policy.USE_MAX));
        assertThatIllegalArgumentException().isThrownBy(() -> new PolicyBook(Policy.USE_MIN, List.of()));
    }

    private static void assertRefused(PolicyRule rule, String... words) {
        assertThatExceptionOfType(PolicyBindingException.class)
                .isThrownBy(() -> book(rule).bind(Orders.TABLE))
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    private static Policy policyOf(PolicyBook book) {
        return book.bind(Orders.TABLE).policy().policy();
    }

    private static TableSchema tableOf(ColumnType type) {
        Column column = new Column("c", type, Generation.NONE, 0, false);
        return new TableSchema(
                new TableName("shop", "t"), List.of(column), Optional.empty(), List.of(), false, false, false);
    }

    private static PolicyBook book(PolicyRule... rules) {
        return new PolicyBook(Policy.TASK_FAILED, List.of(rules));
    }

    private static PolicyRule comparing(Policy policy, String... columns) {
        return new PolicyRule("r", databases("shop"), policy, List.of(columns), RuleScope.ROW);
    }

    private static PolicyRule columnRule(String alias, RuleTarget target, Policy policy, String... columns) {
        return new PolicyRule(alias, target, policy, List.of(columns), RuleScope.COLUMN);
    }

    private static PolicyRule rule(String alias, RuleTarget target, Policy policy) {
        return new PolicyRule(alias, target, policy, List.of(), RuleScope.ROW);
    }

    private static RuleTarget tables(String... names) {
        return new RuleTarget.Tables(
                Arrays.stream(names).map(TablePattern::parse).toList());
    }

    private static RuleTarget databases(String... names) {
        return new RuleTarget.Databases(
                Arrays.stream(names).map(NamePattern::new).toList());
    }
}
