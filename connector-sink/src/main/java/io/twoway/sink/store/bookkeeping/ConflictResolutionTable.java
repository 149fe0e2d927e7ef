package io.twoway.sink.store.bookkeeping;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.resolve.Answer;
import io.twoway.table.QuotedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The answers that persons gave about single records of one stream. */
public final class ConflictResolutionTable {

    private static final String OPEN = " WHERE stream = ? AND partition_id = ? AND applied_at IS NULL";

    private final BookkeepingDatabase bookkeeping;
    private final StreamId stream;
    private final String table;

    public ConflictResolutionTable(BookkeepingDatabase bookkeeping, StreamId stream) {
        this.bookkeeping = bookkeeping;
        this.stream = stream;
        this.table = QuotedName.of(bookkeeping.name(), BookkeepingDatabase.CONFLICT_RESOLUTION);
    }

    /** Reads and locks the answers that were not applied yet, by record offset. */
    public Map<Long, Answer> readOpen(Connection connection) throws SQLException {
        // a session that is not strict stores '' for a word that the column does not know
        String sql = "SELECT record_offset, resolution FROM " + table + OPEN
                + " AND resolution IN ('INCOMING', 'KEEP') FOR UPDATE";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, stream.topic());
            query.setInt(2, stream.partition());
            Map<Long, Answer> answers = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    answers.put(row.getLong(1), Answer.valueOf(row.getString(2)));
                }
            }
            return answers;
        }
    }

    public void markApplied(Connection connection, Set<Long> offsets) throws SQLException {
        String sql = "UPDATE " + table + " SET applied_at = CURRENT_TIMESTAMP(6)" + OPEN + " AND record_offset = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (long offset : offsets) {
                statement.setString(1, stream.topic());
                statement.setInt(2, stream.partition());
                statement.setLong(3, offset);
                statement.executeUpdate();
            }
        }
    }

    /** Returns the statement with which a person gives this answer. */
    public String insertStatement(long offset, Answer answer) {
        String database =
                bookkeeping.name().matches("[A-Za-z0-9_]+") ? bookkeeping.name() : QuotedName.of(bookkeeping.name());
        return "INSERT INTO %s.%s (stream, record_offset, resolution) VALUES ('%s', %d, '%s');"
                .formatted(database, BookkeepingDatabase.CONFLICT_RESOLUTION, stream.topic(), offset, answer);
    }
}
