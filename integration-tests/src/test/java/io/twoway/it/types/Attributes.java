package io.twoway.it.types;

import java.util.List;

/** Columns with attributes: hidden, computed, or filled by MySQL where a statement says nothing. */
final class Attributes {

    private static final String GROUP = "Attributes";

    /** The first version with invisible columns. */
    private static final String INVISIBLE = "8.0.23";

    private Attributes() {}

    static List<TypeCase> all() {
        return List.of(
                of("INVISIBLE", "INT DEFAULT 5 INVISIBLE", TypeCase.TEXT, "1", "NULL", "DEFAULT")
                        .since(INVISIBLE),
                of("NOT NULL INVISIBLE", "INT NOT NULL DEFAULT 5 INVISIBLE", TypeCase.TEXT, "1", "DEFAULT")
                        .since(INVISIBLE),
                of(
                        "GENERATED VIRTUAL and STORED",
                        "INT DEFAULT 3, v INT GENERATED ALWAYS AS (c * 2) VIRTUAL,"
                                + " s INT GENERATED ALWAYS AS (c * 3) STORED, UNIQUE KEY (v, id)",
                        List.of("c", "v", "s"),
                        "1",
                        "-4",
                        "NULL",
                        "DEFAULT"),
                of(
                                "GENERATED from JSON, text and dates",
                                "JSON, v VARCHAR(20) GENERATED ALWAYS AS (c->>'$.a') VIRTUAL INVISIBLE,"
                                        + " s VARBINARY(20) GENERATED ALWAYS AS (CAST(c->>'$.a' AS BINARY(5))) STORED",
                                List.of("CAST(c AS CHAR)", "v", "HEX(s)"),
                                "'{\"a\": \"xyz\"}'",
                                "'{}'",
                                "NULL")
                        .since(INVISIBLE),
                of(
                        "expression default: UUID, RAND",
                        "VARCHAR(40) DEFAULT (CONCAT(UUID(), RAND()))",
                        TypeCase.BYTES,
                        "'x'",
                        "NULL",
                        "DEFAULT"),
                of(
                        "expression default: JSON_ARRAY, NOW",
                        "JSON DEFAULT (JSON_ARRAY(1, 'a'))",
                        TypeCase.JSON,
                        "'{}'",
                        "NULL",
                        "DEFAULT"),
                of(
                        "expression default of a BLOB",
                        "BLOB DEFAULT (REPEAT(0xFF, 3))",
                        TypeCase.BYTES,
                        "0x00",
                        "NULL",
                        "DEFAULT"),
                of(
                        "DEFAULT of NOT NULL text",
                        "VARCHAR(20) NOT NULL DEFAULT 'it''s, \\\"ä\\\"'",
                        TypeCase.BYTES,
                        "''",
                        "DEFAULT"),
                of(
                        "DEFAULT CURRENT_TIMESTAMP ON UPDATE",
                        "INT, t TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),"
                                + " d DATETIME NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP",
                        List.of("c", "t", "d"),
                        "1",
                        "2",
                        "NULL"),
                of(
                        "AUTO_INCREMENT beside the key",
                        "BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, KEY (c)",
                        TypeCase.TEXT,
                        "DEFAULT",
                        "NULL"),
                of("CHECK", "INT CHECK (c > 0)", TypeCase.TEXT, "1", "NULL"),
                of(
                        "COMMENT, COLUMN_FORMAT, key on a prefix",
                        "TEXT COMMENT 'it''s; a \\\\ comment', KEY (c(5))",
                        TypeCase.BYTES,
                        "'abcdefg'",
                        "NULL"),
                of(
                        "names that need quotes",
                        "INT, `select` INT DEFAULT 1, `ä b``c` INT DEFAULT 2",
                        List.of("c", "`select`", "`ä b``c`"),
                        "1",
                        "NULL"));
    }

    private static TypeCase of(String title, String definition, List<String> probes, String... values) {
        return TypeCase.titled(GROUP, title, definition, probes, values);
    }
}
