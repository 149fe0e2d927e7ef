package io.twoway.bench.workload;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The shape of a table, whose rows are made of their number {@code n} by MySQL itself.
 *
 * @param columns name and type of each column, and the keys
 * @param values the values of row {@code n}, as expressions
 * @param change what an UPDATE sets
 * @param range the rows from one number to another, as a format of a condition
 * @param reducible whether a sink may keep only the last change of each key in a batch: no other key may be in the way
 * @param key the column of the primary key; empty if there is none
 */
public record Shape(
        List<String> columns, List<String> values, String change, String range, boolean reducible, String key) {

    /**
     * The number of the first marker's row: behind all other rows in the order of keys, in which a snapshot reads, and small
     * enough for a time that is as many seconds from now.
     */
    public static final long FIRST_MARKER = 1_000_000_000;

    /** What tells a marker's row from all others, and is found in the bytes of its record. */
    private static final String NOTE =
            "IF(n >= %1$d, CONCAT('marker-', LPAD(n - %1$d, 8, '0')), CONCAT('note of row ', n, REPEAT('x', n MOD 40)))"
                    .formatted(FIRST_MARKER);

    private static final String NUMBER_RANGE = "id BETWEEN %d AND %d";

    /** Six columns of the usual types. */
    public static final Shape ORDERS = new Shape(
            List.of(
                    "id BIGINT PRIMARY KEY",
                    "customer INT NOT NULL",
                    "amount DECIMAL(12,2) NOT NULL",
                    "status VARCHAR(20) NOT NULL",
                    "note VARCHAR(120)",
                    "changed DATETIME(3) NOT NULL"),
            List.of(
                    "n",
                    "n MOD 1000",
                    "n MOD 100000 / 7",
                    "ELT(1 + n MOD 4, 'new', 'paid', 'sent', 'done')",
                    NOTE,
                    "'2026-01-01' + INTERVAL n SECOND"),
            "amount = amount + 1, status = IF(status = 'sent', 'done', 'sent'), changed = changed + INTERVAL 1 DAY",
            NUMBER_RANGE,
            true,
            "id");

    /** A key of text, compared as MySQL's default collation does. */
    public static final Shape TEXT_KEY = new Shape(
            List.of("code VARCHAR(60) PRIMARY KEY", "amount BIGINT NOT NULL", "note VARCHAR(120)"),
            List.of("CONCAT('Customer ', LPAD(n, 12, '0'))", "n * 3", NOTE),
            "amount = amount + 1",
            "code BETWEEN CONCAT('Customer ', LPAD(%d, 12, '0')) AND CONCAT('Customer ', LPAD(%d, 12, '0'))",
            true,
            "code");

    /** Two unique keys beside the primary one. */
    public static final Shape UNIQUE_KEYS = new Shape(
            List.of(
                    "id BIGINT PRIMARY KEY",
                    "email VARCHAR(80) NOT NULL UNIQUE",
                    "phone BIGINT NOT NULL UNIQUE",
                    "amount BIGINT NOT NULL",
                    "note VARCHAR(120)"),
            List.of("n", "CONCAT('mail', n, '@example.com')", "n * 7", "n", NOTE),
            "amount = amount + 1, phone = phone + 1",
            NUMBER_RANGE,
            false,
            "id");

    /** No key at all. */
    public static final Shape KEYLESS = new Shape(
            List.of("id BIGINT NOT NULL", "amount BIGINT NOT NULL", "note VARCHAR(120)"),
            List.of("n", "n", NOTE),
            "amount = amount + 1",
            NUMBER_RANGE,
            false,
            "");

    /** Sixty columns, some 2 KB a row. */
    public static final Shape WIDE = wide();

    public Shape {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
    }

    private static Shape wide() {
        Shape narrow = ORDERS;
        List<String> columns = IntStream.range(0, 54)
                .mapToObj(i -> switch (i % 3) {
                    case 0 -> "number_" + i + " BIGINT NOT NULL";
                    case 1 -> "text_" + i + " VARCHAR(200) NOT NULL";
                    default -> "time_" + i + " DATETIME(3) NOT NULL";
                })
                .toList();
        List<String> values = IntStream.range(0, 54)
                .mapToObj(i -> switch (i % 3) {
                    case 0 -> "n + " + i;
                    case 1 -> "REPEAT(CHAR(97 + (n + %d) MOD 26), 100)".formatted(i);
                    default -> "'2026-01-01' + INTERVAL (n + %d) SECOND".formatted(i);
                })
                .toList();
        return new Shape(
                join(narrow.columns(), columns),
                join(narrow.values(), values),
                narrow.change(),
                narrow.range(),
                true,
                narrow.key());
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Returns the statement that makes a table. */
    public String create(String table) {
        return "CREATE TABLE " + table + " (" + String.join(", ", columns) + ")";
    }

    /** Returns the statement that inserts the rows with these numbers. */
    public String insert(String table, long first, long last) {
        return """
                INSERT INTO %s WITH RECURSIVE numbers (n) AS (SELECT %d UNION ALL SELECT n + 1 FROM numbers WHERE n < %d)
                SELECT %s FROM numbers"""
                .formatted(table, first, last, String.join(", ", values));
    }

    public String update(String table, long first, long last) {
        return "UPDATE " + table + " SET " + change + " WHERE " + where(first, last);
    }

    public String delete(String table, long first, long last) {
        return "DELETE FROM " + table + " WHERE " + where(first, last);
    }

    /** Returns the condition that holds for the rows with these numbers. */
    public String where(long first, long last) {
        return range.formatted(first, last);
    }
}
