package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type's edge values, written by A before the start, by A and by B; then changed and deleted from the other site. */
class TypesIT {

    private static final Map<Column, List<List<String>>> INSERTED = new HashMap<>();

    private static Pair pair;

    /**
     * A table of one column {@code c}.
     *
     * @param type its declaration
     * @param values literals; NULL and the default are added to them
     */
    record Column(String name, String type, List<String> values, List<String> notLoaded) {

        static Column of(String name, String type, String... values) {
            return new Column(name, type, List.of(values), List.of());
        }

        /** Values that Debezium's snapshot reads wrong (README, limits); as changes they must arrive all the same. */
        Column butNotLoaded(String... altered) {
            return new Column(name, type, values, List.of(altered));
        }

        String table() {
            return "types.t_" + name;
        }

        /** The id says what becomes of a row: its last digit the value, the others who writes it. */
        String insert(int tens) {
            return "INSERT INTO " + table() + " (id, c) VALUES "
                    + literals()
                            .filter(numbered -> tens > 1 || !notLoaded.contains(numbered.literal()))
                            .map(numbered -> "(" + (tens * 100 + numbered.number()) + ", " + numbered.literal() + ")")
                            .collect(Collectors.joining(", "));
        }

        Stream<Numbered> literals() {
            List<String> all =
                    Stream.concat(values.stream(), Stream.of("NULL", "DEFAULT")).toList();
            return Stream.iterate(0, i -> i + 1).limit(all.size()).map(i -> new Numbered(i, all.get(i)));
        }

        @Override
        public String toString() {
            return type;
        }
    }

    record Numbered(int number, String literal) {}

    static Stream<Column> columns() {
        return Stream.of(numbers(), times(), texts(), bytes(), others()).flatMap(columns -> columns);
    }

    private static Stream<Column> numbers() {
        return Stream.of(
                Column.of("tinyint", "TINYINT DEFAULT 7", "-128", "0", "127"),
                Column.of("bool", "BOOLEAN", "TRUE", "FALSE"),
                Column.of("tinyint_u", "TINYINT UNSIGNED", "0", "255"),
                Column.of("smallint", "SMALLINT", "-32768", "32767"),
                Column.of("smallint_u", "SMALLINT UNSIGNED", "65535"),
                Column.of("mediumint", "MEDIUMINT", "-8388608", "8388607"),
                Column.of("mediumint_u", "MEDIUMINT UNSIGNED", "16777215"),
                Column.of("int", "INT DEFAULT -5", "-2147483648", "2147483647"),
                Column.of("int_u", "INT UNSIGNED", "4294967295"),
                Column.of("bigint", "BIGINT", "-9223372036854775808", "9223372036854775807"),
                Column.of("bigint_u", "BIGINT UNSIGNED DEFAULT 18446744073709551615", "0", "9223372036854775808"),
                Column.of(
                        "decimal",
                        "DECIMAL(30,10) DEFAULT 1.5",
                        "-12345678901234567890.0123456789",
                        "0.0000000001",
                        "99999999999999999999.9999999999"),
                Column.of("float", "FLOAT", "0.1", "-3.4e38", "1.17549e-38", "16777217")
                        .butNotLoaded("16777217"),
                Column.of("double", "DOUBLE", "0.1", "-1.7976931348623157e308", "2.2250738585072014e-308", "1e22"),
                Column.of("bit1", "BIT(1)", "b'0'", "b'1'"),
                Column.of("bit12", "BIT(12)", "b'000000000001'", "b'101111110000'"),
                Column.of("bit64", "BIT(64)", "b'1'", "0xFFFFFFFFFFFFFFFF", "0x8000000000000001"));
    }

    private static Stream<Column> times() {
        return Stream.of(
                Column.of(
                        "date",
                        "DATE DEFAULT '2000-02-29'",
                        "'1000-01-01'",
                        "'9999-12-31'",
                        "'1582-10-10'",
                        "'0001-01-01'"),
                Column.of("datetime0", "DATETIME", "'1000-01-01 00:00:00'", "'9999-12-31 23:59:59'"),
                Column.of("datetime3", "DATETIME(3)", "'2026-03-29 02:30:00.123'", "'1969-12-31 23:59:59.999'"),
                Column.of("datetime6", "DATETIME(6)", "'9999-12-31 23:59:59.999999'", "'0001-01-01 00:00:00.000001'"),
                Column.of("timestamp0", "TIMESTAMP NULL", "'1970-01-01 00:00:01'", "'2038-01-19 03:14:07'"),
                Column.of(
                        "timestamp6",
                        "TIMESTAMP(6) NULL",
                        "'2026-10-25 02:30:00.654321'",
                        "'1970-01-01 00:00:01.000001'"),
                Column.of("time0", "TIME", "'-838:59:59'", "'838:59:59'", "'00:00:00'", "'-00:00:01'"),
                Column.of("time6", "TIME(6)", "'-837:59:59.999999'", "'25:00:00.000001'", "'-00:00:00.000001'"),
                Column.of("year", "YEAR", "1901", "2155", "0").butNotLoaded("0"));
    }

