package io.twoway.it.types;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A primary key and rows that are told apart by it alone.
 *
 * @param name the table's name
 * @param columns the key's columns with their definitions
 * @param key their names
 * @param keys ten keys, none equal to another; each a list of SQL expressions
 * @param spellings what the second and the fourth key are changed to: equal in the collation where it has other spellings
 */
record KeyCase(String name, String columns, String key, List<String> keys, List<String> spellings) {

    KeyCase {
        keys = List.copyOf(keys);
        spellings = List.copyOf(spellings);
    }

    static List<KeyCase> all() {
        List<String> letters = texts("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        return List.of(
                of("ai_ci", "VARCHAR(20) COLLATE utf8mb4_0900_ai_ci", letters, "'B'", "'Ð'"),
                of("as_ci", "VARCHAR(20) COLLATE utf8mb4_0900_as_ci", letters, "'B'", "'D'"),
                of("general_ci", "VARCHAR(20) COLLATE utf8mb4_general_ci", letters, "'B  '", "'d '"),
                of("latin1", "CHAR(20) CHARACTER SET latin1", letters, "'B'", "'D'"),
                of("sjis", "VARCHAR(20) CHARACTER SET sjis", letters, "'B '", "'Ｄ'"),
                of("bin", "VARCHAR(20) COLLATE utf8mb4_bin", letters, "'b '", "'D'"),
                of("bin_0900", "VARCHAR(20) COLLATE utf8mb4_0900_bin", letters, "'b '", "'D'"),
                of(
                        "varbinary",
                        "VARBINARY(10)",
                        bytes("", "00", "0000", "61", "41", "20", "6120", "FF", "80", "FFFF"),
                        "0x0001",
                        "0x6100"),
                of(
                        "fixed_binary",
                        "BINARY(3)",
                        bytes("00", "01", "02", "61", "41", "20", "6120", "FF", "80", "FFFF"),
                        "0x0101",
                        "0x6101"),
                of("unsigned", "BIGINT UNSIGNED", numbers("18446744073709551606"), "1", "9223372036854775808"),
                of("signed", "BIGINT", numbers("-9223372036854775808"), "1", "9223372036854775807"),
                of("decimal", "DECIMAL(65,30)", numbers("-0.000000000000000000000000000009"), "1.5", "2.5"),
                of("bits", "BIT(64)", numbers("9223372036854775808"), "1", "2"),
                of(
                        "dates",
                        "DATE",
                        texts(
                                "0000-00-00",
                                "2024-00-00",
                                "2024-05-00",
                                "2024-05-01",
                                "0000-01-01",
                                "9999-12-31",
                                "1970-01-01",
                                "1000-01-01",
                                "2000-01-01",
                                "2000-01-02"),
                        "'2024-01-00'",
                        "'2024-05-02'"),
                of(
                        "datetimes",
                        "DATETIME(6)",
                        texts(
                                "0000-00-00",
                                "2024-00-00 00:00:00.000001",
                                "2024-05-00",
                                "2024-05-01",
                                "0000-01-01",
                                "9999-12-31 23:59:59.999999",
                                "1970-01-01",
                                "1000-01-01",
                                "2000-01-01",
                                "2000-01-02"),
                        "'2024-01-00'",
                        "'2024-05-01 00:00:00.000001'"),
                of(
                        "timestamps",
                        "TIMESTAMP(3)",
                        texts(
                                "0000-00-00",
                                "2024-05-01",
                                "2024-05-01 00:00:00.001",
                                "2024-05-02",
                                "1970-01-02",
                                "2038-01-19 03:14:07.999",
                                "2000-01-01",
                                "2000-01-02",
                                "2000-01-03",
                                "2000-01-04"),
                        "'2024-05-03'",
                        "'2024-05-04'"),
                of(
                        "times",
                        "TIME(6)",
                        texts(
                                "-838:59:59",
                                "838:59:59",
                                "00:00:00",
                                "-00:00:00.000001",
                                "00:00:00.000001",
                                "1:00",
                                "2:00",
                                "3:00",
                                "4:00",
                                "5:00"),
                        "'25:00:00'",
                        "'-25:00:00'"),
                of("enums", "ENUM('a','b','c','d','e','f','g','h','i','j','k','l')", letters, "'k'", "'l'"),
                composite());
    }

    private static KeyCase composite() {
        List<String> keys = IntStream.range(0, 10)
                .mapToObj(i -> (i / 2) + ", '" + (i % 2 == 0 ? "a" : "b") + "'")
                .toList();
        return new KeyCase(
                "composite",
                "k INT, l VARCHAR(20) COLLATE utf8mb4_general_ci",
                "k, l",
                keys,
                List.of("0, 'B '", "7, 'á'"));
    }

    private static KeyCase of(String name, String definition, List<String> keys, String second, String fourth) {
        return new KeyCase(name, "k " + definition, "k", keys, List.of(second, fourth));
    }

    private static List<String> texts(String... texts) {
        return Arrays.stream(texts).map(text -> "'" + text + "'").toList();
    }

    private static List<String> bytes(String... hex) {
        return Arrays.stream(hex).map(one -> "x'" + one + "'").toList();
    }

    private static List<String> numbers(String first) {
        BigDecimal start = new BigDecimal(first);
        return IntStream.range(0, 10)
                .mapToObj(i ->
                        start.add(start.ulp().multiply(BigDecimal.valueOf(i))).toPlainString())
                .toList();
    }

    String table() {
        return "typekeys.k_" + name;
    }

    String create() {
        return "CREATE TABLE " + table() + " (tag INT NOT NULL, n INT NOT NULL DEFAULT 0, " + columns
                + ", PRIMARY KEY (" + key + "))";
    }

    String insert(int number) {
        return "INSERT INTO " + table() + " (tag, " + key + ") VALUES (" + number + ", " + keys.get(number) + ")";
    }

    String touch(int number) {
        return "UPDATE " + table() + " SET n = n + 1 WHERE tag = " + number;
    }

    String delete(int number) {
        return "DELETE FROM " + table() + " WHERE tag = " + number;
    }

    String rekey(int number, String to) {
        String[] names = key.split(", ");
        String[] values = to.split(", ");
        StringBuilder set = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            set.append(i == 0 ? "" : ", ").append(names[i]).append(" = ").append(values[i]);
        }
        return "UPDATE " + table() + " SET " + set + " WHERE tag = " + number;
    }

    String select() {
        return "SELECT tag, n, HEX(CAST(CONCAT_WS('|', " + key + ") AS BINARY)) FROM " + table() + " ORDER BY tag";
    }

    @Override
    public String toString() {
        return name;
    }
}
