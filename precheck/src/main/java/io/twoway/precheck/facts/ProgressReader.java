package io.twoway.precheck.facts;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.ddl.QuotedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/** Reads whether a sink has begun to apply a stream: then what is at its side has come from the other one. */
public final class ProgressReader {

    private static final int NO_SUCH_DATABASE = 1049;
    private static final int NO_SUCH_TABLE = 1146;
    /** What MySQL says of a table that is not there to a user who has no right to it. */
    private static final int TABLE_ACCESS_DENIED = 1142;

    private static final Set<Integer> NOTHING_THERE = Set.of(NO_SUCH_DATABASE, NO_SUCH_TABLE, TABLE_ACCESS_DENIED);

    private final Connection connection;

    /** @param connection as the sink would open it; it stays open */
    public ProgressReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * Returns whether the stream has a progress row.
     *
     * @param stream the stream's topic
     * @throws SQLException when the connection is lost
     */
    public boolean hasBegun(BookkeepingDatabase bookkeeping, String stream) throws SQLException {
        String table = QuotedName.of(bookkeeping.name(), BookkeepingDatabase.PROGRESS);
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT 1 FROM " + table + " WHERE " + BookkeepingDatabase.STREAM + " = ? LIMIT 1")) {
            query.setString(1, stream);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            if (NOTHING_THERE.contains(e.getErrorCode())) {
                return false;
            }
            throw e;
        }
    }
}
