package io.twoway.sink.store.rows;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import io.twoway.sink.store.sql.ColumnSql;
import io.twoway.sink.store.sql.Packet;
import io.twoway.sink.store.sql.Portions;
import io.twoway.sink.store.sql.Sql;
import io.twoway.sink.store.sql.StatementQueue;
import io.twoway.sink.store.sql.Waiting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** Reads and locks rows of one table. */
public final class RowReads {

    private final Connection connection;
    private final TableSchema table;

    public RowReads(Connection connection, TableSchema table) {
        this.connection = connection;
        this.table = table;
    }

    public List<RowImage> byKey(UniqueKey key, List<List<Value>> keys) throws SQLException {
        List<RowImage> rows = new ArrayList<>();
        for (Waiting statement : readingByKey(Packet.of(connection), key, keys, rows)) {
            StatementQueue alone = new StatementQueue(connection);
            alone.add(statement);
            alone.send();
        }
        return rows;
    }

    /** Returns statements that do the same, and put what they read into a list. */
    public List<Waiting> readingByKey(Packet packet, UniqueKey key, List<List<Value>> keys, List<RowImage> found) {
        List<Waiting> statements = new ArrayList<>();
        for (List<List<Value>> part : packet.portions(Portions.KEYS).of(keys, Packet::bytesOf)) {
            List<Value> parameters = part.stream().flatMap(List::stream).toList();
            String sql = Sql.lockByKey(table, key, part.size());
            statements.add(new Waiting("locking rows of " + table.name(), sql, parameters, ended -> {
                try (ResultSet result = ended.getResultSet()) {
                    found.addAll(images(result));
                }
            }));
        }
        return statements;
    }

    /** Reads and locks a row that equals an image; what was computed of it is taken to be what was computed of the image. */
    public Optional<RowImage> byImage(RowImage image) throws SQLException {
        List<Integer> columns = presentIn(image);
        List<Integer> computed = computedIn(image);
        List<Value> parameters = Stream.of(Cell.of(table, image, columns), Cell.ofComputed(table, image, computed))
                .flatMap(List::stream)
                .map(Cell::value)
                .toList();
        try {
            return select(Sql.lockByImage(table, columns, computed), parameters).stream()
                    .map(row -> new RowImage(row.values(), image.computed()))
                    .findFirst();
        } catch (SQLException e) {
            throw Packet.of(connection).explained(e, table, image, Packet.bytesOf(parameters));
        }
    }

    /** Reads what MySQL keeps of what it has computed of these rows, with their keys. */
    List<RowImage> keptByKey(UniqueKey key, List<RowImage> rows, WriteZone zone) throws SQLException {
        List<RowImage> found = new ArrayList<>();
        for (List<RowImage> part :
                Packet.of(connection).portions(Portions.KEYS).of(rows, row -> Packet.bytesOf(key.valuesIn(row)))) {
            List<Cell> cells = part.stream()
                    .flatMap(row -> Cell.of(table, row, key.columns()).stream())
                    .toList();
            found.addAll(selectKept(Sql.keptByKey(table, key, part.size()), key.columns(), cells, zone));
        }
        return found;
    }

    /** Reads the same of all rows that equal an image. */
    List<RowImage> keptByImage(RowImage image, WriteZone zone) throws SQLException {
        List<Integer> columns = presentIn(image);
        return selectKept(Sql.keptByImage(table, columns), List.of(), Cell.of(table, image, columns), zone);
    }

    private List<RowImage> selectKept(String sql, List<Integer> read, List<Cell> cells, WriteZone zone)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(zone.in(sql))) {
            Cell.bind(query, zone.of(cells));
            try (ResultSet result = query.executeQuery()) {
                List<RowImage> rows = new ArrayList<>();
                List<Integer> kept = table.kept();
                while (result.next()) {
                    rows.add(new RowImage(values(result, 1, read::contains), values(result, 1, kept::contains)));
                }
                return rows;
            }
        }
    }

    /** Returns the positions of the columns that the image carries. */
    static List<Integer> presentIn(RowImage image) {
        List<Integer> present = new ArrayList<>(image.values().size());
        for (int i = 0; i < image.values().size(); i++) {
            if (image.get(i).isPresent()) {
                present.add(i);
            }
        }
        return present;
    }

    /** Returns the positions of what MySQL keeps and the image knows the origin's value of. */
    List<Integer> computedIn(RowImage image) {
        return image.computed().isEmpty()
                ? List.of()
                : table.kept().stream()
                        .filter(i -> image.computed().get(i).isPresent())
                        .toList();
    }

    private List<RowImage> select(String sql, List<Value> parameters) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            ColumnSql.bind(query, parameters);
            try (ResultSet result = query.executeQuery()) {
                return images(result);
            }
        }
    }

    private List<RowImage> images(ResultSet result) throws SQLException {
        List<RowImage> rows = new ArrayList<>();
        while (result.next()) {
            rows.add(image(result, 1));
        }
        return rows;
    }

    /** Reads a row whose first column is the result's column {@code first}. */
    RowImage image(ResultSet row, int first) throws SQLException {
        return new RowImage(
                values(row, first, column -> !table.columns().get(column).generated()));
    }

    private List<Value> values(ResultSet row, int first, IntPredicate wanted) throws SQLException {
        Value[] values = new Value[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = wanted.test(i) ? ColumnSql.read(table.columns().get(i), row, first + i) : Value.Absent.ABSENT;
        }
        return List.of(values);
    }
}
