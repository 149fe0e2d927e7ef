package io.twoway.precheck.facts;

import io.twoway.contract.ApplyingSession;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads all tables of a server with a few queries, however many there are; it writes nothing. */
public final class TableReader {

    private static final int TABLES_IN_A_QUERY = 100;

    private static final String USERS_DATABASES =
            " NOT IN ('mysql', 'sys', 'performance_schema', 'information_schema') ";

    private static final String TABLES = "SELECT table_schema, table_name, engine FROM information_schema.tables"
            + " WHERE table_type = 'BASE TABLE' AND table_schema" + USERS_DATABASES;

    private static final String COLUMNS = "SELECT table_schema, table_name, column_name, data_type, column_type,"
            + " COALESCE(character_octet_length, 0), COALESCE(character_set_name, ''), COALESCE(collation_name, ''),"
            + " is_nullable = 'YES', generation_expression <> '', extra FROM information_schema.columns"
            + " WHERE table_schema IN (%s) ORDER BY table_schema, table_name, ordinal_position";
    private static final String KEYS = "SELECT table_schema, table_name, index_name,"
            + " COALESCE(CONCAT(column_name, COALESCE(CONCAT('(', sub_part, ')'), '')), CONCAT('(', expression, ')'))"
            + " FROM information_schema.statistics WHERE non_unique = 0 AND table_schema IN (%s)"
            + " ORDER BY table_schema, table_name, index_name <> 'PRIMARY', index_name, seq_in_index";
    private static final String TRIGGERS = "SELECT event_object_schema, event_object_table, trigger_name"
            + " FROM information_schema.triggers WHERE INSTR(action_statement, '" + ApplyingSession.VARIABLE + "') = 0"
            + " AND event_object_schema IN (%s)";
    private static final String CASCADES = "SELECT constraint_schema, table_name, constraint_name"
            + " FROM information_schema.referential_constraints"
            + " WHERE (delete_rule NOT IN ('RESTRICT', 'NO ACTION') OR update_rule NOT IN ('RESTRICT', 'NO ACTION'))"
            + " AND constraint_schema IN (%s)";

    private final Connection connection;

    /** @param connection as the connector would open it; it stays open */
    public TableReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * Reads the tables that are selected, by name. However many there are, each view of information_schema is asked once, and
     * for the databases of these tables only.
     *
     * @throws SQLException when the connection is lost; tables that the user may not see are not there
     */
    public Map<TableName, TableFacts> read(Predicate<TableName> selected) throws SQLException {
        Map<TableName, String> engines = new TreeMap<>();
        rows(TABLES, List.of(), selected, (name, row) -> engines.put(name, String.valueOf(row.getString(3))));
        List<String> databases =
                engines.keySet().stream().map(TableName::database).distinct().toList();
        return databases.isEmpty() ? Map.of() : read(engines, databases);
    }

    private Map<TableName, TableFacts> read(Map<TableName, String> engines, List<String> databases)
            throws SQLException {
        Map<TableName, List<ColumnFacts>> columns = new TreeMap<>();
        rows(COLUMNS, databases, engines::containsKey, (name, row) -> listOf(columns, name)
                .add(column(row)));
        Map<TableName, Map<String, List<String>>> keys = new TreeMap<>();
        rows(KEYS, databases, engines::containsKey, (name, row) -> keys.computeIfAbsent(
                        name, table -> new LinkedHashMap<>())
                .computeIfAbsent(row.getString(3), key -> new ArrayList<>())
                .add(row.getString(4)));
        Map<TableName, List<String>> triggers = names(TRIGGERS, databases, engines::containsKey);
        Map<TableName, List<String>> cascades = names(CASCADES, databases, engines::containsKey);
        Map<TableName, TableFacts> tables = new TreeMap<>();
        engines.forEach((name, engine) -> tables.put(
                name,
                new TableFacts(
                        name,
                        engine,
                        columns.getOrDefault(name, List.of()),
                        keyFacts(keys.getOrDefault(name, Map.of())),
                        triggers.getOrDefault(name, List.of()),
                        cascades.getOrDefault(name, List.of()))));
        return tables;
    }

    /**
     * Returns which of some tables have rows.
     *
     * @throws SQLException when the connection is lost, or a table may not be read
     */
    public Set<TableName> withRows(Collection<TableName> tables) throws SQLException {
        Set<TableName> filled = new TreeSet<>();
        List<TableName> all = List.copyOf(tables);
        for (int from = 0; from < all.size(); from += TABLES_IN_A_QUERY) {
            List<TableName> some = all.subList(from, Math.min(from + TABLES_IN_A_QUERY, all.size()));
            String query = IntStream.range(0, some.size())
                    .mapToObj(i -> "(SELECT " + i + " FROM " + some.get(i).quoted() + " LIMIT 1)")
                    .collect(Collectors.joining(" UNION ALL "));
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    filled.add(some.get(row.getInt(1)));
                }
            }
        }
        return filled;
    }

    /** A use of one row of a query whose first two columns are database and table. */
    private interface RowUse {
        void take(TableName name, ResultSet row) throws SQLException;
    }

    private void rows(String query, List<String> databases, Predicate<TableName> selected, RowUse use)
            throws SQLException {
        String places = String.join(", ", Collections.nCopies(databases.size(), "?"));
        try (PreparedStatement statement = connection.prepareStatement(query.formatted(places))) {
            for (int i = 0; i < databases.size(); i++) {
                statement.setString(i + 1, databases.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    TableName name = new TableName(row.getString(1), row.getString(2));
                    if (selected.test(name)) {
                        use.take(name, row);
                    }
                }
            }
        }
    }

    private Map<TableName, List<String>> names(String query, List<String> databases, Predicate<TableName> selected)
            throws SQLException {
        Map<TableName, List<String>> names = new TreeMap<>();
        rows(query, databases, selected, (name, row) -> listOf(names, name).add(row.getString(3)));
        return names;
    }

    private static <T> List<T> listOf(Map<TableName, List<T>> lists, TableName name) {
        return lists.computeIfAbsent(name, table -> new ArrayList<>());
    }

    private static ColumnFacts column(ResultSet row) throws SQLException {
        String extra = row.getString(11).toLowerCase(Locale.ROOT);
        return new ColumnFacts(
                row.getString(3),
                row.getString(4).toLowerCase(Locale.ROOT),
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                row.getString(8),
                row.getBoolean(9),
                row.getBoolean(10),
                extra.contains("auto_increment"),
                extra.contains("on update"),
                extra.contains("invisible"));
    }

    private static List<KeyFacts> keyFacts(Map<String, List<String>> keys) {
        return keys.entrySet().stream()
                .map(key -> new KeyFacts(key.getKey(), key.getValue()))
                .toList();
    }
}
