package io.twoway.sandbox.demo;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * All rows of the shop on both sides, compared one table after the other.
 *
 * @param tables the result of each table
 */
record Comparison(List<TableResult> tables) {

    Comparison {
        tables = List.copyOf(tables);
    }

    /** Reads every row of every table that either side has. */
    static Comparison of(Site a, Site b) throws SQLException {
        List<String> onA = Shop.tablesOn(a);
        List<String> onB = Shop.tablesOn(b);
        TreeSet<String> all = new TreeSet<>(onA);
        all.addAll(onB);
        List<TableResult> results = new ArrayList<>();
        for (String table : all) {
            List<String> rowsA = onA.contains(table) ? rows(a, table) : List.of();
            List<String> rowsB = onB.contains(table) ? rows(b, table) : List.of();
            boolean equal = onA.contains(table) && onB.contains(table) && rowsA.equals(rowsB);
            results.add(new TableResult(table, rowsA.size(), rowsB.size(), equal));
        }
        return new Comparison(results);
    }

    boolean isEqual() {
        return !tables.isEmpty() && tables.stream().allMatch(TableResult::equal);
    }

    private static List<String> rows(Site site, String table) throws SQLException {
        return site.sortedRows("SELECT * FROM `" + Shop.DATABASE + "`.`" + table + "`");
    }

    /**
     * One table.
     *
     * @param rowsOnA how many rows A has
     * @param rowsOnB how many rows B has
     * @param equal whether both sides have the table, with the same rows in it
     */
    record TableResult(String table, int rowsOnA, int rowsOnB, boolean equal) {

        String text() {
            return "%-12s rows on A: %4d   rows on B: %4d   %s"
                    .formatted(table, rowsOnA, rowsOnB, equal ? "equal" : "DIFFERENT");
        }
    }
}
