package io.twoway.bench.loop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of a poll by their keys, each as its last record leaves it. */
final class RowGroup {

    private final Connection connection;
    private final String table;
    private final String key;
    private final List<LoopColumn> columns;
    private final LoopDecoder decoder;

    // Mutable state
    private final Map<Object, Optional<Map<String, Object>>> rows = new LinkedHashMap<>();

    private RowGroup(Connection connection, String table, String key, List<LoopColumn> columns, LoopDecoder decoder) {
        this.connection = connection;
        this.table = table;
        this.key = key;
        this.columns = columns;
        this.decoder = decoder;
    }

    static RowGroup of(Connection connection, String table, String key, LoopDecoder decoder) throws SQLException {
        return new RowGroup(connection, table, key, LoopColumn.of(connection, table), decoder);
    }

    /** Takes a record in, and returns whether it is the one of the marker with that text. */
    boolean add(byte[] value, String marker) {
        LoopRecord record = decoder.decode(value);
        switch (record.op()) {
            case "c", "r", "u" -> rows.put(record.after().get(key), Optional.of(record.after()));
            case "d" -> rows.put(record.before().get(key), Optional.empty());
            default -> {
                return false;
            }
        }
        return marker.equals(record.after().get("note"));
    }

    /** Locks, reads and writes the rows, and forgets them. */
    void write() throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        lock();
        delete(rows.entrySet().stream()
                .filter(row -> row.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList());
        upsert(rows.values().stream().flatMap(Optional::stream).toList());
        rows.clear();
    }

    private void lock() throws SQLException {
        String sql = "SELECT * FROM " + table + " WHERE " + key + " IN " + marks(rows.size()) + " FOR UPDATE";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, rows.keySet());
            try (ResultSet found = statement.executeQuery()) {
                read(found);
            }
        }
    }

    /** Takes each value into memory, as whoever judges conflicts has to. */
    @SuppressWarnings("ModifiedButNotUsed") // the reading is what counts
    private void read(ResultSet found) throws SQLException {
        List<Object> row = new ArrayList<>();
        while (found.next()) {
            row.clear();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(found.getObject(i));
            }
        }
    }

    private void delete(List<Object> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        String sql = "DELETE FROM " + table + " WHERE " + key + " IN " + marks(keys.size());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, keys);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Collection<Object> keys) throws SQLException {
        int i = 1;
        for (Object value : keys) {
            statement.setObject(i++, value);
        }
    }

    private void upsert(List<Map<String, Object>> images) throws SQLException {
        if (images.isEmpty()) {
            return;
        }
        String sql = "INSERT INTO " + table + " (" + names(LoopColumn::name) + ") VALUES "
                + String.join(", ", Collections.nCopies(images.size(), marks(columns.size())))
                + " AS new ON DUPLICATE KEY UPDATE " + names(column -> column.name() + " = new." + column.name());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int i = 1;
            for (Map<String, Object> image : images) {
                for (LoopColumn column : columns) {
                    statement.setObject(i++, column.value(image));
                }
            }
            statement.executeUpdate();
        }
    }

    private String names(Function<LoopColumn, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }

    private static String marks(int count) {
        return "(" + String.join(", ", Collections.nCopies(count, "?")) + ")";
    }
}
