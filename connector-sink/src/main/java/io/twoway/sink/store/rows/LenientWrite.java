package io.twoway.sink.store.rows;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.store.failure.RowFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;

/**
 * Second try at a row of which MySQL cannot compute something in strict mode: a generated column, a functional index, a check.
 * The origin has such rows from sessions that were not strict, from before the column was there, and from statements that
 * left alone what the column is computed from. What is written must read back exactly, or it is undone.
 */
final class LenientWrite {

    private final Connection connection;
    private final TableSchema table;

    LenientWrite(Connection connection, TableSchema table) {
        this.connection = connection;
        this.table = table;
    }

    /** Deletes rows, which leaves nothing that could be inexact; {@code strict} is why a strict session refused it. */
    void delete(Statement delete, SQLException strict) throws SQLException {
        requireOfStrictMode(strict);
        run(delete, strict);
    }

    /**
     * Writes a row.
     *
     * @param write the statement
     * @param image the row that it leaves
     * @param strict why a strict session refused it
     */
    void write(Statement write, RowImage image, SQLException strict) throws SQLException {
        requireOfStrictMode(strict);
        Savepoint before = connection.setSavepoint();
        run(write, strict);
        if (!isStored(image)) {
            connection.rollback(before);
            throw strict;
        }
    }

    private void run(Statement statement, SQLException strict) throws SQLException {
        LenientSession lenient = LenientSession.open(connection);
        try {
            statement.run();
        } catch (SQLException e) {
            e.addSuppressed(strict);
            throw e;
        } finally {
            lenient.close();
        }
    }

    private static void requireOfStrictMode(SQLException strict) throws SQLException {
        if (!RowFault.isOfStrictMode(strict)) {
            throw strict;
        }
    }

    private boolean isStored(RowImage image) throws SQLException {
        RowReads reads = new RowReads(connection, table);
        if (table.rowKey().isEmpty()) {
            return reads.byImage(image).isPresent();
        }
        UniqueKey key = table.rowKey().get();
        return reads.byKey(key, List.of(key.valuesIn(image))).stream().anyMatch(image::agreesWith);
    }

    /** The statement that a strict session refused. */
    interface Statement {
        void run() throws SQLException;
    }
}
