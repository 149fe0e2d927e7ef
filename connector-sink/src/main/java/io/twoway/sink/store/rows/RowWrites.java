package io.twoway.sink.store.rows;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.RowUpdate;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.store.failure.RowFault;
import io.twoway.sink.store.sql.Packet;
import io.twoway.sink.store.sql.Portions;
import io.twoway.sink.store.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes rows of one table. Batches go through the driver's {@code rewriteBatchedStatements}, which makes few statements
 * of many rows.
 */
public final class RowWrites {

    private static final int CHECK_VIOLATED = 3819;

    private final Connection connection;
    private final TableSchema table;
    private final WriteZones zones;
    private final boolean zoned;
    private final Labels labels;

    /** @param zones where the origin may have computed what it has */
    public RowWrites(Connection connection, TableSchema table, WriteZones zones) {
        this.connection = connection;
        this.table = table;
        this.zones = zones;
        this.zoned = ZonedWrite.concerns(table);
        this.labels = new Labels(table);
    }

    public void insert(List<RowImage> rows) throws SQLException {
        // a column that an image does not carry takes its default: such rows need a statement of their own
        Map<List<Integer>, List<RowImage>> byColumns = new LinkedHashMap<>();
        rows.forEach(row -> byColumns
                .computeIfAbsent(RowReads.presentIn(row), columns -> new ArrayList<>())
                .add(row));
        for (Map.Entry<List<Integer>, List<RowImage>> group : byColumns.entrySet()) {
            executeForEach(Sql.insert(table, group.getKey()), group.getValue(), row -> bound(row, group.getKey()));
        }
    }

    public void update(List<RowUpdate> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        List<Integer> columns = table.written();
        if (table.rowKey().isEmpty()) {
            for (RowUpdate row : rows) {
                updateByImage(row, columns);
            }
        } else if (FoundByInsert.suits(table, rows)) {
            executeForEach(
                    Sql.insert(table, columns) + Sql.orUpdate(table, columns), rows, row -> bound(row.image(), columns)
                            .instead(row.stored()));
        } else {
            updateByKey(rows, columns, table.rowKey().get());
        }
    }

    public void delete(List<RowImage> stored) throws SQLException {
        if (table.rowKey().isEmpty()) {
            for (RowImage row : stored) {
                deleteByImage(row);
            }
            return;
        }
        if (zoned) {
            new ZonedWrite(connection, table, zones).delete(stored, this::deleteByKey);
        } else {
            deleteByKey(stored, WriteZone.OWN);
        }
    }

