package io.twoway.sink.store.bookkeeping;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.Xid;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.Work;
import io.twoway.sink.prepared.PreparedPart;
import io.twoway.sink.prepared.PreparedReader;
import io.twoway.sink.prepared.PreparedWriter;
import io.twoway.sink.store.sql.Packet;
import io.twoway.table.QuotedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The rows of one stream's XA transactions that wait for what becomes of them. A transaction has one portion for each piece
 * in which it was taken in, named by the offset of the piece's last record, and a portion has parts of a size that a
 * statement takes.
 */
public final class PreparedRowsTable {

    /** Larger makes nothing quicker. */
    private static final long PART_BYTES = 1 << 20;

    private static final String OF_TRANSACTION = " WHERE stream = ? AND partition_id = ? AND xid = ?";

    private final StreamId stream;
    private final String table;

    public PreparedRowsTable(BookkeepingDatabase bookkeeping, StreamId stream) {
        this.stream = stream;
        this.table = QuotedName.of(bookkeeping.name(), BookkeepingDatabase.PREPARED_ROWS);
    }

    /**
     * Adds a portion. Portions of another source transaction with the same name go: the origin has only one of a name, so that
     * one is gone there.
     *
     * @return how many parts went
     */
    public int add(Connection connection, Work.Prepared work) throws SQLException {
        int outdated = deleteOthers(connection, work);
        Packet packet = Packet.of(connection);
        List<PreparedPart> parts =
                PreparedWriter.write(work.rows().rows(), Math.min(PART_BYTES, packet.maxBytes() / 8));
        String sql = "INSERT INTO " + table + " (stream, partition_id, xid, record_offset, part, source_transaction,"
                + " source_prepare_ms, row_count, row_data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int part = 0; part < parts.size(); part++) {
                bindKey(statement, work.xid());
                statement.setLong(4, work.last().offset());
                statement.setInt(5, part);
                statement.setString(6, work.transaction());
                statement.setLong(7, work.last().commitMillis());
                statement.setInt(8, parts.get(part).rows());
                statement.setBytes(9, parts.get(part).data());
                insert(statement, packet, parts.get(part), work);
            }
        }
        return outdated;
    }

    private static void insert(PreparedStatement statement, Packet packet, PreparedPart part, Work.Prepared work)
            throws SQLException {
        try {
            statement.executeUpdate();
        } catch (SQLException e) {
            String what = "A row of the XA transaction " + work.xid() + " up to record " + work.last();
            throw packet.explained(e, what, 2L * part.data().length);
        }
    }

    private int deleteOthers(Connection connection, Work.Prepared work) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + table + OF_TRANSACTION + " AND source_transaction <> ?")) {
            bindKey(statement, work.xid());
            statement.setString(4, work.transaction());
            return statement.executeUpdate();
        }
    }

    /**
     * Returns the portions of an XA transaction, in their order.
     *
     * @param transaction the source transaction that has the rows, if it is known
     */
    public List<Long> portions(Connection connection, Xid xid, Optional<String> transaction) throws SQLException {
        String sql = "SELECT DISTINCT record_offset FROM " + table + OF_TRANSACTION
                + (transaction.isPresent() ? " AND source_transaction = ?" : "") + " ORDER BY record_offset";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            bindKey(query, xid);
            if (transaction.isPresent()) {
                query.setString(4, transaction.get());
            }
            List<Long> portions = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    portions.add(row.getLong(1));
                }
            }
            return portions;
        }
    }

    /**
     * Returns the rows of a portion.
     *
     * @param commitMillis when they were committed
     */
    public List<PlannedRow> rows(Connection connection, Xid xid, long portion, long commitMillis) throws SQLException {
        List<PlannedRow> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT row_data FROM " + table + OF_TRANSACTION + " AND record_offset = ? ORDER BY part")) {
            bindKey(query, xid);
            query.setLong(4, portion);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.addAll(PreparedReader.read(row.getBytes(1), stream, commitMillis));
                }
            }
            return rows;
        } catch (ConnectException e) {
            throw new ConnectException(
                    "The rows of the XA transaction " + xid + " in " + table + " (record_offset " + portion
                            + ") cannot be read. " + e.getMessage() + ". Run the version that wrote them.",
                    e);
        }
    }

    /** Deletes a portion that is applied. */
    public void delete(Connection connection, Xid xid, long portion) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + table + OF_TRANSACTION + " AND record_offset = ?")) {
            bindKey(statement, xid);
            statement.setLong(4, portion);
            if (statement.executeUpdate() == 0) {
                throw new ConnectException("The rows of the XA transaction " + xid + " in " + table + " (record_offset "
                        + portion + ") are gone: somebody deleted them. Nothing was written.");
            }
        }
    }

    /** Deletes all of an XA transaction that was rolled back; returns whether there was any. */
    public boolean delete(Connection connection, Xid xid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM " + table + OF_TRANSACTION)) {
            bindKey(statement, xid);
            return statement.executeUpdate() > 0;
        }
    }

    private void bindKey(PreparedStatement statement, Xid xid) throws SQLException {
        statement.setString(1, stream.topic());
        statement.setInt(2, stream.partition());
        statement.setString(3, xid.text());
    }
}
