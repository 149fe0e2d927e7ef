package io.twoway.it.differential;

import java.util.ArrayList;
import java.util.List;

/** Random statements that make something. */
final class CreateWords {

    private static final int MOST_COLUMNS = 6;

    private final Words words;
    private final ColumnWords columns;

    CreateWords(Words words, ColumnWords columns) {
        this.words = words;
        this.columns = columns;
    }

    String any(Schema schema) {
        String like = words.quoted(words.pick(schema.tableNames()));
        return switch (words.below(6)) {
            case 0 -> create() + words.newName() + words.one(" LIKE " + like, " (LIKE " + like + ")");
            case 1, 2 -> words.mayCreateSelect() && !schema.copyable().isEmpty() ? select(schema) : table();
            default -> table();
        };
    }

    private String select(Schema schema) {
        String from = " SELECT * FROM " + words.quoted(words.pick(schema.copyable()));
        String made = create() + words.newName();
        return words.oneIn(2)
                ? made + options() + words.maybe("IGNORE") + words.one(" AS", "") + from
                : made + " (extra INT DEFAULT 3)" + options() + from;
    }

    String table() {
        List<String> lines = new ArrayList<>();
        boolean keyed = !words.oneIn(6);
        lines.add(key(keyed));
        int count = 1 + words.below(MOST_COLUMNS);
        for (int i = 0; i < count; i++) {
            String name = words.quoted(words.newBareName() + "_" + i);
            lines.add(name + " " + columns.definition());
            if (words.oneIn(6)) {
                lines.add(words.one("KEY (" + name + ")", "INDEX " + words.newName() + " (" + name + ")"));
            }
        }
        if (words.oneIn(4)) {
            lines.add("base VARCHAR(10), made VARCHAR(60) AS (" + columns.expression("base") + ")"
                    + words.maybe("STORED", "VIRTUAL"));
        }
        return create() + words.newName() + " (" + String.join(",\n", lines) + ")" + options();
    }

    private String create() {
        return "CREATE TABLE " + (words.oneIn(4) ? "IF NOT EXISTS " : "");
    }

    private String key(boolean keyed) {
        return keyed
                ? words.one(
                        "id INT PRIMARY KEY",
                        "id INT NOT NULL, PRIMARY KEY (id)",
                        "id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY",
                        "id SERIAL, PRIMARY KEY (id)",
                        "id VARCHAR(20) CHARACTER SET latin1, PRIMARY KEY (id)",
                        "id INT, `second Key` CHAR(5) DEFAULT 'x', PRIMARY KEY (id, `second Key`)")
                : words.one("id INT", "id INT, UNIQUE KEY (id)", "id VARCHAR(30) NOT NULL");
    }

    private String options() {
        return words.maybe(
                        "DEFAULT CHARSET=latin1",
                        "CHARACTER SET utf8mb4",
                        "COLLATE=utf8mb4_unicode_ci",
                        "COLLATE 'latin1_bin'",
                        "CHARSET utf16",
                        "DEFAULT CHARACTER SET = sjis")
                + words.maybe("ENGINE=InnoDB", "ROW_FORMAT=COMPACT", "ROW_FORMAT=DYNAMIC", "STATS_PERSISTENT=0")
                + words.maybe("COMMENT='c:\\new'", "COMMENT 'it''s; x'", "COMMENT 'ä'");
    }

    String viewOrRoutine(Schema schema) {
        String table = words.pick(schema.tableNames());
        String column = words.quoted(words.pick(schema.tables().get(table)));
        String from = " FROM " + words.quoted(table);
        String name = words.quoted("v_" + words.newBareName());
        return switch (words.below(6)) {
            case 0, 1 -> "CREATE OR REPLACE VIEW " + name + " AS SELECT " + columns.expression(column) + " AS c" + from;
            case 2 -> "CREATE VIEW " + name + " (x, y) AS SELECT " + column + ", " + words.text() + from;
            case 3 ->
                "CREATE FUNCTION " + name + "(t VARCHAR(30)) RETURNS VARCHAR(90) DETERMINISTIC RETURN "
                        + columns.expression("t");
            case 4 ->
                "CREATE PROCEDURE " + name + "(IN t VARCHAR(30)) COMMENT " + words.one("'c'", "'it''s'")
                        + " BEGIN SELECT " + columns.expression("t") + ", " + words.text() + "; END";
            default ->
                schema.routines().isEmpty()
                        ? "CREATE PROCEDURE " + name + "() SELECT " + words.text()
                        : "DROP " + words.one("FUNCTION", "PROCEDURE") + " IF EXISTS "
                                + words.quoted(words.pick(schema.routines()));
        };
    }
}
