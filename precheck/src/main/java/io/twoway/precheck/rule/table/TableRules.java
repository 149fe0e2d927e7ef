package io.twoway.precheck.rule.table;

import io.twoway.ddl.EngineOption;
import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.facts.ColumnFacts;
import io.twoway.precheck.facts.Privilege;
import io.twoway.precheck.facts.ServerFacts;
import io.twoway.precheck.facts.TableFacts;
import io.twoway.precheck.rule.server.MissingGrants;
import io.twoway.table.QuotedName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions for the selected tables of a server. */
public final class TableRules {

    private static final String TABLES = "table.include.list";

    /** Debezium 3.6.1 takes it for a BINARY(1). */
    private static final String EMPTY_BINARY = "binary(0)";

    /** As information_schema names them; the sink stops at a column of any other type. */
    private static final Set<String> TYPES = Set.of(
            "tinyint",
            "smallint",
            "mediumint",
            "int",
            "bigint",
            "decimal",
            "float",
            "double",
            "bit",
            "date",
            "datetime",
            "timestamp",
            "time",
            "year",
            "char",
            "varchar",
            "tinytext",
            "text",
            "mediumtext",
            "longtext",
            "binary",
            "varbinary",
            "tinyblob",
            "blob",
            "mediumblob",
            "longblob",
            "enum",
            "set",
            "json",
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geomcollection",
            "vector");

    private static final List<TableRule<TableFacts>> RULES = List.of(
            new TableRule<>(
                    "table-names",
                    Result.FAILED,
                    TABLES,
                    table -> only(table.name().isMisread(), table.name().toString()),
                    "The names of these tables or of their databases begin or end with a backtick or a double quote, or have a"
                            + " line break: Debezium would read other rows than theirs, or none.",
                    "RENAME TABLE ... TO ...; or leave them out with table.exclude.list."),
            new TableRule<>(
                    "column-types",
                    Result.FAILED,
                    TABLES,
                    columns(TableRules::cannotTravel),
                    "Columns of these types cannot be written at the other side.",
                    TableRules::leaveColumnsOut),
            new TableRule<>(
                    "table-keys",
                    Result.WARNING,
                    TABLES,
                    table -> only(!table.hasRowKey(), table.name().toString()),
                    "Without a PRIMARY KEY, or a UNIQUE key over columns that are NOT NULL, a row is found by all of its"
                            + " values: slowly, and where both sides changed it, it becomes two rows.",
                    TableRules::addKey),
            new TableRule<>(
                    "engine-without-rows",
                    Result.FAILED,
                    TABLES,
                    table -> only(
                            EngineOption.isWithoutRows(table.engine()), table.name() + " (" + table.engine() + ")"),
                    "Tables of these engines have no rows of their own: what is written to one and what is read from it are not"
                            + " the same.",
                    "Leave them out with table.exclude.list."),
            new TableRule<>(
                    "storage-engine",
                    Result.WARNING,
                    TABLES,
                    table -> only(lacksTransactions(table.engine()), table.name() + " (" + table.engine() + ")"),
                    "A sink stops at the first change of a table without transactions: what it wrote there would be logged outside"
                            + " of its transaction, and be sent back.",
                    table -> "ALTER TABLE " + table.name().quoted() + " ENGINE = InnoDB;"));

    private static final TableRule<TableFacts> TRIGGERS = new TableRule<>(
            "triggers",
            Result.WARNING,
            "include.triggers",
            table -> named(table, table.unguardedTriggers()),
            "A trigger fires on what a sink writes too; what it did at the origin travels as rows, so it would be done"
                    + " twice.",
            TableRules::guardTriggers);

    private static final TableRule<TableFacts> CASCADES = new TableRule<>(
            "foreign-key-cascades",
            Result.WARNING,
            TABLES,
            table -> named(table, table.cascades()),
            "This server executes the actions of foreign keys inside InnoDB and does not log what they do to child rows: the"
                    + " peer keeps those as they were.",
            "Change child rows by statements of their own, or upgrade to a server with innodb_native_foreign_keys = OFF.");

    private TableRules() {}

    private static boolean lacksTransactions(String engine) {
        return !engine.equalsIgnoreCase("InnoDB") && !EngineOption.isWithoutRows(engine);
    }

