package io.twoway.sink.store.rows;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import io.twoway.sink.store.failure.RowFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Second try at rows of which MySQL cannot compute something in strict mode: a generated column, a functional index, a check; or
 * which have a value that is none of the labels of its ENUM.
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
     * Writes rows.
     *
     * @param write the statement
     * @param images the rows that it leaves
     * @param strict why a strict session refused them; thrown when one of them would not be what the image says
     */
    void write(Statement write, List<RowImage> images, SQLException strict) throws SQLException {
        requireOfStrictMode(strict);
        Savepoint before = connection.setSavepoint();
        run(write, strict);
        if (!areStored(images)) {
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

    private boolean areStored(List<RowImage> images) throws SQLException {
        RowReads reads = new RowReads(connection, table);
        if (table.rowKey().isEmpty()) {
            for (RowImage image : images) {
                if (reads.byImage(image).isEmpty()) {
                    return false;
                }
            }
            return true;
        }
        UniqueKey key = table.rowKey().get();
        Map<List<Value>, RowImage> stored = new HashMap<>();
        reads.byKey(key, images.stream().map(key::valuesIn).toList())
                .forEach(row -> stored.put(key.valuesIn(row), row));
        return images.stream().allMatch(image -> {
            RowImage row = stored.get(key.valuesIn(image));
            return row != null && image.agreesWith(row);
        });
    }

    /** The statement that a strict session refused. */
    interface Statement {
        void run() throws SQLException;
    }
}
