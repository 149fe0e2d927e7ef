package io.twoway.it.filter;

import java.util.List;

/**
 * A condition on a column of one type.
 *
 * @param name of its table and its condition
 * @param type of the column {@code v}
 * @param condition the expression
 * @param inside SQL of values for which it is true
 * @param outside SQL of values for which it is not
 */
record ConditionCase(String name, String type, String condition, List<String> inside, List<String> outside) {

    static final List<ConditionCase> ALL = List.of(
            of("tiny", "TINYINT(1)", "v", List.of("1", "-1"), List.of("0")),
            of("whole", "INT", "v MOD 10 = -7", List.of("-2147483647", "-7"), List.of("7", "2147483647")),
            of(
                    "unsigned",
                    "BIGINT UNSIGNED",
                    "v > 18446744073709551614",
                    List.of("18446744073709551615"),
                    List.of("18446744073709551614", "0")),
            of(
                    "exact",
                    "DECIMAL(40, 20)",
                    "v = 0.10000000000000000001 OR v > 1e19",
                    List.of("0.10000000000000000001", "99999999999999999999"),
                    List.of("0.1", "-99999999999999999999.99999999999999999999")),
            of("real", "FLOAT", "v = 0.5 OR v > 3.4e38", List.of("0.5", "3.402823466e38"), List.of("0.1", "-1")),
            of("exactreal", "DOUBLE", "v = 0.1 OR v = 0.1 + 0.2", List.of("0.1e0", "0.3"), List.of("0.1000000001")),
            of("bit", "BIT(12)", "v & 2048 AND v <> 4095", List.of("2048", "b'100000000001'"), List.of("4095", "39")),
            of("flag", "BIT(1)", "v = 1", List.of("1"), List.of("0")),
            of("year", "YEAR", "v IN (0, 1901, 2155)", List.of("1901", "2155", "'0000'"), List.of("2000", "1970")),
            of(
                    "day",
                    "DATE",
                    "v BETWEEN '2024-02-01' AND '2024-02-31' OR v = 0",
                    List.of("'2024-02-29'", "'2024-02-31'", "'0000-00-00'"),
                    List.of("'2024-03-01'", "'2024-01-00'", "'9999-12-31'")),
            of(
                    "moment",
                    "DATETIME(6)",
                    "v = '2024-05-05 10:00:00.000001' OR MONTH(v) = 0",
                    List.of("'2024-05-05 10:00:00.000001'", "'2024-00-05 23:59:59.5'"),
                    List.of("'2024-05-05 10:00:00'", "'1000-01-01'")),
            of(
                    "instant",
                    "TIMESTAMP(3) NULL",
                    "v = '2023-11-14 22:13:20.5' OR v = 0 OR UNIX_TIMESTAMP(v) = 1",
                    List.of("FROM_UNIXTIME(1700000000.5)", "0", "FROM_UNIXTIME(1)"),
                    List.of("FROM_UNIXTIME(1700000000)", "FROM_UNIXTIME(2)")),
            of(
                    "span",
                    "TIME(2)",
                    "v > '100:00:00' OR v < '-00:00:00.5'",
                    List.of("'838:59:59'", "'-00:00:00.51'"),
                    List.of("'100:00:00'", "'-00:00:00.5'")),
            of(
                    "label",
                    "ENUM('small', 'big', 'it''s') COLLATE utf8mb4_bin",
                    "v + 0 = 2 OR v = 'it''s'",
                    List.of("'big'", "3"),
                    List.of("'small'")),
            of(
                    "labels",
                    "SET('a', 'b', 'c')",
                    "FIND_IN_SET('b', v) AND v & 4",
                    List.of("'b,c'", "'a,b,c'"),
                    List.of("'b'", "''", "'a,c'")),
            of(
                    "anycase",
                    "VARCHAR(20) COLLATE utf8mb4_0900_ai_ci",
                    "v = 'Stra\u00dfe' OR v IN (\"it's\", 'back\\\\slash')",
                    List.of("'STRASSE'", "'stra\u00dfe'", "'IT''S'", "'back\\\\slash'"),
                    List.of("'Strase'", "''")),
            of(
                    "owncase",
                    "VARCHAR(20) COLLATE utf8mb4_0900_as_cs",
                    "v = 'a'",
                    List.of("'a'"),
                    List.of("'A'", "'\u00e4'")),
            of(
                    "german",
                    "CHAR(5) CHARACTER SET latin1 COLLATE latin1_german2_ci",
                    "v = '\u00e4'",
                    List.of("'ae'", "'\u00c4'"),
                    List.of("'a'")),
            of("padded", "VARCHAR(20) COLLATE utf8mb4_general_ci", "v = 'x'", List.of("'x'", "'X  '"), List.of("' x'")),
            of(
                    "text",
                    "TEXT",
                    "v REGEXP '^[0-9]{3}$' OR v LIKE '50\\\\%%'",
                    List.of("'123'", "'50% off'"),
                    List.of("'1234'", "'5000'")),
            of(
                    "emoji",
                    "LONGTEXT CHARACTER SET utf8mb4",
                    "INSTR(v, '\ud83d\ude00') > 0",
                    List.of("'a\ud83d\ude00'"),
                    List.of("'a'")),
            of(
                    "bytes",
                    "VARBINARY(8)",
                    "v = x'00ff27' OR LENGTH(v) = 0",
                    List.of("x'00FF27'", "''"),
                    List.of("x'00ff2700'")),
            of("long_bytes", "BLOB", "SUBSTRING(v, 2, 1) = 'b'", List.of("'abc'"), List.of("'aBc'")),
            of(
                    "document",
                    "JSON",
                    "v->>'$.tag' = '\u00e9' OR JSON_CONTAINS(v, '2', '$.list')",
                    List.of("'{\"tag\": \"\u00e9\"}'", "'{\"list\": [1, 2]}'"),
                    List.of("'{\"tag\": \"e\"}'", "'[2]'", "'null'")),
            of(
                    "place",
                    "POINT SRID 4326",
                    "ST_Latitude(v) > 50",
                    List.of("ST_GeomFromText('POINT(51 7)', 4326)"),
                    List.of("ST_GeomFromText('POINT(7 51)', 4326)")),
            of(
                    "computed",
                    "INT, w INT GENERATED ALWAYS AS (v * 2) VIRTUAL, x INT GENERATED ALWAYS AS (v * 3) STORED",
                    "w = 4 OR x = 9",
                    List.of("2", "3"),
                    List.of("4", "9")));

    ConditionCase {
        inside = List.copyOf(inside);
        outside = List.copyOf(outside);
    }

    private static ConditionCase of(
            String name, String type, String condition, List<String> inside, List<String> outside) {
        return new ConditionCase(name, type, condition, inside, outside);
    }

    @Override
    public String toString() {
        return type + ": " + condition;
    }
}
