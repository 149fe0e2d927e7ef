package io.twoway.source.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.offset.AddedTable;
import io.twoway.source.added.LoadNote;
import io.twoway.table.QuotedName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;

/** The notes of loads in the bookkeeping database of the server that is read. */
final class LoadNoteTable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS =
            "load_id, chunk, database_name, table_name, mark, kind, statements, upper_key";

    private final BinlogConnectorConnection connection;
    private final BookkeepingDatabase bookkeeping;
    private final String table;

    // Mutable state
    private boolean isThere;

    LoadNoteTable(BinlogConnectorConnection connection, BookkeepingDatabase bookkeeping) {
        this.connection = connection;
        this.bookkeeping = bookkeeping;
        this.table = QuotedName.of(bookkeeping.name(), BookkeepingDatabase.LOAD_CHUNK);
    }

    Optional<LoadNote> at(String load, long chunk) throws SQLException {
        return first("load_id = ? AND chunk = ?", load, chunk);
    }

    Optional<LoadNote> begin(String load, AddedTable of, long after) throws SQLException {
        return first(
                "load_id = ? AND chunk > ? AND database_name = ? AND table_name = ?"
                        + " AND kind IN ('BEGIN', 'BEGUN') ORDER BY chunk LIMIT 1",
                load,
                after,
                of.database(),
                of.name());
    }

    long last(String load) throws SQLException {
        create();
        return connection.prepareQueryAndMap(
                "SELECT COALESCE(MAX(chunk), 0) FROM " + table + " WHERE load_id = ?",
                query -> query.setString(1, load),
                row -> row.next() ? row.getLong(1) : 0L);
    }

    /** Writes a note, in the place of an older one of the same chunk. */
    void write(LoadNote note) throws SQLException {
        create();
        connection.prepareUpdate(
                "INSERT INTO " + table + " (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
                        + " database_name = VALUES(database_name), table_name = VALUES(table_name), mark = VALUES(mark),"
                        + " kind = VALUES(kind), statements = VALUES(statements), upper_key = VALUES(upper_key)",
                update -> {
                    update.setString(1, note.load());
                    update.setLong(2, note.chunk());
                    update.setString(3, note.table().database());
                    update.setString(4, note.table().name());
                    update.setString(5, note.mark());
                    update.setString(6, note.kind().name());
                    update.setString(7, encoded(note.statements()));
                    update.setString(8, encoded(note.upper()));
                });
    }

    /** The sink that writes here makes it too, but it may not run yet. */
    private void create() throws SQLException {
        if (!isThere && !exists()) {
            connection.execute(bookkeeping.createStatements().toArray(String[]::new));
        }
        isThere = true;
    }

    private boolean exists() throws SQLException {
        return connection.prepareQueryAndMap(
                "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?",
                query -> {
                    query.setString(1, bookkeeping.name());
                    query.setString(2, BookkeepingDatabase.LOAD_CHUNK);
                },
                ResultSet::next);
    }

    private Optional<LoadNote> first(String condition, Object... values) throws SQLException {
        create();
        return connection.prepareQueryAndMap(
                "SELECT " + COLUMNS + " FROM " + table + " WHERE " + condition,
                query -> {
                    for (int i = 0; i < values.length; i++) {
                        query.setObject(i + 1, values[i]);
                    }
                },
                row -> row.next() ? Optional.of(read(row)) : Optional.<LoadNote>empty());
    }

    private static LoadNote read(ResultSet row) throws SQLException {
        return new LoadNote(
                row.getString(1),
                row.getLong(2),
                new AddedTable(row.getString(3), row.getString(4)),
                row.getString(5),
                LoadNote.Kind.valueOf(row.getString(6)),
                decoded(row.getString(7)),
                decoded(row.getString(8)));
    }

    private static String encoded(List<String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list of texts is always JSON", e);
        }
    }

    private static List<String> decoded(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new ConnectException(
                    "The table " + BookkeepingDatabase.LOAD_CHUNK + " has a text that this connector did not write: "
                            + json,
                    e);
        }
    }
}
