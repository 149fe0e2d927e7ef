package io.twoway.source.reading;

import io.debezium.jdbc.JdbcConnection;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.twoway.source.definition.ColumnDefinition;
import io.twoway.source.definition.ServerColumn;
import io.twoway.source.definition.TableDefinition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Reads what the server says of the columns of its tables. */
public final class DefinitionReader {

    private static final String COLUMNS =
            """
            SELECT table_name, column_name, column_type, is_nullable, character_set_name, character_maximum_length,
                   numeric_precision, numeric_scale, datetime_precision
              FROM information_schema.columns WHERE table_schema = ?%s ORDER BY table_name, ordinal_position""";
    private static final String KEYS =
            """
            SELECT table_name, column_name FROM information_schema.statistics
             WHERE table_schema = ?%s AND index_name = 'PRIMARY' ORDER BY table_name, seq_in_index""";
    private static final String NAMES =
            "SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'";
    private static final String ONE = " AND table_name = ?";

    private final JdbcConnection connection;

    /** @param connection to the server whose tables are asked for */
    public DefinitionReader(JdbcConnection connection) {
        this.connection = connection;
    }

    /** Returns the server's tables, as far as the account sees them; without views. */
    public Set<TableId> names() throws SQLException {
        return connection.queryAndMap(NAMES, rows -> {
            Set<TableId> names = new HashSet<>();
            while (rows.next()) {
                names.add(new TableId(rows.getString(1), null, rows.getString(2)));
            }
            return names;
        });
    }

    /** Returns the definition of a table; empty when there is none of that name. */
    public Optional<TableDefinition> table(TableId table) throws SQLException {
        return tables(ONE, table.catalog(), table.table()).values().stream().findFirst();
    }

    /** Returns the definitions of a database's tables and views. */
    Map<TableId, TableDefinition> database(String database) throws SQLException {
        return tables("", database);
    }

    /**
     * Returns tables as they are defined.
     *
     * @param known what is known of a table otherwise, or null
     */
    public List<Table> tables(Set<TableId> wanted, Function<TableId, Table> known) throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (String database : wanted.stream().map(TableId::catalog).distinct().toList()) {
            database(database).forEach((id, definition) -> {
                if (wanted.contains(id)) {
                    tables.add(definition.applied(id, Optional.ofNullable(known.apply(id))));
                }
            });
        }
        return tables;
    }

    private Map<TableId, TableDefinition> tables(String condition, String... names) throws SQLException {
        Map<String, List<ColumnDefinition>> columns =
                rows(COLUMNS.formatted(condition), DefinitionReader::column, names);
        Map<String, List<String>> keys = rows(KEYS.formatted(condition), row -> row.getString(2), names);
        Map<TableId, TableDefinition> tables = new LinkedHashMap<>();
        columns.forEach((table, all) -> tables.put(
                new TableId(names[0], null, table), new TableDefinition(all, keys.getOrDefault(table, List.of()))));
        return tables;
    }

    private <T> Map<String, List<T>> rows(String query, Row<T> row, String... names) throws SQLException {
        return connection.prepareQueryAndMap(
                query,
                statement -> {
                    for (int i = 0; i < names.length; i++) {
                        statement.setString(i + 1, names[i]);
                    }
                },
                result -> {
                    Map<String, List<T>> rows = new LinkedHashMap<>();
                    while (result.next()) {
                        rows.computeIfAbsent(result.getString(1), table -> new ArrayList<>())
                                .add(row.of(result));
                    }
                    return rows;
                });
    }

    private static ColumnDefinition column(ResultSet row) throws SQLException {
        return new ServerColumn(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4).equals("YES"),
                        Optional.ofNullable(row.getString(5)),
                        number(row, 6),
                        number(row, 7),
                        number(row, 8),
                        number(row, 9))
                .definition();
    }

    /** The length of a LONGTEXT is beyond an int, and of no use. */
    private static OptionalInt number(ResultSet row, int index) throws SQLException {
        long number = row.getLong(index);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of((int) Math.min(number, Integer.MAX_VALUE));
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }
}
