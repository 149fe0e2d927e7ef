package io.twoway.sink.store;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import io.twoway.sink.plan.Progress;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.Watermark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The progress row of one stream. Its change is the first row change of every transaction that the sink writes: that
 * makes progress and data one commit, and marks the transaction for the capture on this server. It is a compare-and-set,
 * so of two tasks that apply one stream the second fails instead of writing twice.
 */
final class ProgressTable {

    private final BookkeepingDatabase bookkeeping;
    private final StreamId stream;
    private final String table;

    ProgressTable(BookkeepingDatabase bookkeeping, StreamId stream) {
        this.bookkeeping = bookkeeping;
        this.stream = stream;
        this.table = Sql.quoted(bookkeeping.name()) + "." + Sql.quoted(BookkeepingDatabase.PROGRESS);
    }

    void createIfMissing(Connection connection) throws SQLException {
        if (exists(connection)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            for (String sql : bookkeeping.createStatements()) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            if (SqlFailure.of(e) != SqlFailure.FATAL) {
                throw e;
            }
            throw new ConnectException(
                    "Cannot create the bookkeeping tables: " + e.getMessage() + ". Run this on the destination as a "
                            + "user who may, then restart the task:\n"
                            + String.join(";\n", bookkeeping.createStatements()) + ";",
                    e);
        }
    }

    private boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = ? AND table_name IN (?, ?, ?)")) {
            query.setString(1, bookkeeping.name());
            for (int i = 0; i < BookkeepingDatabase.TABLES.size(); i++) {
                query.setString(i + 2, BookkeepingDatabase.TABLES.get(i));
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1) == BookkeepingDatabase.TABLES.size();
            }
        }
    }

    Optional<Progress> read(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT next_offset, source_position, origin_site, source_commit_ms FROM "
                        + table + " WHERE stream = ? AND partition_id = ?")) {
            query.setString(1, stream.topic());
            query.setInt(2, stream.partition());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(progress(row)) : Optional.empty();
            }
        }
    }

    private static Progress progress(ResultSet row) throws SQLException {
        return new Progress(
                row.getLong(1), Watermark.parse(row.getString(2)), new SiteName(row.getString(3)), row.getLong(4));
    }

    /**
     * Moves the row from {@code previous} to {@code next}.
     *
     * @throws ConnectException when the row is not at {@code previous}: another task applies this stream
     */
    void advance(Connection connection, Optional<Progress> previous, Progress next) throws SQLException {
        int changed = previous.isEmpty() ? insert(connection, next) : update(connection, previous.get(), next);
        if (changed != 1) {
            throw new ConnectException("The progress row of stream " + stream + " in " + table
                    + " is not where this task left it (next_offset "
                    + previous.map(Progress::nextOffset).map(String::valueOf).orElse("none")
                    + "): another task applies the same stream, or somebody changed the row. Nothing was written. "
                    + "Make sure that only one sink connector reads this topic, then restart the task.");
        }
    }

    private int insert(Connection connection, Progress next) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT IGNORE INTO " + table
                + " (next_offset, source_position, origin_site, source_commit_ms, stream, partition_id)"
                + " VALUES (?, ?, ?, ?, ?, ?)")) {
            bind(statement, next);
            return statement.executeUpdate();
        }
    }

    private int update(Connection connection, Progress previous, Progress next) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE " + table
                + " SET next_offset = ?, source_position = ?, origin_site = ?, source_commit_ms = ?"
                + " WHERE stream = ? AND partition_id = ? AND next_offset = ?")) {
            bind(statement, next);
            statement.setLong(7, previous.nextOffset());
            return statement.executeUpdate();
        }
    }

    private void bind(PreparedStatement statement, Progress next) throws SQLException {
        statement.setLong(1, next.nextOffset());
        statement.setString(2, next.watermark().encoded());
        statement.setString(3, next.origin().value());
        statement.setLong(4, next.commitMillis());
        statement.setString(5, stream.topic());
        statement.setInt(6, stream.partition());
    }
}