    private static Stream<Column> texts() {
        return Stream.of(
                Column.of("char", "CHAR(10) DEFAULT 'x'", "''", "'a'", "'äöü😀'"),
                Column.of("varchar", "VARCHAR(60)", "''", "' a '", "'it''s \\\\ \\n \\0 😀 日本'", "'NULL'"),
                Column.of("text", "TEXT", "''", "REPEAT('😀', 10000)"),
                Column.of("longtext", "LONGTEXT", "REPEAT('ab', 100000)"),
                Column.of("latin1", "VARCHAR(20) CHARACTER SET latin1", "'äöüß€'", "'plain'"),
                Column.of("bin_text", "VARCHAR(20) COLLATE utf8mb4_bin", "'A'", "'a'"),
                Column.of("enum", "ENUM('a','b c','é','d') DEFAULT 'b c'", "'a'", "'é'", "'d'"),
                Column.of("set", "SET('a','b','ü') DEFAULT 'a,b'", "''", "'a,ü'", "'b'"),
                Column.of(
                        "json",
                        "JSON",
                        "'{\"b\": [1, 2.50, {\"c\": null}], \"a\": \"😀\"}'",
                        "'null'",
                        "'18446744073709551615'",
                        "'1.0'",
                        "'\"text\"'",
                        "'[]'"));
    }

    private static Stream<Column> bytes() {
        return Stream.of(
                Column.of("binary", "BINARY(4)", "0x00000000", "0x01", "0xFF00FF00", "0x20202020"),
                Column.of("varbinary", "VARBINARY(10)", "''", "0x00FF10", "0x6100"),
                Column.of("blob", "BLOB", "''", "0x00FF7F80", "REPEAT(0xFF00, 20000)"));
    }

    private static Stream<Column> others() {
        return Stream.of(
                Column.of(
                        "point",
                        "POINT",
                        "ST_GeomFromText('POINT(1.5 -2.25)')",
                        "ST_GeomFromText('POINT(10 20)', 4326)"),
                Column.of("geometry", "GEOMETRY", "ST_GeomFromText('POLYGON((0 0,10 0,10 10,0 10,0 0))')"),
                Column.of(
                        "generated",
                        "INT DEFAULT 3, doubled INT GENERATED ALWAYS AS (c * 2) VIRTUAL,"
                                + " tripled INT GENERATED ALWAYS AS (c * 3) STORED",
                        "1",
                        "-4"));
    }

    @BeforeAll
    static void writeAllTypesOnBothSites() {
        // a change taken for a conflict must not stop the others: the journal shows it
        pair = new Pair("types").withBothSinks(Map.of("conflict.policy", "Overwrite"));
        columns().forEach(column -> pair.a()
                .execute(
                        "CREATE TABLE " + column.table() + " (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0, c "
                                + column.type() + ")",
                        column.insert(1)));
        pair.start();
        columns().forEach(column -> pair.a().execute(column.insert(2), column.insert(3)));
        columns().forEach(column -> pair.b().execute(column.insert(4), column.insert(5)));
        pair.settle();
        columns().forEach(column -> INSERTED.put(column, List.of(rows(pair.a(), column), rows(pair.b(), column))));
        columns().forEach(column -> changeRowsOf(column, pair.b(), 1, 2));
        columns().forEach(column -> changeRowsOf(column, pair.a(), 4, 5));
        pair.settle();
    }

    /** Updates the rows of two groups, one of which gets its values shifted, and deletes a third. */
    private static void changeRowsOf(Column column, Site site, int kept, int shifted) {
        List<String> literals = column.literals().map(Numbered::literal).toList();
        site.execute("UPDATE " + column.table() + " SET n = n + 1 WHERE id DIV 100 = " + kept);
        for (int i = 0; i < literals.size(); i++) {
            String next = literals.get((i + 1) % literals.size());
            site.execute(
                    "UPDATE " + column.table() + " SET c = " + next + ", n = n + 1 WHERE id = " + (shifted * 100 + i));
        }
        if (shifted == 2) {
            site.execute("DELETE FROM " + column.table() + " WHERE id DIV 100 = 3");
        }
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("columns")
    void loadedAndInsertedValuesAreTheSame(Column column) {
        List<List<String>> sites = INSERTED.get(column);
        assertThat(sites.get(1))
                .isEqualTo(sites.get(0))
                .hasSize(
                        5 * (int) column.literals().count() - column.notLoaded().size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("columns")
    void valuesAreTheSameAfterUpdatesAndDeletes(Column column) {
        assertThat(rows(pair.b(), column))
                .isEqualTo(rows(pair.a(), column))
                .hasSize(
                        4 * (int) column.literals().count() - column.notLoaded().size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("columns")
    void noChangeWasTakenForAConflict(Column column) {
        assertThat(conflicts(pair.a(), column)).isEmpty();
        assertThat(conflicts(pair.b(), column)).isEmpty();
    }

    /** HEX tells bytes and integers apart, text all but a FLOAT, of which it has six digits only. */
    private static List<String> rows(Site site, Column column) {
        String more = column.name().equals("generated") ? ", doubled, tripled" : "";
        String exact = column.type().matches("FLOAT|DOUBLE") ? ", c + 0e0" : "";
        return site.rows(
                "SELECT id, n, HEX(c), CAST(c AS CHAR)" + more + exact + " FROM " + column.table() + " ORDER BY id");
    }

    private static List<String> conflicts(Site site, Column column) {
        return pair.journal(site).entriesOf(column.table()).stream()
                .map(entry -> entry.kind() + " before " + entry.before() + " current " + entry.current())
                .toList();
    }
}
