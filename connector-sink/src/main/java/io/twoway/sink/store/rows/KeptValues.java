package io.twoway.sink.store.rows;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import io.twoway.sink.store.failure.GeneratedDifferenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values that MySQL has computed of rows that were just written, beside those that the origin's computed of them. */
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
     * @param before what {@link #alikeIn} told before
     */
    Optional<Difference> differenceIn(List<RowImage> rows, WriteZone zone, int before) throws SQLException {
        List<RowImage> known =
                rows.stream().filter(row -> !row.computed().isEmpty()).toList();
        if (!isKnownOf(known)) {
            return Optional.empty();
        }
        return table.rowKey().isPresent() ? byKey(table.rowKey().get(), known, zone) : byImage(known, zone, before);
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

    /** Returns whether MySQL finds of rows that are there what the origin's had computed of them, as far as that is known. */
    boolean isFoundIn(List<RowImage> rows, WriteZone zone) throws SQLException {
        if (table.rowKey().isPresent() || !isKnownOf(rows)) {
            return differenceIn(rows, zone, 0).isEmpty();
        }
        return alikeIn(rows, zone) > 0;
    }

    /** Returns how many rows of a table without a key are like one that is about to be written, computed values included. */
    int alikeIn(List<RowImage> rows, WriteZone zone) throws SQLException {
        if (table.rowKey().isPresent() || !isKnownOf(rows)) {
            return 0;
        }
        int alike = 0;
        for (RowImage stored : reads.keptByImage(rows.get(0), zone)) {
            alike += difference(rows.get(0), stored).isEmpty() ? 1 : 0;
        }
        return alike;
    }

    /** Of rows that are equal but for what was computed of them, one more must be as it should; they are written one by one. */
    private Optional<Difference> byImage(List<RowImage> rows, WriteZone zone, int before) throws SQLException {
        RowImage row = rows.get(0);
        List<RowImage> equal = reads.keptByImage(row, zone);
        List<Difference> differences = equal.stream()
                .flatMap(stored -> difference(row, stored).stream())
                .toList();
        return equal.size() - differences.size() > before
                ? Optional.empty()
                : differences.stream().findFirst();
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
    record Difference(RowImage row, int column, Value there, Value here) {

        GeneratedDifferenceException in(TableSchema table) {
            return new GeneratedDifferenceException(table, row, column, there, here);
        }
    }
}
