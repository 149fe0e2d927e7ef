package io.twoway.it.differential;

import io.twoway.it.pair.Site;
import java.util.List;
import java.util.Random;

/** Random statements about what is in a database. Most of them are valid. */
final class DdlGenerator {

    private static final int FEW = 3;
    private static final int MANY = 8;

    private final Site site;
    private final String database;
    private final Words words;
    private final CreateWords creating;
    private final AlterWords altering;

    DdlGenerator(Site site, String database, Random random) {
        this.site = site;
        this.database = database;
        this.words = new Words(random);
        ColumnWords columns = new ColumnWords(words);
        this.creating = new CreateWords(words, columns);
        this.altering = new AlterWords(words, columns);
    }

    /** Returns the next statement, spelled for a session. */
    String next(SessionSettings settings) {
        words.speak(settings);
        Schema all = Schema.of(site, database);
        Schema schema = all.of(words::loggable);
        List<String> tables = schema.tableNames();
        if (tables.isEmpty() || all.tableNames().size() < FEW) {
            return creating.table();
        }
        int kind = words.below(30);
        if (kind < 4) {
            return all.tableNames().size() < MANY ? creating.any(schema) : drop(schema);
        }
        if (kind < 20 || (kind < 24 && !settings.bytesAreCharacters())) {
            return altering.table(schema, words.pick(tables));
        }
        return kind < 24 ? creating.viewOrRoutine(schema) : other(kind, schema);
    }

    private String other(int kind, Schema schema) {
        String table = words.pick(schema.tableNames());
        return switch (kind) {
            case 24 -> rename(schema);
            case 25 -> altering.index(schema, table);
            case 26 -> altering.index(schema, table);
            case 27 -> "TRUNCATE" + words.maybe("TABLE") + " " + words.quoted(table);
            case 28 -> drop(schema);
            default ->
                "ALTER DATABASE `" + database + "` "
                        + words.one(
                                "CHARACTER SET latin1",
                                "COLLATE utf8mb4_bin",
                                "CHARACTER SET utf8mb4",
                                "COLLATE 'sjis_bin'");
        };
    }

    private String rename(Schema schema) {
        String one = words.quoted(words.pick(schema.tableNames()));
        String other = words.quoted(words.pick(schema.tableNames()));
        return words.oneIn(2)
                ? "RENAME TABLE " + one + " TO " + words.newName()
                : "RENAME TABLE " + one + " TO between_both, " + other + " TO " + one + ", between_both TO " + other;
    }

    private String drop(Schema schema) {
        if (!schema.views().isEmpty() && words.oneIn(3)) {
            return "DROP VIEW" + words.maybe("IF EXISTS") + " " + words.quoted(words.pick(schema.views()));
        }
        String table = words.quoted(words.pick(schema.tableNames()));
        return words.oneIn(2)
                ? "DROP TABLE " + table + words.maybe("CASCADE", "RESTRICT")
                : "DROP TABLE IF EXISTS nothing, " + table;
    }
}
