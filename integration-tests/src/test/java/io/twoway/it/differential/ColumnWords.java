package io.twoway.it.differential;

import io.twoway.it.types.SpellingTypes;
import java.util.List;

/** Random definitions of columns. */
final class ColumnWords {

    private static final List<String> SPELLED = SpellingTypes.definitions().stream()
            .filter(type -> !type.contains("SERIAL") && !type.contains("SRID") && !hasGarbledLabels(type))
            .toList();

    private final Words words;

    /** MySQL 9.7.4 leaves labels as bytes of the former character set when it converts a table, and takes them no more. */
    private static boolean hasGarbledLabels(String type) {
        return type.matches("(ENUM|SET).*[^\\x00-\\x7F].*");
    }

    ColumnWords(Words words) {
        this.words = words;
    }

    /** Returns what may stand behind a column's name. */
    String definition() {
        return switch (words.below(7)) {
            case 0, 1 -> words.pick(SPELLED);
            case 2 -> text();
            case 3 -> time();
            case 4 -> number();
            case 5 -> labels();
            default -> words.one("JSON", "BLOB", "VARBINARY(30)", "BIT(12)", "GEOMETRY", "POINT", "YEAR");
        };
    }

    /** Returns an expression that is read in different ways by different sessions. */
    String expression(String column) {
        String text = words.keptText();
        return words.one(
                "CONCAT(" + column + ", " + text + ")",
                column + " || " + text,
                "LENGTH(" + column + ") - 5",
                "NOT LENGTH(" + column + ") BETWEEN 1 AND 5",
                "UPPER(" + column + ")",
                "IF(" + column + " = " + text + ", 1, 2) / 3");
    }

    private String text() {
        String type = words.one("VARCHAR(" + (1 + words.below(60)) + ")", "CHAR(12)", "TEXT", "TINYTEXT", "LONGTEXT");
        String charset = words.maybe(
                "CHARACTER SET latin1",
                "CHARACTER SET utf8mb4",
                "CHARACTER SET latin1 COLLATE latin1_german1_ci",
                "COLLATE utf8mb4_bin",
                "CHARACTER SET utf16",
                "CHARACTER SET sjis",
                "CHARSET utf8mb3",
                "COLLATE 'utf8mb4_unicode_ci'");
        String fallback = type.endsWith("TEXT") ? words.maybe("DEFAULT (" + words.keptText() + ")") : defaultText();
        return type + charset + words.maybe("NOT NULL", "NULL") + fallback + comment();
    }

    private String defaultText() {
        return words.maybe(
                "DEFAULT " + words.text(),
                "DEFAULT " + words.text(),
                "DEFAULT (CONCAT(" + words.keptText() + ", " + words.keptText() + "))");
    }

    private String time() {
        return words.one(
                        "TIMESTAMP",
                        "TIMESTAMP NULL",
                        "TIMESTAMP DEFAULT '2024-06-30 12:00:00'",
                        "TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP",
                        "TIMESTAMP(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)",
                        "DATETIME",
                        "DATETIME(3) DEFAULT '2024-06-30 12:00:00.5'",
                        "DATETIME DEFAULT NOW() ON UPDATE NOW()",
                        "DATETIME NOT NULL",
                        "DATE DEFAULT '2024-02-29'",
                        "DATE DEFAULT '0000-00-00'",
                        "TIME(2) DEFAULT '12:00'",
                        "TIME")
                + comment();
    }

    private String number() {
        return words.one(
                        "TINYINT",
                        "SMALLINT",
                        "MEDIUMINT",
                        "INT",
                        "BIGINT",
                        "DECIMAL(12,3)",
                        "FLOAT",
                        "DOUBLE",
                        "REAL",
                        "BOOLEAN")
                + words.maybe("UNSIGNED")
                + words.maybe("NOT NULL", "NULL")
                + words.maybe("DEFAULT 7", "DEFAULT '5'", "DEFAULT 0", "DEFAULT (1 + 2)")
                + words.maybe("INVISIBLE")
                + comment();
    }

    private String labels() {
        return words.one("ENUM", "SET")
                + words.one("('a','b')", "('x','it''s','c:\\n')", "('1','2','3')")
                + words.maybe("CHARACTER SET latin1", "COLLATE utf8mb4_bin", "BINARY")
                + words.maybe("NOT NULL", "DEFAULT 'b'", "NOT NULL DEFAULT 'x'", "DEFAULT 1");
    }

    private String comment() {
        return words.oneIn(5) ? " COMMENT " + words.one("'c'", "'it''s'", "'a\\b'", "', x INT'", "'ä'") : "";
    }
}
