package io.twoway.it.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.JournalEntry;
import io.twoway.it.pair.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Levels of rules: both sites change the same row of every table, and each table shows the mark of the rule that holds. */
class RuleLevelsIT {

    private static Pair pair;

    /**
     * One table under the rule that should hold for it. At both sites the row begins as {@code 1|5|o}.
     *
     * @param rule which rule that is
     * @param atB what B makes of the row, {@code hits|note}
     * @param atA what A makes of it
     * @param policy the policy that the journal must name
     */
    record Level(String table, String rule, String atB, String atA, String policy, String outcome, String expected) {
        @Override
        public String toString() {
            return table + ": " + rule + " gives " + outcome;
        }
    }

    static Stream<Level> levels() {
        return Stream.of(
                new Level("levels.plain", "the global policy", "7|b", "9|a", "Ignore", "KEPT", "7|b"),
                new Level("lvany.t", "a database pattern", "7|b", "6|a", "UseMin", "OVERWRITTEN", "6|a"),
                new Level(
                        "lvexact.t",
                        "an exact database before a pattern",
                        "7|b",
                        "9|a",
                        "Overwrite",
                        "OVERWRITTEN",
                        "9|a"),
                new Level("lvexact.max_t", "a table pattern before a database", "7|b", "6|a", "UseMax", "KEPT", "7|b"),
                new Level("lvexact.max_me", "an exact table before a pattern", "7|b", "9|a", "Ignore", "KEPT", "7|b"),
                new Level(
                        "lvexact.merged",
                        "a column rule, the rest by the database",
                        "7|b",
                        "6|a",
                        "Overwrite",
                        "MERGED",
                        "7|a"),
                new Level("lvexact.max_tie", "equal values, B has priority", "5|b", "5|a", "UseMax", "KEPT", "5|b"),
                new Level(
                        "levels.text_max",
                        "UseMax on text is Overwrite",
                        "7|z",
                        "6|a",
                        "Overwrite",
                        "OVERWRITTEN",
                        "6|a"),
                new Level("levels.text_min", "UseMin on text is Ignore", "7|z", "6|a", "Ignore", "KEPT", "7|z"));
    }

    @BeforeAll
    static void letEveryTableHaveItsConflict() {
        pair = new Pair("levels").withDatabases("lvany", "lvexact").withForwardSink(rules());
        pair.a().execute("CREATE DATABASE lvany", "CREATE DATABASE lvexact");
        levels().forEach(level -> pair.a()
                .execute(
                        "CREATE TABLE " + level.table() + " (id INT PRIMARY KEY, hits INT, note VARCHAR(20))",
                        "INSERT INTO " + level.table() + " VALUES (1, 5, 'o')"));
        pair.startForward();
        levels().forEach(level -> pair.b().executeUnseen(update(level.table(), level.atB())));
        levels().forEach(level -> pair.a().execute(update(level.table(), level.atA())));
        pair.fence(pair.a(), pair.b());
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("levels")
    void closestRuleHolds(Level level) {
        assertThat(pair.b().rows("SELECT hits, note FROM " + level.table())).containsExactly(level.expected());
        assertThat(pair.journal(pair.b()).entriesOf(level.table()))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.policy()).isEqualTo(level.policy());
                    assertThat(entry.outcome()).isEqualTo(level.outcome());
                });
    }

    @Test
    void keysDetectionSeesExistenceAndUniquenessOnly() {
        try (Pair keys = new Pair("keysonly")
                .withForwardSink(Map.of("conflict.detection", "keys", "conflict.policy", "Overwrite"))) {
            keys.a()
                    .execute(
                            "CREATE TABLE keysonly.t (id INT PRIMARY KEY, hits INT, note VARCHAR(20))",
                            "INSERT INTO keysonly.t VALUES (1, 5, 'o'), (2, 5, 'o')");
            keys.startForward();
            keys.b().executeUnseen("UPDATE keysonly.t SET note = 'b'", "INSERT INTO keysonly.t VALUES (3, 7, 'b')");
            keys.a()
                    .execute(
                            "UPDATE keysonly.t SET hits = 9 WHERE id = 1",
                            "DELETE FROM keysonly.t WHERE id = 2",
                            "INSERT INTO keysonly.t VALUES (3, 6, 'a')");
            keys.fence(keys.a(), keys.b());

            assertThat(keys.b().rows("SELECT * FROM keysonly.t ORDER BY id")).containsExactly("1|9|o", "3|6|a");
            assertThat(keys.journal(keys.b()).entries())
                    .extracting(JournalEntry::kind)
                    .containsExactly("INSERT_KEY_EXISTS");
        }
    }

    private static Map<String, String> rules() {
        Map<String, String> rules = new HashMap<>(Map.of(
                "site.priority", "levels-b,levels-a",
                "conflict.policy", "Ignore",
                "conflict.rules", "dbs,db,tables,table,column,tmax,tmin"));
        rules.putAll(Map.of(
                "conflict.dbs.databases", "lv*", "conflict.dbs.policy", "UseMin", "conflict.dbs.columns", "hits"));
        rules.putAll(Map.of("conflict.db.databases", "lvexact", "conflict.db.policy", "Overwrite"));
        rules.putAll(Map.of(
                "conflict.tables.tables",
                "lvexact.max*",
                "conflict.tables.policy",
                "UseMax",
                "conflict.tables.columns",
                "hits"));
        rules.putAll(Map.of("conflict.table.tables", "lvexact.max_me", "conflict.table.policy", "Ignore"));
        rules.putAll(Map.of(
                "conflict.column.tables",
                "lvexact.merged",
                "conflict.column.policy",
                "UseMax",
                "conflict.column.columns",
                "hits",
                "conflict.column.scope",
                "column"));
        rules.putAll(Map.of(
                "conflict.tmax.tables",
                "levels.text_max",
                "conflict.tmax.policy",
                "UseMax",
                "conflict.tmax.columns",
                "note"));
        rules.putAll(Map.of(
                "conflict.tmin.tables",
                "levels.text_min",
                "conflict.tmin.policy",
                "UseMin",
                "conflict.tmin.columns",
                "note"));
        return rules;
    }

    private static String update(String table, String hitsAndNote) {
        List<String> values = List.of(hitsAndNote.split("\\|"));
        return "UPDATE " + table + " SET hits = " + values.get(0) + ", note = '" + values.get(1) + "'";
    }
}
