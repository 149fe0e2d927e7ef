package io.twoway.sink.store.bookkeeping;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.ddl.DdlStatement;
import io.twoway.sink.ddl.Ending;
import io.twoway.sink.ddl.Footprint;
import io.twoway.sink.ddl.LoggedRun;
import io.twoway.sink.plan.StreamId;
import io.twoway.table.QuotedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/** The ledger of the statements of one stream. */
public final class DdlLogTable {

    private static final int MESSAGE_LENGTH = 10_000;

    private final BookkeepingDatabase bookkeeping;
    private final StreamId stream;
    private final String table;

    public DdlLogTable(BookkeepingDatabase bookkeeping, StreamId stream) {
        this.bookkeeping = bookkeeping;
        this.stream = stream;
        this.table = QuotedName.of(bookkeeping.name(), BookkeepingDatabase.DDL_LOG);
    }

    /**
     * Reads and locks what is known of a record that is about to be run. What the sink itself passed over is behind its
     * progress for good: such a row is that of an earlier topic. A person's mark leaves the rest of the row as it was.
     */
    public Optional<LoggedRun> lock(Connection connection, long offset) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT state, statement, before_run FROM " + table
                + " WHERE stream = ? AND partition_id = ? AND record_offset = ?"
                + " AND NOT (state = 'SKIPPED' AND error_code IS NULL AND message IS NOT NULL) FOR UPDATE")) {
            bindKey(query, offset);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new LoggedRun(
                                LoggedRun.State.valueOf(row.getString(1)), row.getString(2), row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    /** Returns whether a statement was run that did the same to the same objects, in whichever words. */
    public boolean hasRun(Connection connection, DdlStatement wanted) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT statement, database_name FROM " + table
                        + " WHERE stream = ? AND partition_id = ? AND state IN ('RUNNING', 'DONE') AND INSTR(statement, ?) > 0")) {
            query.setString(1, stream.topic());
            query.setInt(2, stream.partition());
            query.setString(3, wanted.objects().get(0).name());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    DdlStatement run = DdlStatement.read(row.getString(1), row.getString(2));
                    if (run.action() == wanted.action() && run.objects().equals(wanted.objects())) {
                        return true;
                    }
                }
                return false;
            }
        }
    }

    public void start(Connection connection, long offset, String database, String statement, Footprint before)
            throws SQLException {
        try (PreparedStatement replace = connection.prepareStatement(
                "REPLACE INTO " + table + " (stream, partition_id, record_offset, database_name, statement, state,"
                        + " before_run) VALUES (?, ?, ?, ?, ?, 'RUNNING', ?)")) {
            bindKey(replace, offset);
            replace.setString(4, database);
            replace.setString(5, statement);
            replace.setString(6, before.encoded());
            replace.executeUpdate();
        }
    }

    /** A statement that was skipped has no row before. */
    public void end(Connection connection, long offset, String database, String statement, Ending ending)
            throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(
                "INSERT INTO " + table + " (stream, partition_id, record_offset, database_name, statement, state,"
                        + " error_code, message, before_run, finished_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', CURRENT_TIMESTAMP(6))"
                        + " ON DUPLICATE KEY UPDATE state = VALUES(state), error_code = VALUES(error_code),"
                        + " message = VALUES(message), finished_at = VALUES(finished_at)")) {
            bindKey(upsert, offset);
            upsert.setString(4, database);
            upsert.setString(5, statement);
            upsert.setString(6, stateOf(ending).name());
            if (ending instanceof Ending.Failed failed) {
                upsert.setInt(7, failed.code());
            } else {
                upsert.setNull(7, Types.INTEGER);
            }
            String remark = ending.remark();
            upsert.setString(
                    8, remark.isEmpty() ? null : remark.substring(0, Math.min(MESSAGE_LENGTH, remark.length())));
            upsert.executeUpdate();
        }
    }

    /** Returns the statement with which a person decides that a record's statement is not run here. */
    public String skipStatement(long offset) {
        String database =
                bookkeeping.name().matches("[A-Za-z0-9_]+") ? bookkeeping.name() : QuotedName.of(bookkeeping.name());
        return "UPDATE %s.%s SET state = 'SKIPPED' WHERE stream = '%s' AND partition_id = %d AND record_offset = %d;"
                .formatted(database, BookkeepingDatabase.DDL_LOG, stream.topic(), stream.partition(), offset);
    }

    private static LoggedRun.State stateOf(Ending ending) {
        if (ending instanceof Ending.Done) {
            return LoggedRun.State.DONE;
        }
        return ending instanceof Ending.Failed ? LoggedRun.State.FAILED : LoggedRun.State.SKIPPED;
    }

    private void bindKey(PreparedStatement statement, long offset) throws SQLException {
        statement.setString(1, stream.topic());
        statement.setInt(2, stream.partition());
        statement.setLong(3, offset);
    }
}
