package io.twoway.it.schemas;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One client's connection, which remembers the last statement for messages. */
final class Session implements AutoCloseable {

    private final Connection connection;

    // Mutable state
    private String last = "";

    /** @param connection is closed with the session */
    Session(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
    }

    Connection connection() {
        return connection;
    }

    String last() {
        return last;
    }

    /** Runs a statement and returns how many rows it changed. */
    int run(String sql) throws SQLException {
        last = sql;
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** Returns the columns of the first row that a query gives. */
    Optional<List<String>> first(String sql) throws SQLException {
        last = sql;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                return Optional.empty();
            }
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(row.getString(i));
            }
            return Optional.of(columns);
        }
    }

    void commit() throws SQLException {
        last = "COMMIT";
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
