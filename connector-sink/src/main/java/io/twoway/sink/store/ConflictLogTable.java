package io.twoway.sink.store;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.sink.journal.ConflictEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The conflict journal's table. */
final class ConflictLogTable {

    private final String insert;

    ConflictLogTable(BookkeepingDatabase bookkeeping) {
        this.insert = "INSERT INTO " + Sql.quoted(bookkeeping.name()) + "."
                + Sql.quoted(BookkeepingDatabase.CONFLICT_LOG)
                + " (stream, partition_id, record_offset, table_name, row_key, kind, policy, outcome,"
                + " before_image, after_image, current_images, source_commit_ms)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    }

    void insert(Connection connection, List<ConflictEntry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (ConflictEntry entry : entries) {
                bind(statement, entry);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, ConflictEntry entry) throws SQLException {
        statement.setString(1, entry.origin().topic());
        statement.setInt(2, entry.origin().partition());
        statement.setLong(3, entry.origin().offset());
        statement.setString(4, entry.table());
        statement.setString(5, entry.key());
        statement.setString(6, entry.kind());
        statement.setString(7, entry.policy());
        statement.setString(8, entry.outcome());
        statement.setString(9, entry.before().orElse(null));
        statement.setString(10, entry.after().orElse(null));
        statement.setString(11, entry.current());
        statement.setLong(12, entry.origin().commitMillis());
    }
}
