package io.twoway.sink.store;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What MySQL has computed of rows that were just written, beside what the origin's computed of them. */
final class KeptValues {

    private final RowReads reads;
    private final TableSchema table;
    private final List<Integer> kept;

    KeptValues(Connection connection, TableSchema table) {
        this.reads = new RowReads(connection, table);
        this.table = table;
        this.kept = table.kept();
    }

    /** Returns whether there is something to compare for one of these rows. */
    boolean isKnownOf(List<RowImage> rows) {
        return !kept.isEmpty() && rows.stream().anyMatch(row -> !row.computed().isEmpty());
    }

    /**
     * Returns the first of these rows in which the two differ.
     *
     * @param zone where they were written, in which a VIRTUAL column has to be computed again
     */
    Optional<Difference> differenceIn(List<RowImage> rows, WriteZone zone) throws SQLException {
        List<RowImage> known =
                rows.stream().filter(row -> !row.computed().isEmpty()).toList();
        if (!isKnownOf(known)) {
            return Optional.empty();
        }
        return table.rowKey().isPresent() ? byKey(table.rowKey().get(), known, zone) : byImage(known, zone);
    }

    private Optional<Difference> byKey(UniqueKey key, List<RowImage> rows, WriteZone zone) throws SQLException {
        Map<List<Value>, RowImage> found = new HashMap<>();
        for (RowImage row : reads.keptByKey(key, rows, zone)) {
            found.put(key.valuesIn(row), row);
        }
        for (RowImage row : rows) {
            Optional<Difference> difference =
                    Optional.ofNullable(found.get(key.valuesIn(row))).flatMap(stored -> difference(row, stored));
            // where a trigger has changed what was written, the rest follows from it
            if (difference.isPresent() && isStored(key, row)) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private boolean isStored(UniqueKey key, RowImage row) throws SQLException {
        return reads.byKey(key, List.of(key.valuesIn(row))).stream().anyMatch(row::agreesWith);
    }

    /** Of rows that are equal but for what was computed of them, one must be as it should. */
    private Optional<Difference> byImage(List<RowImage> rows, WriteZone zone) throws SQLException {
        for (RowImage row : rows) {
            List<RowImage> equal = reads.keptByImage(row, zone);
            List<Difference> differences = equal.stream()
                    .flatMap(stored -> difference(row, stored).stream())
                    .toList();
            if (!equal.isEmpty() && differences.size() == equal.size()) {
                return Optional.of(differences.get(0));
            }
        }
        return Optional.empty();
    }

    private Optional<Difference> difference(RowImage row, RowImage stored) {
        return kept.stream()
                .filter(column -> row.computed().get(column).isPresent())
                .filter(column ->
                        !row.computed().get(column).equals(stored.computed().get(column)))
                .findFirst()
                .map(column -> new Difference(
                        row,
                        column,
                        row.computed().get(column),
                        stored.computed().get(column)));
    }

    /**
     * One value that is not the same on both sides.
     *
     * @param column the column's position
     */
    record Difference(RowImage row, int column, Value there, Value here) {}
}
