package io.twoway.sink.store.bookkeeping;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.sink.journal.ConflictEntry;
import io.twoway.sink.store.sql.Packet;
import io.twoway.sink.store.sql.Portions;
import io.twoway.table.QuotedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The conflict journal's table. */
public final class ConflictLogTable {

    private final String table;

    public ConflictLogTable(BookkeepingDatabase bookkeeping) {
        this.table = QuotedName.of(bookkeeping.name(), BookkeepingDatabase.CONFLICT_LOG);
    }

    public void insert(Connection connection, List<ConflictEntry> entries) throws SQLException {
        Portions portions = Packet.of(connection).portions(Integer.MAX_VALUE);
        for (List<ConflictEntry> part : portions.of(entries, ConflictLogTable::bytesOf)) {
            if (bytesOf(part.get(0)) > portions.bytes()) {
                insertImageByImage(connection, part.get(0));
            } else {
                insertTogether(connection, part);
            }
        }
    }

    private void insertTogether(Connection connection, List<ConflictEntry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert())) {
            for (ConflictEntry entry : entries) {
                bindOrigin(statement, entry);
                statement.setString(10, entry.before().orElse(null));
                statement.setString(11, entry.after().orElse(null));
                statement.setString(12, entry.current());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** The images of large rows may fit a packet only one by one. */
    private void insertImageByImage(Connection connection, ConflictEntry entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert())) {
            bindOrigin(statement, entry);
            statement.setString(5, "");
            statement.setString(10, null);
            statement.setString(11, null);
            statement.setString(12, "");
            statement.executeUpdate();
        }
        setImage(connection, "row_key", entry.key(), entry);
        if (entry.before().isPresent()) {
            setImage(connection, "before_image", entry.before().get(), entry);
        }
        if (entry.after().isPresent()) {
            setImage(connection, "after_image", entry.after().get(), entry);
        }
        setImage(connection, "current_images", entry.current(), entry);
    }

    private void setImage(Connection connection, String column, String image, ConflictEntry entry) throws SQLException {
        String update = "UPDATE " + table + " SET " + QuotedName.of(column) + " = ? WHERE id = LAST_INSERT_ID()";
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, image);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw Packet.of(connection)
                    .explained(e, "The conflict journal's " + column + " of " + entry.table(), Packet.bytesOf(image));
        }
    }

    private String insert() {
        return "INSERT INTO " + table
                + " (stream, partition_id, record_offset, table_name, row_key, kind, policy, outcome, source_commit_ms,"
                + " before_image, after_image, current_images)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    }

    private static void bindOrigin(PreparedStatement statement, ConflictEntry entry) throws SQLException {
        statement.setString(1, entry.origin().topic());
        statement.setInt(2, entry.origin().partition());
        statement.setLong(3, entry.origin().offset());
        statement.setString(4, entry.table());
        statement.setString(5, entry.key());
        statement.setString(6, entry.kind());
        statement.setString(7, entry.policy());
        statement.setString(8, entry.outcome());
        statement.setLong(9, entry.origin().commitMillis());
    }

    private static long bytesOf(ConflictEntry entry) {
        return Packet.bytesOf(entry.key())
                + entry.before().map(Packet::bytesOf).orElse(0L)
                + entry.after().map(Packet::bytesOf).orElse(0L)
                + Packet.bytesOf(entry.current());
    }
}
