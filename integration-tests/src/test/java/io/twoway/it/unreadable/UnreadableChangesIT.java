package io.twoway.it.unreadable;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that have something else logged than whole rows. */
class UnreadableChangesIT {

    private static final String STATEMENTS = "SET SESSION binlog_format = 'STATEMENT'";
    private static final Pattern PLACE = Pattern.compile("'unreadable.change.skip' of this connector to '([^']+)'");
    private static final String ALL = "SELECT * FROM unreadable.t ORDER BY id";

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("unreadable");
        pair.a()
                .execute(
                        "CREATE TABLE unreadable.t (id INT PRIMARY KEY, v INT, w TEXT)",
                        "INSERT INTO unreadable.t VALUES (1, 1, 'one'), (2, 2, 'two'), (3, 3, 'three')",
                        "CREATE TABLE unreadable.one (id INT PRIMARY KEY, v INT)",
                        "INSERT INTO unreadable.one VALUES (1, 1)",
                        "CREATE FUNCTION unreadable.f(x INT) RETURNS INT DETERMINISTIC MODIFIES SQL DATA"
                                + " BEGIN UPDATE unreadable.t SET v = x WHERE id = 1; RETURN x; END");
        pair.start();
    }

    @AfterAll
    static void end() {
        pair.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO unreadable.t VALUES (10, 1, 'ten')",
                "/* a comment */ UPDATE unreadable.t SET v = v + 1 WHERE id > 1",
                "REPLACE INTO unreadable.t VALUES (2, 7, 'seven')",
                "-- a line\nDELETE FROM unreadable.t WHERE id = 3",
                "WITH c AS (SELECT 2 AS id) UPDATE unreadable.t, c SET t.v = 9 WHERE t.id = c.id",
                "WITH c AS (SELECT 10 AS id) DELETE FROM unreadable.t WHERE id IN (SELECT id FROM c)",
                "UPDATE unreadable.t JOIN unreadable.one ON t.id = one.id OR t.id = 1 SET t.v = 5"
            })
    void statementInThePlaceOfRowsStopsTheSourceAndExactlyItIsSkipped(String statement) {
        pair.a()
                .execute(
                        "REPLACE INTO unreadable.t VALUES (3, 3, 'three')",
                        "REPLACE INTO unreadable.one VALUES (1, 1)");
        pair.settle();
        pair.a().execute(STATEMENTS, statement);
        pair.a().execute("INSERT INTO unreadable.one SELECT MAX(id) + 1, 0 FROM unreadable.one");

        String failure = failure();
        assertThat(failure)
                .contains(statement.replaceFirst("(?s)^(-- .*?\n|/\\*.*?\\*/ )", ""))
                .contains("binlog_format")
                .contains("It changed unreadable.t")
                .contains("(GTID ");
        goOnBehind(failure);
    }

    @Test
    void loadedFileStopsTheSource() {
        String file = pair.a().value("SELECT CONCAT(@@datadir, UUID(), '.txt')");
        pair.a()
                .execute(
                        "SELECT 50, 5, 'fifty' INTO OUTFILE '" + file + "'",
                        STATEMENTS,
                        "LOAD DATA INFILE '" + file + "' INTO TABLE unreadable.t");

        String failure = failure();
        assertThat(failure).contains("LOAD DATA INFILE").contains("It changed unreadable.t");
        goOnBehind(failure);
    }

    @Test
    void callOfAFunctionThatChangesRowsStopsTheSource() {
        pair.a().execute(STATEMENTS, "DO unreadable.f(77)");

        String failure = failure();
        assertThat(failure).contains("binlog_format").contains("tables that it does not name");
        goOnBehind(failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MINIMAL", "NOBLOB"})
    void partOfARowStopsTheSourceAndExactlyItIsSkipped(String image) {
        pair.a()
                .execute(
                        "SET SESSION binlog_row_image = '" + image + "'",
                        "UPDATE unreadable.t SET v = v + 1 WHERE id = 2");
        pair.a().execute("INSERT INTO unreadable.one SELECT MAX(id) + 1, 0 FROM unreadable.one");

        String failure = failure();
        assertThat(failure).contains("binlog_row_image").contains("It changed unreadable.t");
        goOnBehind(failure);
    }

    @Test
    void allOfATransactionIsSkippedByItsGtid() {
        pair.a()
                .transaction(
                        STATEMENTS,
                        "UPDATE unreadable.t SET v = 21 WHERE id = 1",
                        "UPDATE unreadable.t SET v = 22 WHERE id = 2");
        String failure = failure();
        Matcher gtid = Pattern.compile("\\(GTID ([^)]+)\\)").matcher(failure);
        assertThat(gtid.find()).isTrue();

        copyRows();
        goOn(Map.of("unreadable.change.skip", "binlog.000099:4, " + gtid.group(1)));
        assertInSync();
        goOn(Map.of());
    }

    @Test
    void everyUnreadableChangeIsSkippedWhereThatIsAskedFor() {
        goOn(Map.of("unreadable.change", "skip"));
        pair.settle();
        pair.a()
                .execute(
                        STATEMENTS,
                        "UPDATE unreadable.t SET v = 31 WHERE id = 1",
                        "REPLACE INTO unreadable.t VALUES (2, 32, 'two')",
                        "SET SESSION binlog_format = 'ROW'",
                        "SET SESSION binlog_row_image = 'MINIMAL'",
                        "UPDATE unreadable.t SET v = 33 WHERE id = 3");
        pair.settle();
        assertThat(pair.b().rows(ALL)).doesNotContain("1|31|one", "2|32|two", "3|33|three");

        copyRows();
        goOn(Map.of());
        assertInSync();
    }

    @Test
    void statementsOnTablesThatAreNotCapturedPass() {
        pair.a()
                .execute(
                        "USE unreadable",
                        "CREATE DATABASE unreadable_other",
                        "CREATE TABLE unreadable_other.t (id INT PRIMARY KEY)",
                        STATEMENTS,
                        "INSERT INTO unreadable_other.t SELECT id FROM unreadable.t",
                        "DELETE x FROM unreadable_other.t AS x WHERE id = 1",
                        "CREATE TEMPORARY TABLE unreadable.scratch (id INT PRIMARY KEY)",
                        "INSERT INTO unreadable.scratch SELECT id FROM unreadable.t",
                        "UPDATE unreadable.scratch SET id = id + 100",
                        "ALTER TABLE unreadable.scratch ADD COLUMN n INT",
                        "CREATE INDEX by_n ON unreadable.scratch (n)",
                        "TRUNCATE TABLE unreadable.scratch",
                        "ALTER TABLE unreadable.t ADD COLUMN n INT, ALGORITHM=COPY",
                        "ALTER TABLE unreadable.t DROP COLUMN n",
                        "DROP TEMPORARY TABLE unreadable.scratch",
                        "CREATE TEMPORARY TABLE unreadable.t (other TEXT)",
                        "INSERT INTO unreadable_other.t VALUES (99)",
                        "DROP TEMPORARY TABLE unreadable.t",
                        "SET SESSION binlog_format = 'ROW'",
                        "UPDATE unreadable.t SET v = v + 1",
                        "DROP DATABASE unreadable_other");
        pair.settle();
        assertInSync();
    }

    @Test
    void tableOfAQueryThatWasLoggedAsAStatementStops() {
        pair.a()
                .execute(
                        STATEMENTS,
                        "CREATE TABLE unreadable.filled (PRIMARY KEY (id)) SELECT id FROM unreadable.t",
                        "DROP TABLE IF EXISTS unreadable.filled");
        String failure = failure();
        assertThat(failure).contains("binlog_format").contains("unreadable.filled");
        goOnBehind(failure);
    }

    @Test
    void tableThatIsMadeLikeATemporaryOneIsNotMadeLikeAnotherOfThatName() {
        pair.a()
                .execute(
                        STATEMENTS,
                        "CREATE TEMPORARY TABLE unreadable.one (other TEXT)",
                        "CREATE TABLE unreadable.liked LIKE unreadable.one",
                        "DROP TEMPORARY TABLE unreadable.one");
        pair.fence(pair.a(), pair.b());

        assertThat(pair.b().rows("SHOW TABLES FROM unreadable LIKE 'liked'")).isEmpty();
        assertThat(pair.b()
                        .value("SELECT message FROM " + pair.bookkeeping()
                                + ".ddl_log WHERE state = 'FAILED' AND statement LIKE '%liked%'"))
                .startsWith("it made a table like a temporary one")
                .contains("SHOW CREATE TABLE", "sql_log_bin = 0");
        pair.b().executeUnseen("CREATE TABLE unreadable.liked (other TEXT)");
        pair.a().execute("INSERT INTO unreadable.liked VALUES ('a')");
        pair.settle();
        assertThat(pair.b().rows("SELECT * FROM unreadable.liked")).containsExactly("a");
    }

    @Test
    void temporaryTableIsNotTheTableOfItsName() {
        pair.a()
                .execute(
                        STATEMENTS,
                        "CREATE TEMPORARY TABLE unreadable.t (id INT PRIMARY KEY)",
                        "TRUNCATE TABLE unreadable.t",
                        "DROP TEMPORARY TABLE unreadable.t");
        String failure = failure();
        assertThat(failure).contains("unreadable.t").contains("TRUNCATE");
        goOnBehind(failure);
    }

    private static String failure() {
        return pair.states().awaitFailure(pair.connector("source-a")).text();
    }

    /** The cure as the message and the documentation tell it. */
    private static void goOnBehind(String failure) {
        Matcher place = PLACE.matcher(failure);
        assertThat(place.find()).as(failure).isTrue();
        copyRows();
        goOn(Map.of("unreadable.change.skip", place.group(1)));
        assertInSync();
        goOn(Map.of());
    }

    private static void copyRows() {
        List<String> rows = pair.a().rows("SELECT CONCAT_WS(',', id, v, QUOTE(w)) FROM unreadable.t");
        pair.b()
                .executeUnseen(
                        "DELETE FROM unreadable.t",
                        "INSERT INTO unreadable.t VALUES (" + String.join("),(", rows) + ")");
    }

    private static void goOn(Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(pair.config("source-a"));
        config.putAll(settings);
        pair.rest().put(pair.connector("source-a"), config);
        pair.states().restart(pair.connector("source-a"), true);
        pair.states().awaitRunning(pair.connector("source-a"));
    }

    private static void assertInSync() {
        pair.settle();
        assertThat(pair.b().rows(ALL)).isEqualTo(pair.a().rows(ALL));
        String others = "SELECT * FROM unreadable.one ORDER BY id";
        assertThat(pair.b().rows(others)).isEqualTo(pair.a().rows(others));
    }
}
