package io.twoway.precheck.facts;

import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the names of a server's tables and their columns, of very many of them only the first. */
public final class NameReader {

    private static final int MOST_COLUMNS = 20_000;

    private static final String COLUMNS = "SELECT c.table_schema, c.table_name, c.column_name"
            + " FROM information_schema.columns c JOIN information_schema.tables t"
            + " ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'"
            + " WHERE c.table_schema NOT IN ('mysql', 'sys', 'performance_schema', 'information_schema')"
            + " ORDER BY c.table_schema, c.table_name, c.ordinal_position LIMIT " + MOST_COLUMNS;

    private final Connection connection;

    /** @param connection as the connector would open it; it stays open */
    public NameReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * Reads the names of all tables that the user may see, but for those of one database.
     *
     * @param hidden the database that is nobody's to choose: the bookkeeping's
     * @throws SQLException when the connection is lost
     */
    public ServerNames read(String hidden) throws SQLException {
        SortedMap<TableName, List<String>> columns = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COLUMNS)) {
            while (row.next()) {
                TableName table = new TableName(row.getString(1), row.getString(2));
                if (!table.database().equals(hidden)) {
                    columns.computeIfAbsent(table, name -> new ArrayList<>()).add(row.getString(3));
                }
            }
        }
        return new ServerNames(columns);
    }
}
