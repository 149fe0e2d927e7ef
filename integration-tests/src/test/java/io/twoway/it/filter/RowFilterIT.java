package io.twoway.it.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.JournalEntry;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both sources let the same rows of some tables travel; each test has a table of its own. */
class RowFilterIT {

    private static final String DB = "rowfilter";

    /** The column's collation takes {@code EU} for {@code eu}. */
    private static final Map<String, String> FILTER = Map.of(
            "row.filter", "eu,big",
            "row.filter.eu.tables", "rowfilter\\.(eu_.*|keys)",
            "row.filter.eu.condition", "region = 'eu'",
            "row.filter.big.tables", "rowfilter\\.(big.*|eu_load)",
            "row.filter.big.condition", "`total amount` * quantity >= 100.10 OR note IS NULL AND quantity IN (7, 8)");

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair(DB)
                .with("source-a", FILTER)
                .with("source-b", FILTER)
                .withBothSinks(Map.of("conflict.policy", "Overwrite"));
        Stream.of("eu_load", "eu_moves", "eu_back", "eu_clash", "eu_restart", "eu_altered", "eu_gone", "free")
                .forEach(table -> pair.a().execute(create(table)));
        pair.a()
                .execute(
                        create("`keys`"),
                        "INSERT INTO rowfilter.eu_load VALUES (1, 'eu', 'in'), (2, 'us', 'out'), (3, 'EU', 'in'), "
                                + "(4, NULL, 'out'), (5, '', 'out')",
                        "INSERT INTO rowfilter.free VALUES (1, 'us', 'all travel')",
                        "INSERT INTO rowfilter.eu_clash VALUES (1, 'eu', 'loaded'), (2, 'us', 'loaded')",
                        "CREATE TABLE rowfilter.big (id INT PRIMARY KEY, `total amount` DECIMAL(20, 10), "
                                + "quantity INT UNSIGNED, note TEXT)",
                        "CREATE TABLE rowfilter.big_load LIKE rowfilter.big",
                        "INSERT INTO rowfilter.big_load VALUES (1, 50.05, 2, 'in'), (2, 50.0499999999, 2, 'out'), "
                                + "(3, NULL, 7, NULL), (4, NULL, 7, 'out')");
        pair.start();
    }

    private static String create(String table) {
        return "CREATE TABLE rowfilter." + table
                + " (id INT PRIMARY KEY, region VARCHAR(10) COLLATE utf8mb4_0900_ai_ci, note VARCHAR(50))";
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void loadReadsOnlyRowsForWhichTheConditionIsTrue() {
        assertThat(rowsAtB("eu_load")).containsExactly("1|eu|in", "3|EU|in");
        assertThat(rowsAtB("free")).contains("1|us|all travel");
        assertThat(pair.b().rows("SELECT id FROM rowfilter.big_load ORDER BY id"))
                .containsExactly("1", "3");
    }

    @Test
    void changesOfSeveralTablesAreTestedByTheirOwnConditions() {
        pair.a()
                .transaction(
                        "INSERT INTO rowfilter.big VALUES (11, 50.05, 2, 'in'), (12, 50.0499999999, 2, 'out')",
                        "INSERT INTO rowfilter.free VALUES (2, 'us', NULL)",
                        "INSERT INTO rowfilter.big VALUES (13, 0, 8, NULL), (14, 4294967295.5, 4294967295, 'in')",
                        "UPDATE rowfilter.big SET `total amount` = 50.06 WHERE id = 12",
                        "UPDATE rowfilter.big SET quantity = 1 WHERE id = 11");
        pair.settle();

        assertThat(pair.b().rows("SELECT id FROM rowfilter.big ORDER BY id")).containsExactly("12", "13", "14");
        assertThat(rowsAtB("free")).contains("2|us|NULL");
    }

    @Test
    void rowsEnterAsInsertsAndLeaveAsDeletes() {
        pair.a()
                .execute(
                        "INSERT INTO rowfilter.eu_moves VALUES (1, 'eu', ''), (2, 'us', ''), (3, NULL, ''), (4, 'eu', '')",
                        "UPDATE rowfilter.eu_moves SET note = 'stays in' WHERE id = 1",
                        "UPDATE rowfilter.eu_moves SET note = 'stays out' WHERE id = 2",
                        "UPDATE rowfilter.eu_moves SET region = 'EU' WHERE id IN (2, 3)",
                        "UPDATE rowfilter.eu_moves SET region = NULL WHERE id = 4",
                        "DELETE FROM rowfilter.eu_moves WHERE id = 4",
                        "UPDATE rowfilter.eu_moves SET region = IF(id = 1, 'us', 'eu'), note = 'together'",
                        "DELETE FROM rowfilter.eu_moves WHERE id = 3");
        pair.settle();

        assertThat(operations("eu_moves"))
                .containsExactly("c 1", "c 4", "u 1", "c 2", "c 3", "d 4", "d 1", "u 2", "u 3", "d 3");
        assertThat(rowsAtB("eu_moves")).containsExactly("2|eu|together");
        assertThat(pair.journal(pair.b()).entriesOf("rowfilter.eu_moves")).isEmpty();
    }

    @Test
    void changedKeysAreOneUpdateThatEntersOrLeaves() {
        pair.a()
                .execute(
                        "INSERT INTO rowfilter.`keys` VALUES (1, 'eu', 'stays'), (2, 'us', 'enters'), (3, 'eu', 'leaves'), "
                                + "(4, 'us', 'out')",
                        "UPDATE rowfilter.`keys` SET id = 11 WHERE id = 1",
                        "UPDATE rowfilter.`keys` SET id = 12, region = 'eu' WHERE id = 2",
                        "UPDATE rowfilter.`keys` SET id = 13, region = 'us' WHERE id = 3",
                        "UPDATE rowfilter.`keys` SET id = 14 WHERE id = 4",
                        "UPDATE rowfilter.`keys` SET id = id + 100, region = IF(region = 'eu', 'us', 'eu') ORDER BY id DESC");
        pair.settle();

        assertThat(operations("keys"))
                .containsExactly("c 1", "c 3", "d 1", "c 11", "c 12", "d 3", "c 114", "c 113", "d 12", "d 11");
        assertThat(rowsAtB("`keys`")).containsExactly("113|eu|leaves", "114|eu|out");
        assertThat(pair.journal(pair.b()).entriesOf("rowfilter.keys")).isEmpty();
    }

    @Test
    void filterHoldsInTheOtherDirectionToo() {
        pair.b()
                .transaction(
                        "INSERT INTO rowfilter.eu_back VALUES (1, 'eu', 'b'), (2, 'us', 'b'), (3, 'eu', 'b')",
                        "UPDATE rowfilter.eu_back SET region = 'eu' WHERE id = 2",
                        "UPDATE rowfilter.eu_back SET region = 'us' WHERE id = 1");
        pair.settle();
        pair.a().execute("UPDATE rowfilter.eu_back SET note = 'a' WHERE id = 3");
        pair.settle();
        pair.a().execute("UPDATE rowfilter.eu_back SET region = 'us' WHERE id = 2");
        pair.settle();
        pair.awaitHeartbeats(3);

        assertThat(pair.a().rows("SELECT * FROM rowfilter.eu_back ORDER BY id")).containsExactly("2|us|b", "3|eu|a");
        assertThat(rowsAtB("eu_back")).containsExactly("1|us|b", "3|eu|a");
        assertThat(operations("eu_back")).containsExactly("u 3", "d 2");
    }

    @Test
    void leavingAndEnteringMeetConflictsAsDeleteAndInsert() {
        pair.b().executeUnseen("UPDATE rowfilter.eu_clash SET note = 'of B' WHERE id = 1");
        pair.b().executeUnseen("INSERT INTO rowfilter.eu_clash VALUES (2, 'eu', 'of B')");
        pair.a()
                .execute(
                        "UPDATE rowfilter.eu_clash SET region = 'us' WHERE id = 1",
                        "UPDATE rowfilter.eu_clash SET region = 'eu' WHERE id = 2");
        pair.settle();

        assertThat(pair.journal(pair.b()).entriesOf("rowfilter.eu_clash"))
                .extracting(JournalEntry::kind)
                .containsExactly("DELETE_ROW_DIFFERS", "INSERT_KEY_EXISTS");
        assertThat(rowsAtB("eu_clash")).containsExactly("2|eu|loaded");
    }

    @Test
    void restartsInTheMiddleOfTransactionsLoseAndRepeatNothing() {
        long seed = System.nanoTime();
        System.out.println("RowFilterIT seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 6; round++) {
            for (int i = 0; i < 25; i++) {
                pair.a().transaction(randomChanges(random));
            }
            pair.requests().restartTask(pair.connector("source-a"), 0);
        }
        pair.states().awaitRunning(pair.connector("source-a"));
        pair.settle();

        assertThat(rowsAtB("eu_restart"))
                .as("seed " + seed)
                .isEqualTo(pair.a().rows("SELECT * FROM rowfilter.eu_restart WHERE region = 'eu' ORDER BY id"))
                .isNotEmpty();
        assertThat(pair.journal(pair.b()).entriesOf("rowfilter.eu_restart")).isEmpty();
    }

    private static String[] randomChanges(Random random) {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int id = random.nextInt(40);
            String region = random.nextBoolean() ? "'eu'" : random.nextBoolean() ? "'us'" : "NULL";
            changes.add(
                    switch (random.nextInt(4)) {
                        case 0 -> "DELETE FROM rowfilter.eu_restart WHERE id = " + id;
                        case 1 ->
                            "UPDATE IGNORE rowfilter.eu_restart SET id = %d, region = %s WHERE id = %d"
                                    .formatted(random.nextInt(40), region, id);
                        case 2 ->
                            "UPDATE rowfilter.eu_restart SET region = %s, note = '%d' WHERE id %% 5 = %d"
                                    .formatted(region, random.nextInt(1000), id % 5);
                        default ->
                            "INSERT IGNORE INTO rowfilter.eu_restart VALUES (%d, %s, '%d')"
                                    .formatted(id, region, random.nextInt(1000));
                    });
        }
        return changes.toArray(String[]::new);
    }

    @Test
    void rowsAreTestedInTheTypesThatTheirTableHadAndHas() {
        Site a = pair.a();
        a.execute(
                "INSERT INTO rowfilter.eu_altered VALUES (1, 'eu', ''), (2, 'us', '')",
                "ALTER TABLE rowfilter.eu_altered ADD COLUMN first INT FIRST, MODIFY region CHAR(2) COLLATE utf8mb4_bin",
                "INSERT INTO rowfilter.eu_altered VALUES (1, 3, 'eu', ''), (1, 4, 'EU', ''), (1, 5, 'us', '')");
        pair.settle();

        assertThat(pair.b().rows("SELECT id FROM rowfilter.eu_altered")).containsExactly("1", "3");
    }

    @Test
    void rowsOfATableThatIsGoneWhenTheyAreReadAreTestedToo() {
        String source = pair.connector("source-a");
        pair.rest().stop(source);
        pair.a()
                .execute(
                        "INSERT INTO rowfilter.eu_gone VALUES (1, 'eu', ''), (2, 'us', ''), (3, 'EU', '')",
                        "UPDATE rowfilter.eu_gone SET region = 'us' WHERE id = 1",
                        "DROP TABLE rowfilter.eu_gone");
        pair.rest().resume(source);
        pair.states().awaitRunning(source);
        pair.settle();

        // a source may send a transaction again, as after the restarts of another test
        assertThat(operations("eu_gone")).containsOnly("c 1", "c 3", "d 1");
        assertThat(pair.b().rows("SHOW TABLES FROM rowfilter LIKE 'eu_gone'")).isEmpty();
    }

    private static List<String> rowsAtB(String table) {
        return pair.b().rows("SELECT * FROM rowfilter." + table + " ORDER BY id");
    }

    /** Returns what A's stream has of a table: Debezium's letter and the row's id. */
    private static List<String> operations(String table) {
        return pair.topicOf(pair.a()).rowChanges(DB, table).stream()
                .map(change -> change.get("op").asText() + " "
                        + (change.hasNonNull("after") ? change.get("after") : change.get("before"))
                                .get("id")
                                .asInt())
                .toList();
    }
}
