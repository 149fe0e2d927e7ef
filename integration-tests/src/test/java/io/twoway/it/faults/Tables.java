package io.twoway.it.faults;

import io.twoway.it.pair.Site;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rows of the traffic's tables at one site. */
record Tables(Map<String, Rows> rows) {

    private static final Map<String, String> COLUMNS = Map.of(
            "shared", "id, version, site, value",
            "ledger", "site, n, value",
            "keyless", "site, n, value",
            "bulk", "site, n, COUNT(*), SUM(i)",
            "moving", "id, site, n",
            "codes", "id, site, code");

    static Tables at(Site site, String database) {
        Map<String, Rows> rows = new TreeMap<>();
        COLUMNS.forEach((table, columns) -> rows.put(
                table,
                Rows.of(site.rows("SELECT " + columns + " FROM " + database + "." + table
                        + (columns.contains("COUNT") ? " GROUP BY site, n" : "")))));
        return new Tables(rows);
    }

    /** Returns the numbers of one site's transactions that stand in the ledger of this one. */
    Set<Integer> numbersOf(String site) {
        return rows.get("ledger").counts().keySet().stream()
                .map(row -> row.split("\\|"))
                .filter(row -> row[0].equals(site))
                .map(row -> Integer.valueOf(row[1]))
                .collect(Collectors.toSet());
    }
}
