package io.twoway.source.reading;

import io.debezium.DebeziumException;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.relational.Column;
import io.debezium.relational.RelationalDatabaseSchema;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.TableSchema;
import io.debezium.util.ColumnUtils.ColumnArray;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.limit.Quantity;
import io.twoway.offset.AddedTable;
import io.twoway.source.added.AddedDefinition;
import io.twoway.source.added.AddedTableSource;
import io.twoway.source.added.LoadNote;
import io.twoway.source.added.Payload;
import io.twoway.source.added.TableChunk;
import io.twoway.source.rows.RowTable;
import io.twoway.source.throttle.LoadedRow;
import io.twoway.source.xa.PreparedAtStart;
import io.twoway.table.TableName;
import io.twoway.throttle.Throttle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Reads added tables over a connection of its own, in the same exact form as a full load does, and keeps the notes of their
 * load. Used by the task's thread only.
 */
public final class AddedTableReader implements AddedTableSource {

    private static final int MAX_ROWS = 1_000;
    private static final long MAX_BYTES = 4 << 20;
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Set<Integer> DENIED = Set.of(1044, 1142);

    private final BinlogConnectorConnection connection;
    private final AddedDefinitionReader definitions;
    private final TablesNow tables;
    private final AddedPayloads payloads;
    private final LoadNoteTable notes;
    private final Function<TableId, Optional<String>> condition;
    private final Throttle load;

    // Mutable state
    private final Map<TableId, Integer> limits = new HashMap<>();
    private Instant asked = Instant.EPOCH;

    /**
     * @param connection its own, to the captured server
     * @param schema the tables as they are at the position that is read
     * @param forms makes the form that the rows of a table have in records
     * @param condition an expression that is true for the rows of a table that travel; empty for all rows
     * @param load counts what is read
     */
    public AddedTableReader(
            MySqlConnectorConfig config,
            BinlogConnectorConnection connection,
            RelationalDatabaseSchema schema,
            Function<Table, TableSchema> forms,
            BookkeepingDatabase bookkeeping,
            Function<TableId, Optional<String>> condition,
            Throttle load) {
        this.connection = connection;
        this.definitions = new AddedDefinitionReader(connection);
        this.tables = new TablesNow(connection, schema, forms);
        this.payloads = new AddedPayloads(config);
        this.notes = new LoadNoteTable(connection, bookkeeping);
        this.condition = condition;
        this.load = load;
    }

    @Override
    public Optional<AddedDefinition> definition(AddedTable table) {
        ReadableName.require(new TableName(table.database(), table.name()));
        return asked(() -> definitions.of(table));
    }

    @Override
    public TableChunk rows(AddedTable table, List<String> after, Optional<LoadNote> note) {
        return asked(() -> {
            Optional<TableNow> now = tables.of(idOf(table));
            if (now.isEmpty()) {
                return tables.isKnown(idOf(table)) ? TableChunk.UNREADABLE : TableChunk.END;
            }
            requireKey(table, now.get());
            try {
                return rows(now.get(), after, note.filter(LoadNote::tellsRows));
            } catch (SQLException e) {
                if (AddedDefinitionReader.GONE.contains(e.getErrorCode())) {
                    return TableChunk.UNREADABLE;
                }
                throw e;
            }
        });
    }

    private static void requireKey(AddedTable table, TableNow now) {
        if (now.table().primaryKeyColumnNames().isEmpty()) {
            throw new ConnectException(
                    "Table " + table + " lost its key while it was loaded: its rows cannot be read on."
                            + " Give it back its key, or take it out of the selection, and restart the task.");
        }
    }

    private TableChunk rows(TableNow now, List<String> after, Optional<LoadNote> note) throws SQLException {
        KeyRange range = new KeyRange(now.table(), condition.apply(now.table().id()));
        if (note.isPresent()) {
            return again(note.get(), range, after, now);
        }
        int limit = limit(now.table());
        TableChunk chunk = read(range.query(after, List.of(), limit), now, range.width());
        return new TableChunk(
                chunk.columns(), chunk.rows(), chunk.upper(), chunk.rows().size() < limit);
    }

