package io.twoway.it.schemas;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Finds rows that a site may change. */
final class OwnRows {

    private final Session session;
    private final Catalog catalog;
    private final Owner owner;
    private final Random random;

    OwnRows(Session session, Catalog catalog, Owner owner, Random random) {
        this.session = session;
        this.catalog = catalog;
        this.owner = owner;
        this.random = random;
    }

    /** Returns the literals of some columns of a random row, if there is any row. */
    Optional<Map<Column, String>> any(Table table, List<Column> columns) throws SQLException {
        String literals = columns.stream().map(Column::literal).collect(Collectors.joining(", "));
        return session.first("SELECT " + literals + " FROM " + table.quoted() + " WHERE " + owner.owns(table)
                        + " ORDER BY RAND(" + random.nextInt() + ") LIMIT 1")
                .map(found -> byColumn(columns, found));
    }

    private static Map<Column, String> byColumn(List<Column> columns, List<String> literals) {
        Map<Column, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), literals.get(i));
        }
        return row;
    }

    /** Whether a row of these values is there and this site's. */
    boolean owns(Table table, Map<Column, String> row) throws SQLException {
        return session.first("SELECT 1 FROM " + table.quoted() + where(table, row) + " LIMIT 1")
                .isPresent();
    }

    /** Whether a change of the row's key would change rows of the other site with it. */
    boolean hasStrangers(Table table, Map<Column, String> row) throws SQLException {
        return session.first("SELECT 1 FROM " + table.quoted() + " t0" + where(table, row) + " AND "
                        + owner.hasStrangers(catalog, table) + " LIMIT 1")
                .isPresent();
    }

    /** Returns the condition that finds a row by its literals, and nothing of the other site. */
    String where(Table table, Map<Column, String> row) {
        return row.entrySet().stream()
                .map(entry -> entry.getKey().quoted() + " <=> " + entry.getValue())
                .collect(Collectors.joining(" AND ", " WHERE ", " AND " + owner.owns(table)));
    }
}
