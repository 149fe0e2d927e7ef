package io.twoway.precheck.progress;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.Stamp;
import io.twoway.ddl.DdlStatement;
import io.twoway.table.QuotedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the statements of other sites that the sinks of a server have run. */
public final class LedgerReader {

    /** There is no such database or table, as one says it who may see it and one who may not. */
    private static final Set<Integer> NOT_THERE = Set.of(1044, 1049, 1142, 1146);

    /** How MySQL says that others use a table. */
    private static final String WAITS_FOR_TABLE = "Waiting for table metadata lock";

    private final Connection connection;
    private final BookkeepingDatabase bookkeeping;

    /** @param connection of any user of the server; it stays open */
    public LedgerReader(Connection connection, BookkeepingDatabase bookkeeping) {
        this.connection = connection;
        this.bookkeeping = bookkeeping;
    }

    /**
     * Returns how many statements of other streams were run here, as far as the user may know.
     *
     * @param stream the topic of the server's own stream: where both sites are on one server, its sink is here too
     * @throws SQLException when the server does not say
     */
    public long statementsBeside(String stream) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM "
                + QuotedName.of(bookkeeping.name(), BookkeepingDatabase.DDL_LOG) + " WHERE "
                + BookkeepingDatabase.STREAM + " <> ?")) {
            query.setString(1, stream);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            if (NOT_THERE.contains(e.getErrorCode())) {
                return 0;
            }
            throw e;
        }
    }

    /**
     * Returns the statement of a stream that has begun here and has not ended; empty when there is none.
     *
     * @param stream the stream's topic, of one partition
     * @throws SQLException when the server does not say
     */
    public Optional<RunningStatement> running(String stream) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT record_offset, database_name, statement,"
                + " TIMESTAMPDIFF(SECOND, started_at, CURRENT_TIMESTAMP) FROM "
                + QuotedName.of(bookkeeping.name(), BookkeepingDatabase.DDL_LOG) + " WHERE "
                + BookkeepingDatabase.STREAM
                + " = ? AND partition_id = 0 AND state = 'RUNNING' ORDER BY record_offset DESC LIMIT 1")) {
            query.setString(1, stream);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(running(
                                stream,
                                row.getLong(1),
                                DdlStatement.read(row.getString(3), row.getString(2)),
                                Duration.ofSeconds(Math.max(0, row.getLong(4)))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            if (NOT_THERE.contains(e.getErrorCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private RunningStatement running(String stream, long offset, DdlStatement statement, Duration age) {
        try {
            Optional<String> doing = doing(stream, offset);
            boolean waits =
                    doing.filter(state -> !state.equals(WAITS_FOR_TABLE)).isEmpty();
            List<String> users = waits ? new TableUsers(connection).of(statement.objects()) : List.of();
            return new RunningStatement(offset, statement.shown(), age, doing, users);
        } catch (SQLException e) {
            Optional<String> unseen = Optional.of("what it waits for is not shown to this user");
            return new RunningStatement(offset, statement.shown(), age, unseen, List.of());
        }
    }

    private Optional<String> doing(String stream, long offset) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT COALESCE(processlist_state, '') FROM performance_schema.threads"
                        + " WHERE LEFT(processlist_info, CHAR_LENGTH(?)) = ?")) {
            String mark = Stamp.STATEMENT_MARK + stream + "-0 " + offset + " */";
            query.setString(1, mark);
            query.setString(2, mark);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }
}
