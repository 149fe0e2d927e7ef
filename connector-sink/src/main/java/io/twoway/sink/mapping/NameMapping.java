package io.twoway.sink.mapping;

import io.twoway.table.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The names of the destination for those of the origin. An entry for a table comes before that for its database; what no
 * entry names keeps its name, in the case that is asked for. Names of databases and tables are compared exactly, those of
 * columns without case, as MySQL does.
 *
 * @param databases names of databases
 * @param tables names of tables, also into another database
 * @param columns by table of the origin: column of the origin, in lower case, to column of the destination
 * @param nameCase what becomes of capital letters where no entry says a name
 * @param originCase what the origin makes of capital letters in the names of databases and tables that a statement writes
 */
public record NameMapping(
        Map<String, String> databases,
        Map<TableName, TableName> tables,
        Map<TableName, Map<String, String>> columns,
        NameCase nameCase,
        NameCase originCase) {

    /** Every name stays as it is. */
    public static final NameMapping NONE = new NameMapping(Map.of(), Map.of(), Map.of(), NameCase.PRESERVE);

    public NameMapping {
        databases = Map.copyOf(databases);
        tables = Map.copyOf(tables);
        columns = Map.copyOf(columns);
    }

    /** A mapping for an origin that keeps names as they are written. */
    public NameMapping(
            Map<String, String> databases,
            Map<TableName, TableName> tables,
            Map<TableName, Map<String, String>> columns,
            NameCase nameCase) {
        this(databases, tables, columns, nameCase, NameCase.PRESERVE);
    }

    /** Returns whether every name stays as it is. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** Returns the same mapping for an origin that makes the names of databases and tables small. */
    public NameMapping ofSmallNames() {
        return new NameMapping(databases, tables, columns, nameCase, NameCase.LOWER);
    }

    /** Returns the origin's name of a database, table or alias that a statement writes. */
    String written(String name) {
        return originCase.apply(name);
    }

    /** Returns the destination's name of a database; none stays none. */
    public String database(String origin) {
        String named = databases.get(origin);
        return named == null ? nameCase.apply(origin) : named;
    }

    /** Returns the destination's name of a table. */
    public TableName table(TableName origin) {
        TableName named = tables.get(origin);
        return named == null ? new TableName(database(origin.database()), nameCase.apply(origin.table())) : named;
    }

    /** Returns whether a column of this table of the origin has another name at the destination. */
    boolean renamesColumnsOf(TableName origin) {
        return columns.containsKey(origin);
    }

    /** Returns the destination's name of a column of this table of the origin. */
    public String column(TableName origin, String column) {
        Map<String, String> named = columns.get(origin);
        return named == null ? column : named.getOrDefault(column.toLowerCase(Locale.ROOT), column);
    }

    /**
     * Reads the names of databases, {@code from:to, ...}.
     *
     * @throws IllegalArgumentException when the text is of another form, or names one database twice
     */
    public static Map<String, String> databasesOf(String text) {
        Map<String, String> databases = new HashMap<>();
        Set<String> targets = new HashSet<>();
        for (NamePairs.Pair pair : NamePairs.parse(text, 1, 1)) {
            String from = pair.from().get(0);
            String to = pair.to().get(0);
            requireNew(databases.put(from, to) == null, "database '" + from + "' is mapped twice");
            requireNew(targets.add(to), "two databases are mapped onto '" + to + "'");
        }
        return databases;
    }

    /**
     * Reads the names of tables, {@code database.table:database.table, ...}.
     *
     * @throws IllegalArgumentException when the text is of another form, or names one table twice
     */
    public static Map<TableName, TableName> tablesOf(String text) {
        Map<TableName, TableName> tables = new HashMap<>();
        Set<TableName> targets = new HashSet<>();
        for (NamePairs.Pair pair : NamePairs.parse(text, 2, 2)) {
            TableName from = table(pair.from());
            TableName to = table(pair.to());
            requireNew(tables.put(from, to) == null, "table '" + from + "' is mapped twice");
            requireNew(targets.add(to), "two tables are mapped onto '" + to + "'");
        }
        return tables;
    }

    /**
     * Reads the names of columns, {@code database.table.column:column, ...}, the table by its name at the origin.
     *
     * @throws IllegalArgumentException when the text is of another form, or names one column twice
     */
    public static Map<TableName, Map<String, String>> columnsOf(String text) {
        Map<TableName, Map<String, String>> columns = new HashMap<>();
        Map<TableName, Set<String>> targets = new HashMap<>();
        for (NamePairs.Pair pair : NamePairs.parse(text, 3, 1)) {
            TableName table = table(pair.from());
            String from = pair.from().get(2);
            String to = pair.to().get(0);
            boolean first =
                    columns.computeIfAbsent(table, name -> new HashMap<>()).put(folded(from), to) == null;
            requireNew(first, "column '" + from + "' of " + table + " is mapped twice");
            boolean free =
                    targets.computeIfAbsent(table, name -> new HashSet<>()).add(folded(to));
            requireNew(free, "two columns of " + table + " are mapped onto '" + to + "'");
        }
        return columns;
    }

    private static TableName table(List<String> parts) {
        return new TableName(parts.get(0), parts.get(1));
    }

    private static String folded(String column) {
        return column.toLowerCase(Locale.ROOT);
    }

    private static void requireNew(boolean satisfied, String message) {
        if (!satisfied) {
            throw new IllegalArgumentException(message);
        }
    }
}
