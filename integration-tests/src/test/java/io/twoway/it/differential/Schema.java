package io.twoway.it.differential;

import io.twoway.it.pair.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The names in a database as they are now.
 *
 * @param tables the columns of each base table
 * @param indexes those of each table that have names
 * @param copyable base tables of which CREATE ... SELECT makes the same table at each server: of a default that is an
 *     expression MySQL 9.7 keeps no text there, and of a generated column it logs another default than it takes
 */
record Schema(
        Map<String, List<String>> tables,
        Map<String, List<String>> indexes,
        List<String> copyable,
        List<String> views,
        List<String> routines) {

    static Schema of(Site site, String database) {
        String here = " = '" + database + "'";
        Map<String, List<String>> tables =
                pairs(site.rows("SELECT table_name, column_name FROM information_schema.columns"
                        + " JOIN information_schema.tables USING (table_schema, table_name)"
                        + " WHERE table_type = 'BASE TABLE' AND table_schema" + here
                        + " ORDER BY table_name, ordinal_position"));
        Map<String, List<String>> indexes =
                pairs(site.rows("SELECT DISTINCT table_name, index_name FROM information_schema.statistics"
                        + " WHERE index_name <> 'PRIMARY' AND table_schema" + here + " ORDER BY 1, 2"));
        return new Schema(
                tables,
                indexes,
                site.rows("SELECT table_name FROM information_schema.columns JOIN information_schema.tables"
                        + " USING (table_schema, table_name) WHERE table_type = 'BASE TABLE' AND table_schema" + here
                        + " GROUP BY table_name HAVING SUM(generation_expression <> '' OR extra LIKE '%DEFAULT_GENERATED%'"
                        + " AND COALESCE(column_default, '') NOT LIKE 'CURRENT_TIMESTAMP%') = 0 ORDER BY 1"),
                site.rows("SELECT table_name FROM information_schema.views WHERE table_schema" + here + " ORDER BY 1"),
                site.rows("SELECT routine_name FROM information_schema.routines WHERE routine_schema" + here
                        + " ORDER BY 1"));
    }

    private static Map<String, List<String>> pairs(List<String> rows) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (String row : rows) {
            int bar = row.indexOf('|');
            pairs.computeIfAbsent(row.substring(0, bar), key -> new ArrayList<>())
                    .add(row.substring(bar + 1));
        }
        return pairs;
    }

    /** Returns the same with chosen names alone; a table is left out with one of its columns or indexes. */
    Schema of(UnaryOperator<List<String>> choice) {
        Map<String, List<String>> chosen = new LinkedHashMap<>(tables);
        chosen.keySet().retainAll(choice.apply(tableNames()));
        chosen.values().removeIf(columns -> choice.apply(columns).size() < columns.size());
        List<String> copies = copyable.stream().filter(chosen::containsKey).toList();
        return new Schema(chosen, indexes, copies, choice.apply(views), choice.apply(routines));
    }

    List<String> tableNames() {
        return List.copyOf(tables.keySet());
    }
}
