package io.twoway.it.differential;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random statements that change a table. */
final class AlterWords {

    private final Words words;
    private final ColumnWords columns;

    AlterWords(Words words, ColumnWords columns) {
        this.words = words;
        this.columns = columns;
    }

    String table(Schema schema, String table) {
        List<String> names = schema.tables().get(table);
        int clauses = words.oneIn(3) ? 2 + words.below(2) : 1;
        String changes = Stream.generate(() -> clause(names, schema.indexes().getOrDefault(table, List.of())))
                .limit(clauses)
                .collect(Collectors.joining(", "));
        return "ALTER TABLE " + words.quoted(table) + " " + changes;
    }

    private String clause(List<String> names, List<String> indexes) {
        String column = words.quoted(words.pick(names));
        return switch (words.below(14)) {
            case 0, 1, 2 -> add() + " " + columns.definition() + place(names);
            case 3, 4 ->
                "MODIFY" + words.maybe("COLUMN") + " " + lastOrAny(names) + " " + columns.definition() + place(names);
            case 5 -> "CHANGE " + column + " " + words.newName() + " " + columns.definition() + place(names);
            case 6 -> "RENAME COLUMN " + column + " TO " + words.newName();
            case 7 -> swap(names);
            case 8 -> "DROP COLUMN " + lastOrAny(names);
            case 9 ->
                "ALTER COLUMN " + column + " "
                        + words.one(
                                "SET DEFAULT " + words.text(),
                                "DROP DEFAULT",
                                "SET INVISIBLE",
                                "SET VISIBLE",
                                "SET DEFAULT (1)");
            case 10 -> indexClause(column, indexes);
            case 11 -> charset();
            case 12 ->
                "ADD COLUMN " + words.newName() + " VARCHAR(90) AS (" + columns.expression(column) + ")"
                        + words.maybe("STORED");
            default -> rest(column);
        };
    }

    private String add() {
        return "ADD" + words.maybe("COLUMN") + " " + words.newName();
    }

    private String place(List<String> names) {
        return words.maybe("FIRST", "AFTER " + words.quoted(words.pick(names)));
    }

    private String lastOrAny(List<String> names) {
        return words.quoted(words.oneIn(2) ? names.get(names.size() - 1) : words.pick(names));
    }

    private String swap(List<String> names) {
        String one = words.quoted(words.pick(names));
        String other = words.quoted(words.pick(names));
        return "RENAME COLUMN " + one + " TO " + other + ", RENAME COLUMN " + other + " TO " + one;
    }

    private String indexClause(String column, List<String> indexes) {
        if (!indexes.isEmpty() && words.oneIn(2)) {
            String index = words.quoted(words.pick(indexes));
            return words.one(
                    "DROP INDEX " + index,
                    "RENAME INDEX " + index + " TO " + words.newName(),
                    "ALTER INDEX " + index + " INVISIBLE");
        }
        return words.one(
                "ADD INDEX (" + column + ")",
                "ADD KEY " + words.newName() + " (" + column + " DESC)",
                "ADD KEY " + words.newName() + " ((" + columns.expression(column) + "))");
    }

    private String charset() {
        return words.one(
                "DEFAULT CHARACTER SET utf8mb4",
                "DEFAULT CHARACTER SET latin1",
                "CHARSET = utf8mb4 COLLATE = utf8mb4_bin",
                "COLLATE utf8mb4_unicode_ci",
                "CONVERT TO CHARACTER SET utf8mb4",
                "CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    }

    private String rest(String column) {
        return words.one(
                "COMMENT = " + words.one("'c:\\new'", "'ä'", "'it''s'"),
                "ROW_FORMAT=DYNAMIC",
                "FORCE",
                "ENGINE=InnoDB",
                "RENAME TO " + words.newName(),
                "ORDER BY " + column,
                "ADD CHECK (LENGTH(" + column + ") >= 0 OR " + column + " IS NULL)",
                "PARTITION BY KEY () PARTITIONS 2",
                "REMOVE PARTITIONING",
                "ALGORITHM=INPLACE");
    }

    /** Returns a statement of its own about an index. */
    String index(Schema schema, String table) {
        List<String> indexes = schema.indexes().getOrDefault(table, List.of());
        String on = " ON " + words.quoted(table);
        if (!indexes.isEmpty() && words.oneIn(2)) {
            return "DROP INDEX " + words.quoted(words.pick(indexes)) + on;
        }
        String column = words.quoted(words.pick(schema.tables().get(table)));
        return "CREATE" + words.maybe("FULLTEXT") + " INDEX " + words.newName() + on + " (" + column + ")"
                + words.maybe("COMMENT 'ä'", "INVISIBLE");
    }
}