    private void deleteByKey(List<RowImage> stored, WriteZone zone) throws SQLException {
        UniqueKey key = table.rowKey().orElseThrow();
        Portions portions = Packet.of(connection).portions(Portions.KEYS);
        for (List<RowImage> part : portions.of(stored, row -> Packet.bytesOf(key.valuesIn(row)))) {
            String sql = zone.in(Sql.delete(table, key, part.size()));
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                List<Cell> cells = part.stream()
                        .flatMap(row -> Cell.of(table, row, key.columns()).stream())
                        .toList();
                Cell.bind(statement, zone.of(cells));
                delete(statement);
            }
        }
    }

    private void delete(PreparedStatement statement) throws SQLException {
        try {
            statement.executeUpdate();
        } catch (SQLException e) {
            new LenientWrite(connection, table).delete(statement::executeUpdate, e);
        }
    }

    private void updateByKey(List<RowUpdate> rows, List<Integer> columns, UniqueKey key) throws SQLException {
        executeForEach(Sql.update(table, columns, key), rows, row -> bound(row.image(), columns)
                .instead(row.stored())
                .where(Cell.of(table, row.stored(), key.columns())));
    }

    private void updateByImage(RowUpdate update, List<Integer> columns) throws SQLException {
        List<Integer> computed = new RowReads(connection, table).computedIn(update.stored());
        executeForEach(Sql.updateByImage(table, columns, computed), List.of(update), row -> bound(row.image(), columns)
                .instead(row.stored())
                .where(Cell.of(table, row.stored(), columns))
                .where(Cell.ofComputed(table, row.stored(), computed)));
    }

    private void deleteByImage(RowImage stored) throws SQLException {
        List<Integer> columns = table.written();
        List<Integer> computed = new RowReads(connection, table).computedIn(stored);
        executeForEach(Sql.deleteByImage(table, columns, computed), List.of(stored), row -> new BoundRow(
                        Optional.empty(), row, Cell.of(table, row, columns), false)
                .where(Cell.ofComputed(table, row, computed)));
    }

    private BoundRow bound(RowImage image, List<Integer> columns) {
        return new BoundRow(Optional.empty(), image, Cell.of(table, image, columns), true);
    }

    /** Runs the statement for all rows, as many at a time as the server takes and the worker has memory for. */
    private <T> void executeForEach(String sql, List<T> rows, Function<T, BoundRow> binding) throws SQLException {
        Packet packet = Packet.of(connection);
        List<BoundRow> bound = rows.stream().map(binding).toList();
        Portions portions = packet.portions(Integer.MAX_VALUE);
        for (List<BoundRow> part : portions.of(bound, row -> sql.length() + row.bytes())) {
            try {
                execute(sql, part);
            } catch (SQLException e) {
                BoundRow largest = Collections.max(part, Comparator.comparingLong(BoundRow::bytes));
                throw packet.explained(e, table, largest.image(), sql.length() + largest.bytes());
            }
        }
    }

    private void execute(String sql, List<BoundRow> rows) throws SQLException {
        if (!zoned && isWritten(sql, rows)) {
            return;
        }
        ZonedWrite write = new ZonedWrite(connection, table, zones);
        List<RowImage> images = rows.stream().map(BoundRow::image).toList();
        ZonedWrite.Statement statement = zone -> executeExactly(
                zone.in(sql), rows.stream().map(row -> row.in(zone)).toList());
        if (rows.get(0).stays()) {
            write.write(rows.stream().flatMap(row -> row.stored().stream()).toList(), images, statement);
        } else {
            write.delete(images, (all, zone) -> statement.in(zone)); // rows without a key come one by one
        }
    }

    /** A check may depend on the zone, too; which one it was is not known before the row is refused. */
    private boolean isWritten(String sql, List<BoundRow> rows) throws SQLException {
        try {
            executeExactly(sql, rows);
            return true;
        } catch (SQLException e) {
            if (rows.size() > 1 || !rows.get(0).stays() || e.getErrorCode() != CHECK_VIOLATED) {
                throw e;
            }
            return false;
        }
    }

    private void executeExactly(String sql, List<BoundRow> rows) throws SQLException {
        if (rows.size() > 1 && rows.stream().map(BoundRow::image).anyMatch(labels::hasNone)) {
            executeUnlabelled(sql, rows);
        } else {
            executeStrictly(sql, rows);
        }
    }

    /** Empty text may be a label; where it is none, strict mode refuses it, as it does what does not fit in the rows beside. */
    private void executeUnlabelled(String sql, List<BoundRow> rows) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            executeBatch(sql, rows);
        } catch (SQLException e) {
            if (!RowFault.isOfStrictMode(e)) {
                throw e;
            }
            connection.rollback(before);
            List<RowImage> images = rows.stream().map(BoundRow::image).toList();
            new LenientWrite(connection, table).write(() -> executeBatch(sql, rows), images, e);
        }
    }

    /** Of several rows it is not known how many were written; their batch is repeated row by row. */
    private void executeStrictly(String sql, List<BoundRow> rows) throws SQLException {
        try {
            executeBatch(sql, rows);
        } catch (SQLException e) {
            if (rows.size() > 1) {
                throw e;
            }
            LenientWrite again = new LenientWrite(connection, table);
            if (rows.get(0).stays()) {
                again.write(() -> executeBatch(sql, rows), List.of(rows.get(0).image()), e);
            } else {
                again.delete(() -> executeBatch(sql, rows), e);
            }
        }
    }

    private void executeBatch(String sql, List<BoundRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (BoundRow row : rows) {
                Cell.bind(statement, row.parameters());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * One row's parameters of a statement.
     *
     * @param stored the row that an update changes
     * @param stays whether the statement leaves the image in the table
     */
    private record BoundRow(Optional<RowImage> stored, RowImage image, List<Cell> parameters, boolean stays) {
        BoundRow instead(RowImage row) {
            return new BoundRow(Optional.of(row), image, parameters, stays);
        }

        BoundRow where(List<Cell> condition) {
            return new BoundRow(
                    stored,
                    image,
                    Stream.concat(parameters.stream(), condition.stream()).toList(),
                    stays);
        }

        BoundRow in(WriteZone zone) {
            return new BoundRow(stored, image, zone.of(parameters), stays);
        }

        long bytes() {
            long bytes = 0;
            for (Cell cell : parameters) {
                bytes += Packet.bytesOf(cell.value());
            }
            return bytes;
        }
    }
}
