package io.twoway.it.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Databases, tables, columns and indexes whose names would do harm wherever they were put into a statement as they are. */
class HostileNamesIT {

    private static final String DATABASE = "hostile`'\"; DROP DATABASE hostile; -- \\ /*";

    private static final List<String> NAMES = List.of(
            "back`tick``s",
            "it's 'quoted'",
            "\"double\" \"quoted\" name",
            "x; DROP TABLE hostile.fence; -- y",
            "x`; DROP TABLE hostile.fence; #",
            "/* comment */ -- # /*! 1 */",
            "dots.in.a.name",
            "back\\slash\\'s",
            "${env:HOME} %s ? {0} $1 :x @y",
            "comma,colon:paren(theses) = [1]",
            "  spaces  between",
            "tab\tand more",
            "Größe 名前 имя");

    @Test
    void everyNameIsOnlyANameInTheLoadInChangesBothWaysAndInDdl() {
        try (Pair pair = new Pair("hostile").withDatabases("hostile.+")) {
            pair.a().execute("CREATE DATABASE " + quoted(DATABASE) + " CHARACTER SET utf8mb4"); // names are values too
            for (String name : NAMES) {
                pair.a()
                        .execute(
                                created(table(name), column(name)),
                                insert(name, 1, "loaded"),
                                insert(name, 2, "loaded"));
            }
            pair.start();
            for (String name : NAMES) {
                pair.a()
                        .execute(
                                insert(name, 3, name),
                                update(name, 1, name),
                                "DELETE FROM " + table(name) + " WHERE id = 2");
            }
            pair.settle();
            for (String name : NAMES) {
                pair.b()
                        .execute(
                                insert(name, 4, name),
                                update(name, 3, "from b"),
                                "DELETE FROM " + table(name) + " WHERE id = 1");
            }
            pair.settle();
            for (String name : NAMES) {
                pair.a().execute(ddl(name));
            }
            pair.settle();
            for (String name : NAMES) {
                pair.b()
                        .execute(
                                "INSERT INTO " + later(name) + " VALUES (1, 'b', NULL)",
                                "UPDATE " + later(name) + " SET " + added(name) + " = 5 WHERE id = 2");
            }
            pair.settle();

            for (String name : NAMES) {
                assertThat(rows(pair.a(), table(name)))
                        .as(name)
                        .containsExactly("3|from b|7", "4|" + name + "|7")
                        .isEqualTo(rows(pair.b(), table(name)));
                assertThat(rows(pair.a(), later(name)))
                        .as(name)
                        .containsExactly("1|b|NULL", "2|" + name + "|5")
                        .isEqualTo(rows(pair.b(), later(name)));
            }
            String problems = "SELECT statement, message FROM " + pair.bookkeeping()
                    + ".ddl_log WHERE state <> 'DONE' OR message NOT LIKE 'run without its DEFINER%'";
            assertThat(pair.b().rows(problems)).isEmpty();
            assertThat(catalog(pair.b())).isEqualTo(catalog(pair.a())).hasSize(3 * 2 * NAMES.size());
            List.of(pair.a(), pair.b())
                    .forEach(site -> assertThat(pair.journal(site).entries()).isEmpty());
        }
    }

    /** Debezium would read the table {@code real} in the place of this one. */
    @Test
    void aTableWhoseNameLooksQuotedIsRefusedBeforeAnythingIsRead() {
        try (Pair pair = new Pair("looksquoted")) {
            pair.a()
                    .execute(
                            "CREATE TABLE looksquoted.real_one (id INT PRIMARY KEY)",
                            "CREATE TABLE looksquoted.```real_one``` (id INT PRIMARY KEY)",
                            "CREATE TABLE looksquoted.`two\nlines` (id INT PRIMARY KEY)");

            assertThatThrownBy(() -> pair.rest().put(pair.connector("source-a"), pair.config("source-a")))
                    .hasMessageContaining("table-names")
                    .hasMessageContaining("looksquoted.`real_one`, looksquoted.two");
            pair.a().execute("DROP DATABASE looksquoted"); // other sources of this server need not know such names
        }
    }

