package io.twoway.it.schemas;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes random rows of tables of which it knows what the catalog says, and of these only rows of one site. */
final class RowWriter {

    private final Session session;
    private final Catalog catalog;
    private final Random random;
    private final OwnRows rows;
    private final Values values;

    RowWriter(Session session, Catalog catalog, Owner owner, Random random) {
        this.session = session;
        this.catalog = catalog;
        this.random = random;
        this.rows = new OwnRows(session, catalog, owner, random);
        this.values = new Values(random);
    }

    /** Inserts, updates or deletes a row, and returns whether there was one that may be written so. */
    boolean write(Table table) throws SQLException {
        int kind = random.nextInt(20);
        if (kind < 9) {
            return insert(table);
        }
        return kind < 17 ? update(table) : delete(table);
    }

    private boolean insert(Table table) throws SQLException {
        Optional<Map<Column, String>> parents = parents(table, table.writable());
        if (parents.isEmpty()) {
            return false;
        }
        Map<Column, String> row = new LinkedHashMap<>();
        for (Column column : table.writable()) {
            if (parents.get().containsKey(column)) {
                row.put(column, parents.get().get(column));
            } else if (!isLeftOut(table, column)) {
                row.put(column, values.of(table, column));
            }
        }
        String names = row.keySet().stream().map(Column::quoted).collect(Collectors.joining(", "));
        Map<Column, String> known = new LinkedHashMap<>(row);
        table.columns().stream().filter(Column::autoIncrement).forEach(column -> known.put(column, "LAST_INSERT_ID()"));
        return runOwned(
                table,
                "INSERT INTO " + table.quoted() + " (" + names + ") VALUES (" + String.join(", ", row.values()) + ")",
                known);
    }

    private boolean isLeftOut(Table table, Column column) {
        return column.defaulted() && !table.finding().contains(column) && random.nextInt(4) == 0;
    }

    private boolean update(Table table) throws SQLException {
        Optional<Map<Column, String>> found = rows.any(table, table.finding());
        List<Column> columns = changing(table);
        Optional<Map<Column, String>> parents = parents(table, columns);
        if (found.isEmpty() || columns.isEmpty() || parents.isEmpty()) {
            return false;
        }
        if (columns.stream().anyMatch(column -> isReferenced(table, column)) && rows.hasStrangers(table, found.get())) {
            return false;
        }
        Map<Column, String> changed = new LinkedHashMap<>();
        columns.forEach(column -> changed.put(
                column, Optional.ofNullable(parents.get().get(column)).orElseGet(() -> values.of(table, column))));
        if (pointsAtItself(table, found.get(), changed)) {
            return false;
        }
        Map<Column, String> after = new LinkedHashMap<>(found.get());
        changed.forEach((column, value) -> after.replace(column, value));
        return runOwned(
                table,
                "UPDATE " + table.quoted() + " SET "
                        + changed.entrySet().stream()
                                .map(entry -> entry.getKey().quoted() + " = " + entry.getValue())
                                .collect(Collectors.joining(", "))
                        + rows.where(table, found.get()) + " LIMIT 1",
                after);
    }

    /** MySQL 9.7 logs another row than it was when such a row is deleted under ON DELETE SET NULL: docs/operations.md. */
    private boolean pointsAtItself(Table table, Map<Column, String> row, Map<Column, String> changed) {
        return catalog.of(table).stream()
                .filter(reference -> reference.parent().equals(table.name()))
                .anyMatch(reference -> IntStream.range(0, reference.columns().size())
                        .allMatch(i -> row.get(
                                        table.column(reference.parentColumns().get(i)))
                                .equals(changed.get(
                                        table.column(reference.columns().get(i))))));
    }

    private boolean delete(Table table) throws SQLException {
        Optional<Map<Column, String>> found = rows.any(table, table.finding());
        if (found.isEmpty() || rows.hasStrangers(table, found.get())) {
            return false;
        }
        return session.run("DELETE FROM " + table.quoted() + rows.where(table, found.get()) + " LIMIT 1") > 0;
    }

    /** Chooses columns to update, rarely one of a key. */
    private List<Column> changing(Table table) {
        boolean keysToo = random.nextInt(6) == 0;
        List<Column> columns = new ArrayList<>(table.writable());
        columns.removeIf(column -> !keysToo && table.keys().stream().anyMatch(key -> key.has(column)));
        columns.removeIf(column -> isReferenced(table, column) && !mayCascade(table, column));
        Collections.shuffle(columns, random);
        return columns.subList(0, Math.min(columns.size(), 1 + random.nextInt(3)));
    }

    private boolean isReferenced(Table table, Column column) {
        return catalog.to(table).stream()
                .anyMatch(reference -> reference.parentColumns().contains(column.name()));
    }

    /** A cascade must not give a row a key that belongs to the other site. */
    private boolean mayCascade(Table table, Column column) {
        return catalog.to(table).stream()
                .filter(reference -> reference.parentColumns().contains(column.name()))
                .noneMatch(reference -> {
                    Table child = catalog.tables().get(reference.child());
                    return child.naming().isEmpty()
                            || reference.columns().stream()
                                    .map(child::column)
                                    .anyMatch(own -> isReferenced(child, own)
                                            || child.keys().stream().anyMatch(key -> key.has(own)));
                });
    }

    /** Returns what the foreign keys among these columns shall refer to, or nothing if they cannot be set. */
    private Optional<Map<Column, String>> parents(Table table, List<Column> columns) throws SQLException {
        Map<Column, String> parents = new LinkedHashMap<>();
        for (Reference reference : catalog.of(table)) {
            List<Column> own = reference.columns().stream().map(table::column).toList();
            if (Collections.disjoint(own, columns)) {
                continue;
            }
            Optional<Map<Column, String>> parent =
                    columns.containsAll(own) ? parent(table, reference, own) : Optional.empty();
            if (parent.isEmpty()) {
                return Optional.empty();
            }
            parents.putAll(parent.get());
        }
        return Optional.of(parents);
    }

    private Optional<Map<Column, String>> parent(Table table, Reference reference, List<Column> own)
            throws SQLException {
        Table parent = catalog.tables().get(reference.parent());
        List<Column> named =
                reference.parentColumns().stream().map(parent::column).toList();
        boolean optional = own.stream().anyMatch(Column::nullable);
        Optional<Map<Column, String>> found =
                optional && random.nextInt(5) == 0 ? Optional.empty() : rows.any(parent, named);
        if (found.isEmpty() && !optional) {
            return Optional.empty();
        }
        Map<Column, String> row = new LinkedHashMap<>();
        for (int i = 0; i < own.size(); i++) {
            Column column = own.get(i);
            String without = column.nullable() ? "NULL" : values.of(table, column);
            row.put(column, found.isPresent() ? found.get().get(named.get(i)) : without);
        }
        return Optional.of(row);
    }

    /** Runs a statement, and undoes it if the row that it leaves is not this site's. */
    private boolean runOwned(Table table, String sql, Map<Column, String> after) throws SQLException {
        Map<Column, String> row = new LinkedHashMap<>(after);
        row.keySet().retainAll(table.finding());
        session.run("SAVEPOINT before_row");
        if (session.run(sql) == 0) {
            return false;
        }
        if (rows.owns(table, row)) {
            return true;
        }
        session.run("ROLLBACK TO SAVEPOINT before_row");
        return false;
    }
}
