package io.twoway.precheck.rule.table;

import io.twoway.policy.Policy;
import io.twoway.policy.PolicyRule;
import io.twoway.policy.RuleKeys;
import io.twoway.policy.RuleScope;
import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.facts.ColumnFacts;
import io.twoway.precheck.facts.KeyFacts;
import io.twoway.precheck.facts.TableFacts;
import io.twoway.precheck.rule.Settings;
import io.twoway.table.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Conditions for the tables of a destination for the columns that conflict rules name. */
public final class ConflictColumnRules {

    /** As information_schema names them; the sink compares values of no other type. */
    private static final Set<String> ORDERED = Set.of(
            "tinyint",
            "smallint",
            "mediumint",
            "int",
            "bigint",
            "decimal",
            "bit",
            "year",
            "date",
            "datetime",
            "timestamp",
            "time");

    private static final List<Check> CHECKS = List.of(
            new Check(
                    "rule-columns",
                    Result.FAILED,
                    Ruled::unusable,
                    "The sink stops at the first change of such a table.",
                    "Name columns that the table has and MySQL does not compute, with scope=column none of its keys; or give the"
                            + " table a rule of its own."),
            new Check(
                    "rule-columns-compare",
                    Result.WARNING,
                    Ruled::incomparable,
                    "Values of these types have no order, or two servers may store them differently: UseMax is Overwrite there,"
                            + " UseMin is Ignore, except for FLOAT and DOUBLE.",
                    "Name columns of whole numbers, DECIMAL or times."),
            new Check(
                    "rule-columns-change",
                    Result.WARNING,
                    Ruled::constant,
                    "An update does not change these columns, so that each conflict of two updates is a tie.",
                    "Name a column that every write changes, such as a version counter."),
            new Check(
                    "rule-columns-seconds",
                    Result.WARNING,
                    Ruled::wholeSeconds,
                    "MySQL sets these columns to the present at each update, in whole seconds: of two updates within one second"
                            + " the later one does not win, but that of the first site in site.priority.",
                    "ALTER TABLE ... with (6) behind the type and each CURRENT_TIMESTAMP of the column, such as TIMESTAMP(6); or"
                            + " name a counter behind it."),
            new Check(
                    "rule-columns-fall",
                    Result.WARNING,
                    Ruled::growing,
                    "MySQL sets these columns to the present at each update, so that the older of two rows wins, and one side"
                            + " keeps what the other has given up.",
                    "Take UseMax, or another column, which only falls."));

    private ConflictColumnRules() {}

    /** A check of all tables that one rule decides. */
    private record Check(String name, Result otherwise, Function<Ruled, List<String>> faults, String why, String fix) {

        Item judge(String subject, PolicyRule rule, List<Ruled> tables) {
            return new TableRule<Ruled>(
                            name,
                            otherwise,
                            new RuleKeys(rule.alias()).columns(),
                            ruled -> Optional.of(faults.apply(ruled))
                                    .filter(columns -> !columns.isEmpty())
                                    .map(columns -> ruled.table().name() + " (" + String.join(", ", columns) + ")"),
                            why,
                            fix)
                    .judge(subject, tables);
        }
    }

    /** A table with a rule that decides its conflicts, or those of some of its columns. */
    private record Ruled(PolicyRule rule, TableFacts table) {

        List<String> unusable() {
            return rule.columns().stream()
                    .flatMap(name -> unusable(name).stream())
                    .toList();
        }

        private Optional<String> unusable(String name) {
            Optional<ColumnFacts> column = table.column(name);
            if (column.isEmpty()) {
                return Optional.of(name + " is not there");
            }
            if (column.get().generated()) {
                return Optional.of(name + " is computed");
            }
            return rule.scope() == RuleScope.COLUMN && keysDecidedWhole().anyMatch(key -> has(key, name))
                    ? Optional.of(name + " belongs to a key")
                    : Optional.empty();
        }

        private Stream<KeyFacts> keysDecidedWhole() {
            return table.uniqueKeys().stream()
                    .filter(key -> key.isPrimary() || key.parts().size() > 1);
        }

        List<String> incomparable() {
            return rule.policy().compares()
                    ? named(column -> !ORDERED.contains(column.type()))
                            .map(column -> column.name() + " " + column.definition())
                            .toList()
                    : List.of();
        }

        /** Where one of the columns changes, the others only break its ties. */
        List<String> constant() {
            List<ColumnFacts> constant = named(this::isConstant).toList();
            boolean all = constant.size() == named(column -> true).count();
            return rule.policy().compares() && all
                    ? constant.stream().map(ColumnFacts::name).toList()
                    : List.of();
        }

        private boolean isConstant(ColumnFacts column) {
            return column.autoIncrement()
                    || table.uniqueKeys().stream().anyMatch(key -> key.isPrimary() && has(key, column.name()));
        }

        /** Where another column changes too, it breaks the ties. */
        List<String> wholeSeconds() {
            List<ColumnFacts> coarse = named(column ->
                            column.setOnUpdate() && !column.definition().contains("("))
                    .toList();
            boolean all = coarse.size() == named(column -> !isConstant(column)).count();
            return rule.policy() == Policy.USE_MAX && all
                    ? coarse.stream()
                            .map(column -> column.name() + " " + column.definition())
                            .toList()
                    : List.of();
        }

        List<String> growing() {
            return rule.policy() == Policy.USE_MIN
                    ? named(ColumnFacts::setOnUpdate).map(ColumnFacts::name).toList()
                    : List.of();
        }

        private Stream<ColumnFacts> named(Predicate<ColumnFacts> condition) {
            return rule.columns().stream()
                    .flatMap(name -> table.column(name).stream())
                    .filter(condition);
        }

        private static boolean has(KeyFacts key, String column) {
            return key.parts().stream().anyMatch(column::equalsIgnoreCase);
        }
    }

    public static Stream<String> names() {
        return CHECKS.stream().map(Check::name);
    }

    /** Returns which tables any rule of a sink is for: these must be read. */
    public static Predicate<TableName> concernedBy(Settings sink) {
        List<PolicyRule> rules = sink.conflicts().rules();
        return table -> rules.stream().anyMatch(rule -> rule.covers(table));
    }

    /**
     * Judges the tables that are there already, by the rules that decide their conflicts.
     *
     * @param subject what items are about, such as {@code site b}
     */
    public static List<Item> judge(String subject, Settings sink, Collection<TableFacts> tables) {
        List<PolicyRule> rules = sink.conflicts().rules();
        List<Ruled> ruled = tables.stream()
                .flatMap(table -> deciding(rules, table.name()).map(rule -> new Ruled(rule, table)))
                .toList();
        return rules.stream()
                .flatMap(rule -> CHECKS.stream()
                        .map(check -> check.judge(
                                subject,
                                rule,
                                ruled.stream()
                                        .filter(table -> table.rule().equals(rule))
                                        .toList())))
                .toList();
    }

    /** The closest rule decides the row, and every rule for single columns those. */
    private static Stream<PolicyRule> deciding(List<PolicyRule> rules, TableName table) {
        return Stream.concat(
                PolicyRule.closestFirst(rules, table, RuleScope.ROW).limit(1),
                PolicyRule.closestFirst(rules, table, RuleScope.COLUMN));
    }
}