    private TableChunk again(LoadNote note, KeyRange range, List<String> after, TableNow now) throws SQLException {
        if (note.upper().isEmpty()) {
            return TableChunk.END;
        }
        String query = range.query(after, note.upper(), Integer.MAX_VALUE);
        TableChunk chunk = read(query, now, range.width());
        return new TableChunk(chunk.columns(), chunk.rows(), note.upper(), note.kind() == LoadNote.Kind.LAST);
    }

    @Override
    public boolean mayRead() {
        return load.queryDue().isZero();
    }

    /** So many rows of the usual length take a few megabytes, or are the portion that limits let pass at once. */
    private int limit(Table table) throws SQLException {
        Integer known = limits.get(table.id());
        if (known != null) {
            return known;
        }
        AddedTable name = new AddedTable(table.id().catalog(), table.id().table());
        long usual = Math.max(1, definitions.rowLength(name));
        long rows = Math.min(MAX_ROWS, load.portion(Quantity.ROWS));
        long bytes = Math.min(MAX_BYTES, load.portion(Quantity.BYTES));
        int limit = (int) Math.max(1, Math.min(rows, bytes / usual));
        limits.put(table.id(), limit);
        return limit;
    }

    private TableChunk read(String query, TableNow now, int keyWidth) throws SQLException {
        Column[] columns = now.table().columns().toArray(Column[]::new);
        ColumnArray array = new ColumnArray(columns, columns.length);
        List<Payload> rows = new ArrayList<>();
        List<String> last = new ArrayList<>();
        load.passed(Quantity.QUERIES, 1);
        try (Statement statement = connection.connection().createStatement()) {
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet result = statement.executeQuery(query)) {
                while (result.next()) {
                    Object[] row = connection.rowToArray(now.table(), result, array);
                    LoadedRow.passed(load, row);
                    rows.add(payloads.row(now.form(), row));
                    last.clear();
                    for (int i = 1; i <= keyWidth; i++) {
                        last.add(result.getString(columns.length + i));
                    }
                }
            }
        }
        return new TableChunk(now.table().retrieveColumnNames(), rows, last, false);
    }

    @Override
    public Payload statement(AddedTable table, String statement) {
        return payloads.statement(table, statement);
    }

    @Override
    public Optional<LoadNote> note(String load, long chunk) {
        return asked(() -> notes.at(load, chunk));
    }

    @Override
    public Optional<LoadNote> begin(String load, AddedTable table, long after) {
        return asked(() -> notes.begin(load, table, after));
    }

    @Override
    public long lastChunk(String load) {
        return asked(() -> notes.last(load));
    }

    @Override
    public void write(LoadNote note) {
        asked(() -> {
            notes.write(note);
            return note;
        });
    }

    @Override
    public void awaitNothingPrepared() {
        asked(() -> {
            new PreparedAtStart(connection, Clock.systemUTC()).lockWithout(() -> {});
            return true;
        });
    }

    /** Returns its connection, which is to be closed with the capture. */
    public BinlogConnectorConnection connection() {
        return connection;
    }

    private static TableId idOf(AddedTable table) {
        return new TableId(table.database(), null, table.name());
    }

    private <T> T asked(Question<T> question) {
        try {
            connect();
            return question.ask();
        } catch (SQLException e) {
            String cure = DENIED.contains(e.getErrorCode())
                    ? ". GRANT SELECT on the table, and CREATE, SELECT, INSERT, UPDATE on the bookkeeping database, to the"
                            + " account of this connector, and restart the task"
                    : "";
            throw new DebeziumException("Could not load an added table: " + e.getMessage() + cure, e);
        }
    }

    /** The server may have closed a connection on which nothing was asked for a while. */
    private void connect() throws SQLException {
        Instant now = Instant.now();
        boolean isFirst = asked.equals(Instant.EPOCH);
        boolean isFresh = now.isBefore(asked.plus(FRESH));
        asked = now;
        if (isFirst || (!isFresh && !connection.isValid())) {
            connection.reconnect();
            connection.execute(RowTable.SESSION);
        }
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }
}
