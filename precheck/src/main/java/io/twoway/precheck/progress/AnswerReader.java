package io.twoway.precheck.progress;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.table.QuotedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the answers of persons that no sink of a server has applied. */
public final class AnswerReader {

    /** There is no such database or table, as one says it who may see it and one who may not. */
    private static final Set<Integer> NOT_THERE = Set.of(1044, 1049, 1142, 1146);

    private static final int MOST = 100;

    private final Connection connection;
    private final BookkeepingDatabase bookkeeping;

    /** @param connection of any user of the server; it stays open */
    public AnswerReader(Connection connection, BookkeepingDatabase bookkeeping) {
        this.connection = connection;
        this.bookkeeping = bookkeeping;
    }

    /**
     * Returns the answers of all streams that were not applied, the latest first, of very many only these.
     *
     * @throws SQLException when the server does not say
     */
    public List<OpenAnswer> open() throws SQLException {
        String sql = "SELECT stream, partition_id, record_offset, resolution FROM "
                + QuotedName.of(bookkeeping.name(), BookkeepingDatabase.CONFLICT_RESOLUTION)
                + " WHERE applied_at IS NULL ORDER BY requested_at DESC, record_offset LIMIT " + MOST;
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(sql)) {
            List<OpenAnswer> answers = new ArrayList<>();
            while (row.next()) {
                answers.add(new OpenAnswer(row.getString(1), row.getInt(2), row.getLong(3), row.getString(4)));
            }
            return answers;
        } catch (SQLException e) {
            if (NOT_THERE.contains(e.getErrorCode())) {
                return List.of();
            }
            throw e;
        }
    }
}
