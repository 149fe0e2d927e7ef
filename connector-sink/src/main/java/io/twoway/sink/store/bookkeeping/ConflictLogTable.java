package io.twoway.sink.store.bookkeeping;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.sink.change.Value;
import io.twoway.sink.journal.ConflictEntry;
import io.twoway.sink.store.sql.ColumnSql;
import io.twoway.sink.store.sql.Packet;
import io.twoway.sink.store.sql.StatementQueue;
import io.twoway.sink.store.sql.Waiting;
import io.twoway.table.QuotedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The conflict journal's table. */
public final class ConflictLogTable {

    private static final int COLUMNS = 12;

    private final String table;

    public ConflictLogTable(BookkeepingDatabase bookkeeping) {
        this.table = QuotedName.of(bookkeeping.name(), BookkeepingDatabase.CONFLICT_LOG);
    }

    /** Inserts the entries, in their order. */
    public void insert(Connection connection, Packet packet, List<ConflictEntry> entries) throws SQLException {
        for (List<ConflictEntry> part : portions(packet, entries)) {
            if (isLarge(packet, part.get(0))) {
                insertImageByImage(connection, part.get(0));
            } else {
                StatementQueue alone = new StatementQueue(connection);
                alone.add(inserting(part));
                alone.send();
            }
        }
    }

    /**
     * Returns the statements that insert the entries, of which each must fit one.
     *
     * @see #isLarge
     */
    public List<Waiting> inserting(Packet packet, List<ConflictEntry> entries) {
        return portions(packet, entries).stream().map(this::inserting).toList();
    }

    /** Returns whether an entry has to be inserted in parts. */
    public static boolean isLarge(Packet packet, ConflictEntry entry) {
        return bytesOf(entry) > packet.worthwhile();
    }

    private static List<List<ConflictEntry>> portions(Packet packet, List<ConflictEntry> entries) {
        return packet.portions(Integer.MAX_VALUE).of(entries, ConflictLogTable::bytesOf);
    }

    private Waiting inserting(List<ConflictEntry> entries) {
        List<Value> parameters = new ArrayList<>();
        for (ConflictEntry entry : entries) {
            parameters.addAll(originOf(entry, entry.key()));
            parameters.add(text(entry.before()));
            parameters.add(text(entry.after()));
            parameters.add(new Value.Text(entry.current()));
        }
        String row = "(" + String.join(", ", Collections.nCopies(COLUMNS, "?")) + ")";
        String sql = insert() + String.join(", ", Collections.nCopies(entries.size(), row));
        return new Waiting("writing the conflict journal", sql, parameters);
    }

    private static Value text(Optional<String> text) {
        return text.<Value>map(Value.Text::new).orElse(Value.Null.NULL);
    }

    /** The images of large rows may fit a packet only one by one. */
    private void insertImageByImage(Connection connection, ConflictEntry entry) throws SQLException {
        String withoutImages = insert() + "(?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, '')";
        try (PreparedStatement statement = connection.prepareStatement(withoutImages)) {
            ColumnSql.bind(statement, originOf(entry, ""));
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
                + " VALUES ";
    }

    private static List<Value> originOf(ConflictEntry entry, String key) {
        return List.of(
                new Value.Text(entry.origin().topic()),
                new Value.Whole(entry.origin().partition()),
                new Value.Whole(entry.origin().offset()),
                new Value.Text(entry.table()),
                new Value.Text(key),
                new Value.Text(entry.kind()),
                new Value.Text(entry.policy()),
                new Value.Text(entry.outcome()),
                new Value.Whole(entry.origin().commitMillis()));
    }

    private static long bytesOf(ConflictEntry entry) {
        return Packet.bytesOf(entry.key())
                + entry.before().map(Packet::bytesOf).orElse(0L)
                + entry.after().map(Packet::bytesOf).orElse(0L)
                + Packet.bytesOf(entry.current());
    }
}
