package io.twoway.precheck.rule.table;

import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.facts.ColumnFacts;
import io.twoway.precheck.facts.KeyFacts;
import io.twoway.precheck.facts.TableFacts;
import io.twoway.table.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions for a table that is at both sites: what it has in common there. */
public final class TablePairRules {

    private static final String TABLES = "table.include.list";

    private static final List<TableRule<TablePair>> RULES = List.of(
            new TableRule<>(
                    "columns-match",
                    Result.FAILED,
                    TABLES,
                    TablePairRules::columnsOfOneSide,
                    "A row with a column that the other side does not have stops the sink there.",
                    TablePairRules::alter),
            new TableRule<>(
                    "column-definitions-match",
                    Result.WARNING,
                    TABLES,
                    differing((a, b) -> a.definition().equalsIgnoreCase(b.definition())
                            && a.characterSet().equals(b.characterSet())),
                    "A value that fits at one side may not fit at the other, and then stops the sink.",
                    TablePairRules::alter),
            new TableRule<>(
                    "column-collations-match",
                    Result.WARNING,
                    TABLES,
                    differing((a, b) -> a.collation().equals(b.collation())),
                    "What is one key value at one side is two at the other.",
                    TablePairRules::alter),
            new TableRule<>(
                    "generated-columns-match",
                    Result.WARNING,
                    TABLES,
                    differing((a, b) -> a.generated() == b.generated()),
                    "What is computed at one side and stored at the other drifts apart.",
                    TablePairRules::alter),
            new TableRule<>(
                    "invisible-columns-match",
                    Result.WARNING,
                    TABLES,
                    differing((a, b) -> a.invisible() == b.invisible()),
                    "SELECT * and an INSERT without a list of columns mean other columns at each side.",
                    pair -> alter(pair)
                            + " (ALTER COLUMN name SET INVISIBLE, or SET VISIBLE; MySQL before 8.0.23 has no invisible columns)"),
            new TableRule<>(
                    "keys-match",
                    Result.FAILED,
                    TABLES,
                    TablePairRules::otherKeys,
                    "Rows are found by their key, and conflicts by all unique keys: both sides must have the same.",
                    TablePairRules::alter));

    private TablePairRules() {}

    private static final String ROWS = "rows-at-both";
    private static final String PEER = "tables-at-peer";

    public static Stream<String> names() {
        return Stream.concat(RULES.stream().map(TableRule::name), Stream.of(ROWS, PEER));
    }

    /**
     * Judges the rows that are there before the full load.
     *
     * @param filledA the tables that have rows at A
     * @param filledB those that have rows at B, under the same names
     */
    public static Item judgeRows(Set<TableName> filledA, Set<TableName> filledB) {
        return new TableRule<TableName>(
                        ROWS,
                        Result.WARNING,
                        "load.existing.tables",
                        table -> Optional.of(table.toString()).filter(name -> filledB.contains(table)),
                        "The full load keeps rows that are at B already, also where they differ from those of A, and rows of"
                                + " B do not travel to A: the two sides begin unequal.",
                        "Before anything is registered, empty these tables at B, or make both sides equal, with SET SESSION sql_log_bin = 0 there:"
                                + " what a running pair sees is a change that travels.")
                .judge("pair", filledA);
    }

    /**
     * Judges the tables whose schema is not sent.
     *
     * @param a the selected tables at A
     * @param b those at B, under the same names
     */
    public static Item judgeMissing(Set<TableName> a, Set<TableName> b) {
        return new TableRule<TableName>(
                        PEER,
                        Result.FAILED,
                        "include.schema",
                        table -> Optional.of(table.toString()).filter(name -> !b.contains(table)),
                        "With include.schema=false nobody makes the tables at B, and the sink stops at the first row of one that"
                                + " is not there.",
                        "Make them at B as SHOW CREATE TABLE prints them at A, or remove include.schema.")
                .judge("pair", a);
    }

    /**
     * Judges the tables that are at both sites.
     *
     * @param names returns the name at B of a table of A
     */
    public static List<Item> judge(
            Map<TableName, TableFacts> a, Map<TableName, TableFacts> b, UnaryOperator<TableName> names) {
        Collection<TablePair> pairs = a.values().stream()
                .filter(table -> b.containsKey(names.apply(table.name())))
                .map(table -> new TablePair(table, b.get(names.apply(table.name()))))
                .toList();
        return RULES.stream().map(rule -> rule.judge("pair", pairs)).toList();
    }

    private static String alter(TablePair pair) {
        return "SHOW CREATE TABLE " + pair.a().name().quoted()
                + "; -- at A and at B; then ALTER TABLE at one side, until both print the same";
    }

    private static Optional<String> columnsOfOneSide(TablePair pair) {
        List<String> missing = Stream.concat(
                        missing(pair.a(), pair.b()).map(name -> name + " only at A"),
                        missing(pair.b(), pair.a()).map(name -> name + " only at B"))
                .toList();
        return named(pair, missing);
    }

    private static Stream<String> missing(TableFacts here, TableFacts there) {
        return here.columns().stream().map(ColumnFacts::name).filter(name -> there.column(name)
                .isEmpty());
    }

    private static Function<TablePair, Optional<String>> differing(BiPredicate<ColumnFacts, ColumnFacts> same) {
        return pair -> named(
                pair,
                pair.a().columns().stream()
                        .flatMap(a -> pair.b().column(a.name()).filter(b -> !same.test(a, b)).stream()
                                .map(b -> a.name() + ": A " + shown(a) + ", B " + shown(b)))
                        .toList());
    }

    private static String shown(ColumnFacts column) {
        return Stream.of(
                        column.definition(),
                        column.collation(),
                        column.generated() ? "generated" : "",
                        column.invisible() ? "invisible" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> otherKeys(TablePair pair) {
        boolean same = Objects.equals(primary(pair.a()), primary(pair.b()))
                && unique(pair.a()).equals(unique(pair.b()));
        return same
                ? Optional.empty()
                : Optional.of(pair.a().name() + " (A " + keys(pair.a()) + ", B " + keys(pair.b()) + ")");
    }

    private static List<String> primary(TableFacts table) {
        return table.uniqueKeys().stream()
                .filter(KeyFacts::isPrimary)
                .map(TablePairRules::parts)
                .findFirst()
                .orElse(List.of());
    }

    private static Set<List<String>> unique(TableFacts table) {
        return table.uniqueKeys().stream()
                .filter(key -> !key.isPrimary())
                .map(TablePairRules::parts)
                .collect(Collectors.toSet());
    }

    private static List<String> parts(KeyFacts key) {
        return key.parts().stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
    }

    private static String keys(TableFacts table) {
        return table.uniqueKeys().isEmpty()
                ? "none"
                : table.uniqueKeys().stream()
                        .map(key -> (key.isPrimary() ? "PRIMARY KEY " : "UNIQUE ")
                                + key.parts().stream().collect(Collectors.joining(",", "(", ")")))
                        .collect(Collectors.joining(" "));
    }

    private static Optional<String> named(TablePair pair, List<String> faults) {
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of(pair.a().name() + faults.stream().collect(Collectors.joining("; ", " (", ")")));
    }
}
