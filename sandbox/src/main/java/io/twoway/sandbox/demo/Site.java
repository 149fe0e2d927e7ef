package io.twoway.sandbox.demo;

import io.twoway.servers.MySqlServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** One side as a user of the database sees it, who also counts the row changes that he makes. */
final class Site implements AutoCloseable {

    private final String name;
    private final Connection connection;

    // Mutable state
    private long changes;

    private Site(String name, Connection connection) {
        this.name = name;
        this.connection = connection;
    }

    static Site connect(String name, MySqlServer server) throws SQLException {
        return new Site(name, server.connect());
    }

    /** Returns the site's name: also the name of its stream's topic. */
    String name() {
        return name;
    }

    /** Returns how this project's documents call the site. */
    String label() {
        return name.toUpperCase(Locale.ROOT);
    }

    /** Returns how many rows {@link #write} and {@link #insert} have changed. */
    long changes() {
        return changes;
    }

    void define(String ddl) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ddl);
        }
    }

    /** Changes rows as an application does. */
    void write(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            changes += statement.executeUpdate(sql);
        }
    }

    /** Adds one row as an application does, and returns the key that the server gave it. */
    long insert(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            changes += statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS);
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    /** Answers a sink that has stopped here: no row of the shop changes. */
    void answer(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(rows(sql).get(0).get(0).value());
    }

    /** Returns the first row of a query, as {@code name=value} pairs. */
    Optional<String> row(String sql) throws SQLException {
        return rows(sql).stream().map(Site::text).findFirst();
    }

    /** Returns all rows of a query as text, sorted, whatever order they came in. */
    List<String> sortedRows(String sql) throws SQLException {
        return rows(sql).stream().map(Site::text).sorted().toList();
    }

    /** Returns the values of a query's rows. */
    List<List<Cell>> rows(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            ResultSetMetaData columns = result.getMetaData();
            List<List<Cell>> rows = new ArrayList<>();
            while (result.next()) {
                List<Cell> row = new ArrayList<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.add(new Cell(columns.getColumnLabel(i), String.valueOf(result.getString(i))));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    static String text(List<Cell> row) {
        StringJoiner text = new StringJoiner("  ");
        row.forEach(cell -> text.add(cell.column() + "=" + cell.value()));
        return text.toString();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /**
     * One value of a row.
     *
     * @param column its column
     * @param value as text; {@code null} for NULL
     */
    record Cell(String column, String value) {}
}
