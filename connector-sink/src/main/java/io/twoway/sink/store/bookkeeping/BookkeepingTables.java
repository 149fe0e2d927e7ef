package io.twoway.sink.store.bookkeeping;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.store.failure.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables of the bookkeeping database: made where they are missing, and brought to the form of this version. */
public final class BookkeepingTables {

    private static final Logger LOG = LoggerFactory.getLogger(BookkeepingTables.class);

    private final BookkeepingDatabase bookkeeping;

    public BookkeepingTables(BookkeepingDatabase bookkeeping) {
        this.bookkeeping = bookkeeping;
    }

    /**
     * Makes the tables where they are missing, or have the form of an older version.
     *
     * @throws ConnectException with the statements that help, when the user may not make a table
     */
    public void prepare(Connection connection) throws SQLException {
        if (!exist(connection)) {
            create(connection);
        }
        if (isNarrow(connection)) {
            widen(connection);
        }
    }

    private void create(Connection connection) throws SQLException {
        List<String> statements = bookkeeping.createStatements();
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            if (SqlFailure.of(e) != FailureKind.FATAL) {
                throw e;
            }
            throw new ConnectException(
                    "Cannot create the bookkeeping tables: " + e.getMessage() + ". Run this on the destination as a "
                            + "user who may, then restart the task:\n" + String.join(";\n", statements) + ";",
                    e);
        }
    }

    private boolean exist(Connection connection) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(BookkeepingDatabase.TABLES.size(), "?"));
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = ? AND table_name IN (" + marks
                        + ")")) {
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

    private boolean isNarrow(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM information_schema.columns WHERE"
                + " table_schema = ? AND table_name = ? AND column_name = ? AND data_type = 'text'")) {
            query.setString(1, bookkeeping.name());
            query.setString(2, BookkeepingDatabase.PROGRESS);
            query.setString(3, BookkeepingDatabase.SOURCE_POSITION);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** An origin whose history has thousands of holes needs the room; others go on without it. */
    private void widen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(bookkeeping.widenStatement());
        } catch (SQLException e) {
            if (SqlFailure.of(e) != FailureKind.FATAL) {
                throw e;
            }
            LOG.warn(
                    "The progress table has room for sets of GTIDs of up to 64 KiB only, and the sink's user may not change"
                            + " it: {}. Run this on the destination as a user who may: {};",
                    e.getMessage(),
                    bookkeeping.widenStatement());
        }
    }
}