    @Test
    void aTableWhoseNameLooksQuotedTravelsWhenItIsMadeWhileThePairRuns() {
        List<String> names = List.of("\"front", "back\"", "`ticks`");
        try (Pair pair = new Pair("quotedlater")) {
            pair.a().execute("CREATE DATABASE quotedelsewhere", "CREATE TABLE quotedelsewhere.`\"t` (id INT)");
            pair.start();
            pair.a().execute("CREATE TABLE quotedelsewhere.`t\"` (id INT)");
            for (String name : names) {
                String table = "quotedlater." + quoted(name);
                pair.a()
                        .execute(
                                "CREATE TABLE " + table + " (id INT PRIMARY KEY, v VARCHAR(20))",
                                "INSERT INTO " + table + " VALUES (1, 'a'), (2, 'a')",
                                "ALTER TABLE " + table + " ADD COLUMN w INT");
            }
            pair.settle();
            List.of("source-a", "source-b").forEach(role -> {
                pair.states().restart(pair.connector(role), true);
                pair.states().awaitRunning(pair.connector(role));
            });
            for (String name : names) {
                pair.b().execute("UPDATE quotedlater." + quoted(name) + " SET v = 'b', w = 1 WHERE id = 2");
                pair.a().execute("INSERT INTO quotedlater." + quoted(name) + " VALUES (3, 'a', 3)");
            }
            pair.settle();
            for (String name : names) {
                assertThat(rows(pair.a(), "quotedlater." + quoted(name)))
                        .as(name)
                        .containsExactly("1|a|NULL", "2|b|1", "3|a|3")
                        .isEqualTo(rows(pair.b(), "quotedlater." + quoted(name)));
            }
            pair.a().execute("DROP DATABASE quotedelsewhere");
            for (String name : names) {
                pair.a()
                        .execute(
                                "RENAME TABLE quotedlater." + quoted(name) + " TO quotedlater.plain",
                                "DROP TABLE" + " quotedlater.plain");
            }
            pair.settle();
            assertThat(pair.b()
                            .rows("SELECT statement, message FROM " + pair.bookkeeping()
                                    + ".ddl_log WHERE state = 'FAILED'"))
                    .isEmpty();
        }
    }

    /** Connector/J would take the backslash for an escape, and look for parameters in the wrong places. */
    @Test
    void aNameWithABackslashAtItsEndIsRefusedBeforeARowIsWritten() {
        try (Pair pair = new Pair("backslash")) {
            pair.a()
                    .execute(
                            "CREATE TABLE backslash.`ends\\` (id INT PRIMARY KEY)",
                            "INSERT INTO backslash.`ends\\` VALUES (1)");
            pair.rest().put(pair.connector("source-a"), pair.config("source-a"));
            pair.rest().put(pair.connector("sink-b"), pair.config("sink-b"));

            assertThat(pair.states().awaitFailure(pair.connector("sink-b")).text())
                    .contains("backslash.ends\\", "at its end or before a backtick");
        }
    }

    /** What A does with the tables of a name once the stream runs: every kind of statement about tables. */
    private static String[] ddl(String name) {
        String first = inDatabase("1" + name);
        String passing = quoted("passing" + name);
        return new String[] {
            "ALTER TABLE " + table(name) + " ADD COLUMN " + added(name) + " INT DEFAULT 7",
            created(first, "old"),
            "INSERT INTO " + first + " VALUES (1, 'gone')",
            "TRUNCATE TABLE " + first,
            "ALTER TABLE " + first + " RENAME COLUMN old TO " + column(name) + ", ADD COLUMN " + added(name) + " INT",
            "ALTER TABLE " + first + " ADD COLUMN passing INT AFTER " + column(name),
            "ALTER TABLE " + first + " RENAME COLUMN passing TO " + passing,
            "ALTER TABLE " + first + " DROP COLUMN " + passing,
            "RENAME TABLE " + first + " TO " + later(name),
            "CREATE INDEX " + added(name) + " ON " + later(name) + " (" + added(name) + ")",
            "INSERT INTO " + later(name) + " VALUES (2, " + text(name) + ", 1)",
            "CREATE VIEW " + first + " AS SELECT " + column(name) + " FROM " + table(name),
            "DROP VIEW " + first,
            created(first, column(name)),
            "DROP TABLE " + first
        };
    }

    private static String created(String table, String column) {
        return "CREATE TABLE " + table + " (id INT PRIMARY KEY, " + column + " VARCHAR(100), UNIQUE " + column + " ("
                + column + ", id))";
    }

    private static String insert(String name, int id, String value) {
        return "INSERT INTO " + table(name) + " (" + column(name) + ", id) VALUES (" + text(value) + ", " + id + ")";
    }

    private static String update(String name, int id, String value) {
        return "UPDATE " + table(name) + " SET " + column(name) + " = " + text(value) + " WHERE id = " + id;
    }

    private static String table(String name) {
        return inDatabase("t" + name);
    }

    private static String later(String name) {
        return inDatabase("2" + name);
    }

    private static String column(String name) {
        return quoted("c" + name);
    }

    private static String added(String name) {
        return quoted("added" + name);
    }

    private static String inDatabase(String table) {
        return quoted(DATABASE) + "." + quoted(table);
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static List<String> rows(Site site, String table) {
        return site.rows("SELECT * FROM " + table + " ORDER BY id");
    }

    /** Returns every column of every table of the database. */
    private static List<String> catalog(Site site) {
        return new ArrayList<>(
                site.rows("SELECT table_name, column_name, column_type, column_key FROM information_schema.columns"
                        + " WHERE table_schema = " + text(DATABASE) + " ORDER BY 1, ordinal_position"));
    }
}
