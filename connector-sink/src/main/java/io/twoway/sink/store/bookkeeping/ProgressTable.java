package io.twoway.sink.store.bookkeeping;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import io.twoway.sink.change.Value;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.store.sql.StatementQueue;
import io.twoway.sink.store.sql.Waiting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The progress row of one stream. Its change is the first row change of every transaction that the sink writes: that
 * makes progress and data one commit, and marks the transaction for the capture on this server. It is a compare-and-set
 * on offset and owner: of two tasks that apply one stream, the one that claimed the row last goes on, and the other fails
 * instead of writing twice.
 */
public final class ProgressTable {

    private static final int NO_SUCH_DATABASE = 1049;
    private static final int NO_SUCH_TABLE = 1146;

    private final StreamId stream;
    private final String owner;
    private final ProgressRepair repair;
    private final String table;

    /** @param owner who this task is, unlike any other task */
    public ProgressTable(BookkeepingDatabase bookkeeping, StreamId stream, UUID owner) {
        this.stream = stream;
        this.owner = owner.toString();
        this.repair = new ProgressRepair(bookkeeping, stream);
        this.table = repair.table();
    }

    /**
     * Makes this task the owner of the row, if there is one, and returns what it says. Waits for a transaction of the
     * owner before that is under way: what that commits is part of the answer.
     */
    public Optional<StreamProgress> claim(Connection connection) throws SQLException {
        Optional<StreamProgress> stored = lock(connection).map(OwnedProgress::progress);
        if (stored.isPresent()) {
            try (PreparedStatement statement = connection.prepareStatement(
                    "UPDATE " + table + " SET owner = ? WHERE stream = ? AND partition_id = ?")) {
                statement.setString(1, owner);
                bindKey(statement, 2);
                statement.executeUpdate();
            }
        }
        return stored;
    }

    /**
     * Reads how far the stream is, when a commit from {@code known} up to at most {@code attempted} may have happened.
     * Waits for that commit if it is still under way.
     *
     * @throws ConnectException when the row is not this task's any more
     */
    public Optional<StreamProgress> reconcile(
            Connection connection, Optional<StreamProgress> known, StreamProgress attempted) throws SQLException {
        Optional<OwnedProgress> stored = explained(known, () -> lock(connection));
        if (stored.isEmpty() && known.isEmpty()) {
            return known;
        }
        long least = known.map(StreamProgress::nextOffset).orElse(0L);
        return Optional.of(stored.filter(row -> row.owner().equals(owner))
                .map(OwnedProgress::progress)
                .filter(now -> now.nextOffset() >= least && now.nextOffset() <= attempted.nextOffset())
                .orElseThrow(() -> displaced(Displacement.of(stored, owner), known)));
    }

    /**
     * Moves the row from {@code previous} to {@code next}.
     *
     * @throws ConnectException when the row is not at {@code previous}, or not this task's any more
     */
    public void advance(Connection connection, Optional<StreamProgress> previous, StreamProgress next)
            throws SQLException {
        StatementQueue alone = new StatementQueue(connection);
        alone.add(advancing(connection, previous, next));
        explained(previous, () -> {
            alone.send();
            return true;
        });
    }

    /** Returns the statement that does so, whose answer is a failure where it does not. */
    public Waiting advancing(Connection connection, Optional<StreamProgress> previous, StreamProgress next) {
        List<Value> parameters = new ArrayList<>(List.of(
                new Value.Whole(next.nextOffset()),
                new Value.Text(next.watermark().encoded()),
                new Value.Text(next.origin().value()),
                new Value.Whole(next.commitMillis()),
                new Value.Text(stream.topic()),
                new Value.Whole(stream.partition()),
                new Value.Text(owner)));
        previous.ifPresent(from -> parameters.add(new Value.Whole(from.nextOffset())));
        return new Waiting("moving the progress row", previous.isEmpty() ? insert() : update(), parameters, ended -> {
            if (ended.getUpdateCount() != 1) {
                throw displaced(Displacement.of(lock(connection), owner), previous);
            }
        });
    }

    /**
     * Locks the row where {@code known} says it is.
     *
     * @throws ConnectException when it is somewhere else, or another task's
     */
    public void require(Connection connection, Optional<StreamProgress> known) throws SQLException {
        Optional<OwnedProgress> stored = explained(known, () -> lock(connection));
        boolean unmoved = stored.map(row -> row.progress().nextOffset()).equals(known.map(StreamProgress::nextOffset));
        boolean ours = stored.filter(row -> !row.owner().equals(owner)).isEmpty();
        if (!unmoved || !ours) {
            throw displaced(Displacement.of(stored, owner), known);
        }
    }

    private Optional<OwnedProgress> lock(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT next_offset, source_position, origin_site, source_commit_ms, owner FROM " + table
                        + " WHERE stream = ? AND partition_id = ? FOR UPDATE")) {
            bindKey(query, 1);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new OwnedProgress(progress(row), row.getString(5))) : Optional.empty();
            }
        }
    }

    private StreamProgress progress(ResultSet row) throws SQLException {
        try {
            return new StreamProgress(
                    row.getLong(1), Watermark.parse(row.getString(2)), new SiteName(row.getString(3)), row.getLong(4));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ConnectException(
                    "The progress row of stream " + stream + " in " + table + " cannot be read: " + e.getMessage()
                            + ". Somebody changed it by hand; correct source_position ('' for none) and origin_site, "
                            + "then restart the task.",
                    e);
        }
    }

    /** Runs a statement on the row; that the table is gone gets a message of its own. */
    private <T> T explained(Optional<StreamProgress> known, SqlCall<T> call) throws SQLException {
        try {
            return call.run();
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE || e.getErrorCode() == NO_SUCH_DATABASE) {
                throw new ConnectException(new Displacement.Dropped().explain(repair, known), e);
            }
            throw e;
        }
    }

    private ConnectException displaced(Displacement why, Optional<StreamProgress> known) {
        return new ConnectException(why.explain(repair, known));
    }

    private String insert() {
        return "INSERT IGNORE INTO " + table
                + " (next_offset, source_position, origin_site, source_commit_ms, stream, partition_id, owner)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    }

    private String update() {
        return "UPDATE " + table
                + " SET next_offset = ?, source_position = ?, origin_site = ?, source_commit_ms = ?"
                + " WHERE stream = ? AND partition_id = ? AND owner = ? AND next_offset = ?";
    }

    private void bindKey(PreparedStatement statement, int first) throws SQLException {
        statement.setString(first, stream.topic());
        statement.setInt(first + 1, stream.partition());
    }

    private interface SqlCall<T> {
        T run() throws SQLException;
    }
}
