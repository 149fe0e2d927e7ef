package io.twoway.it;

import io.twoway.it.pair.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tables with keys of many types, and with values that are altered when they are read carelessly. */
final class ExactTables {

    /** Values of each type of key, in their order. */
    private static final Map<String, List<String>> KEYS = new TreeMap<>(Map.ofEntries(
            Map.entry("BIGINT UNSIGNED", List.of("0", "9223372036854775807", "18446744073709551615")),
            Map.entry("DECIMAL(20,5)", List.of("-1.5", "0", "123456789012345.12345")),
            Map.entry("BINARY(3)", List.of("X'000000'", "X'00FF01'", "X'FFFFFF'")),
            Map.entry("VARBINARY(10)", List.of("X''", "X'00'", "X'27'", "X'FF00'")),
            Map.entry("VARCHAR(20) CHARACTER SET latin1", List.of("''", "'a'", "'B'", "'ä\\'s'", "'z'")),
            Map.entry("VARCHAR(20) COLLATE utf8mb4_bin", List.of("'B'", "'a'", "'ä'", "'\u20ac'")),
            Map.entry("CHAR(10) COLLATE utf8mb4_0900_ai_ci", List.of("'a'", "'B'", "'c\\\\'")),
            Map.entry("ENUM('z','b','a')", List.of("'z'", "'b'", "'a'")),
            Map.entry("SET('z','b','a')", List.of("''", "'z'", "'b'", "'z,a'")),
            Map.entry("BIT(10)", List.of("b'0'", "b'10'", "b'1111111111'")),
            Map.entry("DATE", List.of("'0000-00-00'", "'2021-02-31'", "'2024-01-01'")),
            Map.entry("DATETIME(6)", List.of("'0000-00-00'", "'2024-01-01 00:00:00.000001'", "'9999-12-31 23:59:59'")),
            Map.entry("TIMESTAMP(3) DEFAULT '2000-01-01'", List.of("'1971-01-01'", "'2024-10-27 01:30:00.001'")),
            Map.entry("TIME", List.of("'-838:59:59'", "'00:00:00'", "'838:59:59'")),
            Map.entry("YEAR", List.of("0", "1901", "2155")),
            Map.entry("DOUBLE", List.of("-1e300", "0.1", "1e300"))));

    private ExactTables() {}

    /** Makes the tables with a thousand rows each, so that the keys' literals are needed, and returns their names. */
    static List<String> create(Site site, String database) {
        List<String> tables = new ArrayList<>();
        KEYS.forEach((type, keys) -> {
            String table = database + ".t" + tables.size();
            tables.add(table);
            site.transaction(statements(table, type, keys));
        });
        return tables;
    }

    private static String[] statements(String table, String type, List<String> keys) {
        List<String> statements = new ArrayList<>(List.of(
                "SET SESSION sql_mode = 'ALLOW_INVALID_DATES', time_zone = '+00:00'",
                "CREATE TABLE " + table + " (k " + type
                        + " NOT NULL, n INT NOT NULL, d DATE, dt DATETIME, f FLOAT, y YEAR,"
                        + " e ENUM('a,b', 'c'), b BIT(12), j JSON, PRIMARY KEY (k, n))"));
        for (String key : keys) {
            statements.add(
                    "INSERT INTO " + table + " WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i"
                            + " < 700) SELECT " + key
                            + ", i, '0000-00-00', '2021-02-31 10:00:00', 16777216 / 3 + i, 0, 'a,b', b'101000000001',"
                            + " '{\"a\": 1, \"long\": \"text\"}' FROM s");
        }
        return statements.toArray(String[]::new);
    }

    /** A query for all rows, which shows each value whole. */
    static String query(String table) {
        return "SELECT HEX(k), n, CAST(d AS CHAR), CAST(dt AS CHAR), f + 0e0, y + 0, e, HEX(b), CAST(j AS CHAR) FROM "
                + table + " ORDER BY 1, 2";
    }
}
