package io.twoway.bench.place;

import io.twoway.bench.workload.Transaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** One session of root at a MySQL server. */
public final class RootSession implements AutoCloseable {

    private final Connection connection;

    public RootSession(Login login) {
        try {
            connection = login.connect();
        } catch (SQLException e) {
            throw new RefusedStatement(e);
        }
    }

    /** Opens a connection as root. */
    @FunctionalInterface
    public interface Login {
        Connection connect() throws SQLException;
    }

    /** Runs each statement in a transaction of its own. */
    public void execute(String... statements) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new RefusedStatement(e);
        }
    }

    /** Runs whole transactions, one after the other. */
    public void run(Stream<Transaction> transactions) {
        transactions.forEachOrdered(this::run);
    }

    /** Runs one transaction. */
    public void run(Transaction transaction) {
        if (transaction.statements().size() == 1) {
            execute(transaction.statements().get(0)); // commits by itself: one round trip
            return;
        }
        try {
            connection.setAutoCommit(false);
            execute(transaction.statements().toArray(String[]::new));
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new RefusedStatement(e);
        }
    }

    /** Returns the last column of the first row as text; the text is null where the value is. */
    public String value(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new RefusedStatement(new SQLException("no row: " + query));
            }
            return rows.getString(rows.getMetaData().getColumnCount());
        } catch (SQLException e) {
            throw new RefusedStatement(e);
        }
    }

    /** Returns the last column of the first row as a number. */
    public long number(String query) {
        return Long.parseLong(value(query));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new RefusedStatement(e);
        }
    }
}