    public static Stream<String> names() {
        return Stream.concat(RULES.stream(), Stream.of(TRIGGERS, CASCADES)).map(TableRule::name);
    }

    /**
     * Judges all tables by every rule: one item each, which names the tables that break it.
     *
     * @param subject what items are about, such as {@code site a}
     */
    public static List<Item> judge(String subject, ServerFacts server, Collection<TableFacts> tables) {
        Stream<TableRule<TableFacts>> cascades = logsCascades(server) ? Stream.empty() : Stream.of(CASCADES);
        Stream<Item> others = Stream.concat(RULES.stream(), cascades).map(rule -> rule.judge(subject, tables));
        return Stream.concat(others, Stream.of(triggers(subject, server, tables)))
                .toList();
    }

    /** Whoever may not make triggers does not see them either. */
    private static Item triggers(String subject, ServerFacts server, Collection<TableFacts> tables) {
        Item seen = TRIGGERS.judge(subject, tables);
        SortedSet<String> databases =
                tables.stream().map(table -> table.name().database()).collect(Collectors.toCollection(TreeSet::new));
        MissingGrants missing = MissingGrants.on(databases, server.privileges(), List.of(Privilege.TRIGGER));
        return missing.isEmpty() || seen.isProblem()
                ? seen
                : new Item(
                        seen.name(),
                        subject,
                        seen.key(),
                        Result.UNKNOWN,
                        "The user lacks " + missing + ", and sees no triggers without it.",
                        seen.why(),
                        missing.statements());
    }

    private static boolean cannotTravel(ColumnFacts column) {
        return !TYPES.contains(column.type()) || column.definition().equals(EMPTY_BINARY);
    }

    private static String leaveColumnsOut(TableFacts table) {
        String columns = table.columns().stream()
                .filter(TableRules::cannotTravel)
                .map(column -> table.name() + "." + column.name())
                .collect(Collectors.joining(","));
        return "Add " + columns + " to column.exclude.list of both sources, or " + table.name()
                + " to table.exclude.list.";
    }

    /**
     * A table has at most one AUTO_INCREMENT column, and not two columns of one name. Rows that are there are numbered by an
     * UPDATE, which travels: ADD COLUMN ... AUTO_INCREMENT would give them other numbers at the other side.
     */
    private static String addKey(TableFacts table) {
        String name = table.name().quoted();
        Optional<ColumnFacts> counter =
                table.columns().stream().filter(ColumnFacts::autoIncrement).findFirst();
        if (counter.isPresent()) {
            return "ALTER TABLE " + name + " ADD PRIMARY KEY ("
                    + QuotedName.of(counter.get().name()) + ");";
        }
        String column = table.column("id").isEmpty() ? "id" : "row_id";
        return "ALTER TABLE %1$s ADD COLUMN %2$s BIGINT; SET @row := 0; UPDATE %1$s SET %2$s = (@row := @row + 1); "
                        .formatted(name, column)
                + "ALTER TABLE %s MODIFY %s BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY; ".formatted(name, column)
                + "-- in one session, at the site whose DDL travels, and while nothing else writes the table";
    }

    private static String guardTriggers(TableFacts table) {
        String database = table.name().database();
        return table.unguardedTriggers().stream()
                .map(trigger -> "SHOW CREATE TRIGGER " + QuotedName.of(database, trigger)
                        + "; -- make it anew with its body in: IF @twoway_applying IS NULL THEN ... END IF;")
                .collect(Collectors.joining("\n"));
    }

    /** Since 9.6 they are executed above the storage engine, and logged, unless switched back. */
    private static boolean logsCascades(ServerFacts server) {
        return server.is("innodb_native_foreign_keys", "OFF");
    }

    private static Function<TableFacts, Optional<String>> columns(Predicate<ColumnFacts> wrong) {
        return table -> named(
                table,
                table.columns().stream()
                        .filter(wrong)
                        .map(column -> column.name() + " " + column.definition())
                        .toList());
    }

    private static Optional<String> named(TableFacts table, List<String> parts) {
        return only(!parts.isEmpty(), table.name() + parts.stream().collect(Collectors.joining(", ", " (", ")")));
    }

    private static Optional<String> only(boolean wrong, String text) {
        return wrong ? Optional.of(text) : Optional.empty();
    }
}
