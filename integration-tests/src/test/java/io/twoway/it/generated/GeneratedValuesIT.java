package io.twoway.it.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Generated columns whose values depend on the time zone of the session that wrote the row. */
class GeneratedValuesIT {

    private static final String TABLE = "(id INT PRIMARY KEY, who INT, ts TIMESTAMP(3) NULL,"
            + " day DATE AS (DATE(ts)) %s, hour INT AS (HOUR(ts)) %s, UNIQUE (who, day), KEY (hour))";

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("computed");
        pair.a()
                .execute(
                        "CREATE TABLE computed.loaded " + TABLE.formatted("STORED", "STORED"),
                        "SET time_zone = '+08:00'",
                        "INSERT INTO computed.loaded (id, who, ts) VALUES (1, 1, '2026-01-01 03:00:00.123'),"
                                + " (2, 1, '2025-12-31 10:00:00')",
                        "SET time_zone = '-03:30'",
                        "INSERT INTO computed.loaded (id, who, ts) VALUES (3, 1, '2025-11-11 23:00:00')");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void loadedRowsHaveTheDayThatTheyHadAtTheOrigin() {
        pair.settle();

        assertSame("loaded");
    }

    @Test
    void storedDaysAreThoseOfTheZoneThatWroteThem() {
        inEveryZone("stored", "STORED");
    }

    @Test
    void indexedDaysAreThoseOfTheZoneThatWroteThem() {
        inEveryZone("indexed", "VIRTUAL");
    }

    @Test
    void aZoneThatIsSetWithinATransactionCounts() {
        pair.a()
                .transaction(
                        "CREATE TABLE computed.within " + TABLE.formatted("STORED", "VIRTUAL"),
                        "SET time_zone = '+05:45'",
                        "INSERT INTO computed.within (id, who) VALUES (1, 1)",
                        "INSERT INTO computed.within (id, who, ts) VALUES (2, 1, '2026-01-01 00:10:00')",
                        "SET time_zone = '-10:00'",
                        "INSERT INTO computed.within (id, who, ts) VALUES (3, 2, '2026-01-01 00:10:00')",
                        "UPDATE computed.within SET ts = '2026-01-02 23:10:00' WHERE id = 2");
        pair.settle();

        assertSame("within");
    }

    @Test
    void rowsThatATimeIdentifiesAreFoundInEveryZone() {
        pair.a()
                .execute(
                        "CREATE TABLE computed.timed (ts TIMESTAMP(6) PRIMARY KEY, n INT,"
                                + " day DATE AS (DATE(ts)) STORED)",
                        "CREATE TABLE computed.keyless (ts TIMESTAMP(6) NULL, n INT, day DATE AS (DATE(ts)) STORED)",
                        "SET time_zone = '+09:00', sql_mode = ''");
        for (String table : List.of("timed", "keyless")) {
            pair.a()
                    .execute(
                            "SET time_zone = '+09:00', sql_mode = ''",
                            "INSERT INTO computed.%s (ts, n) VALUES ('2026-01-01 03:00:00.000001', 1), (0, 2)"
                                    .formatted(table),
                            "UPDATE computed.%s SET n = 5".formatted(table),
                            "SET time_zone = '+02:00'",
                            "UPDATE computed.%s SET n = 6 WHERE day > 0".formatted(table));
        }
        pair.settle();

        assertThat(rows("timed")).isEqualTo(rowsAtB("timed")).hasSize(2);
        assertThat(rows("keyless")).isEqualTo(rowsAtB("keyless")).hasSize(2);
    }

    @Test
    void severalRowsThatATimeIdentifiesAreFoundTogether() {
        pair.a()
                .execute(
                        "CREATE TABLE computed.times (ts TIMESTAMP(6), n INT, day DATE AS (DATE(ts)), PRIMARY KEY (ts, n), KEY (day))",
                        "SET time_zone = '+09:00'",
                        "INSERT INTO computed.times (ts, n) VALUES ('2026-01-01 03:00:00.000001', 1), ('2026-01-02 03:00:00', 1),"
                                + " ('2026-01-03 03:00:00', 1), ('2026-01-04 03:00:00', 1), ('2026-01-05 03:00:00', 1)");
        pair.settle();
        pair.a()
                .transaction(
                        "SET time_zone = '+09:00'",
                        "DELETE FROM computed.times WHERE day <= '2026-01-03'",
                        "UPDATE computed.times SET n = 5");
        pair.settle();

        assertThat(rows("times")).hasSize(2);
        assertSame("times");
        assertThat(pair.b().rows("CHECK TABLE computed.times EXTENDED"))
                .isEqualTo(List.of("computed.times|check|status|OK"));
    }

    @Test
    void aTableMayHaveNothingButGeneratedColumns() {
        pair.a()
                .execute(
                        "CREATE TABLE computed.nothing_else (g INT AS (5) STORED, h INT AS (g + 1), k INT AS (7), KEY (k))",
                        "INSERT INTO computed.nothing_else VALUES (), (), ()",
                        "DELETE FROM computed.nothing_else LIMIT 1");
        pair.settle();

        assertThat(rows("nothing_else")).hasSize(2);
        assertSame("nothing_else");
    }

    @Test
    void rowsThatOnlyTheirZonesTellApartAreToldApart() {
        pair.a()
                .execute(
                        "CREATE TABLE computed.alike (ts TIMESTAMP NULL, n INT, day DATE AS (DATE(ts)) STORED)",
                        "SET time_zone = '+08:00'",
                        "INSERT INTO computed.alike (ts, n) VALUES ('2026-01-01 03:00:00', 1)",
                        "SET time_zone = '-11:00'",
                        "INSERT INTO computed.alike (ts, n) SELECT ts, n FROM computed.alike",
                        "SET time_zone = '+08:00'",
                        // that zone is not the last one, and the row that is there already is as this one should be
                        "INSERT INTO computed.alike (ts, n) VALUES ('2026-01-01 03:00:00', 1), ('2026-01-01 03:00:00', 1)",
                        "SET time_zone = '-11:00'",
                        "UPDATE computed.alike SET n = 2 WHERE day = '2025-12-31'",
                        "SET time_zone = '+08:00'",
                        "UPDATE computed.alike SET n = 2 WHERE day = '2026-01-01' LIMIT 1",
                        "DELETE FROM computed.alike WHERE day = '2026-01-01' AND n = 2");
        pair.settle();

        assertThat(rows("alike")).hasSize(3);
        assertSame("alike");
    }

    @Test
    void whatIsComputedAgainInAnotherZoneIsComputedAgain() {
        pair.a()
                .execute(
                        "CREATE TABLE computed.again " + TABLE.formatted("STORED", "STORED"),
                        "CREATE TABLE computed.again_keyless (ts TIMESTAMP NULL, n INT, day DATE AS (DATE(ts)) STORED)",
                        "CREATE TABLE computed.there_and_back (id INT PRIMARY KEY, ts TIMESTAMP, day DATE AS (DATE(ts)) STORED)",
                        "SET time_zone = '+08:00'",
                        "INSERT INTO computed.again (id, who, ts) VALUES (1, 1, '2026-01-01 03:00:00'), (2, 1, NULL)",
                        "INSERT INTO computed.again_keyless (ts, n) VALUES ('2026-01-01 03:00:00', 1), (NULL, 2)",
                        "INSERT INTO computed.there_and_back (id, ts) VALUES (1, '2026-01-01 03:00:00')");
        pair.settle();
        pair.a()
                .execute(
                        "SET time_zone = '-11:00'",
                        "UPDATE computed.again SET ts = ts",
                        "UPDATE computed.again_keyless SET ts = ts");
        pair.a()
                .transaction(
                        "SET time_zone = '-11:00'",
                        "UPDATE computed.there_and_back SET ts = ts + INTERVAL 1 DAY",
                        "UPDATE computed.there_and_back SET ts = ts - INTERVAL 1 DAY");
        pair.settle();

        assertSame("again");
        assertSame("again_keyless");
        assertSame("there_and_back");
        assertThat(rowsAtB("again")).anyMatch(row -> row.contains("2025-12-31"));
    }

    @Test
    void rowsAreDeletedWithTheirIndexEntries() {
        pair.a()
                .execute(
                        "CREATE TABLE computed.entries " + TABLE.formatted("VIRTUAL", "VIRTUAL"),
                        "SET time_zone = '+08:00'",
                        "INSERT INTO computed.entries (id, who, ts) VALUES (1, 1, '2026-01-01 03:00:00'),"
                                + " (2, 1, '2026-01-02 03:00:00'), (3, 1, '2026-01-03 03:00:00'), (4, 1, '2026-01-04 03:00:00')");
        pair.settle();
        pair.a()
                .execute(
                        "SET time_zone = '+08:00'",
                        "DELETE FROM computed.entries WHERE id IN (1, 2)",
                        "UPDATE computed.entries SET ts = ts + INTERVAL 20 DAY WHERE id = 3");
        pair.settle();
        pair.a()
                .execute(
                        "SET time_zone = '+08:00'",
                        "INSERT INTO computed.entries (id, who, ts) VALUES (5, 1, '2026-01-02 03:00:00')");
        pair.settle();

        assertSame("entries");
        assertThat(pair.b().value("SELECT COUNT(*) FROM computed.entries FORCE INDEX (who) WHERE who = 1"))
                .isEqualTo("3");
        assertThat(pair.b().rows("CHECK TABLE computed.entries EXTENDED"))
                .isEqualTo(List.of("computed.entries|check|status|OK"));
    }

    @Test
    void checksAreMadeInTheZoneOfTheWriterToo() {
        pair.a()
                .execute(
                        "CREATE TABLE computed.checked (id INT PRIMARY KEY, ts TIMESTAMP NULL, n INT,"
                                + " CHECK (HOUR(ts) BETWEEN 8 AND 18))",
                        "SET time_zone = '+08:00'",
                        "INSERT INTO computed.checked (id, ts) VALUES (1, '2026-01-01 09:00:00'), (2, '2026-01-01 18:00:00')",
                        "UPDATE computed.checked SET ts = '2026-01-01 08:00:00' WHERE id = 2");
        pair.settle();

        assertSame("checked");
    }

    @Test
    void manyRowsOfOneZoneAreWrittenTogether() {
        pair.a().execute("CREATE TABLE computed.many " + TABLE.formatted("STORED", "VIRTUAL"));
        pair.settle();
        long before = stepped();
        for (int i = 0; i < 10; i++) {
            pair.a()
                    .execute(
                            "SET time_zone = '+08:00', cte_max_recursion_depth = 5000",
                            "INSERT INTO computed.many (id, who, ts) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
                                    + " FROM n WHERE i < 500) SELECT 500 * %d + i, i, '2026-01-01 03:00:00' + INTERVAL %d DAY FROM n"
                                            .formatted(i, i));
            pair.settle();
        }

        assertSame("many");
        // the first rows tell the zone
        assertThat(stepped() - before).isLessThanOrEqualTo(1);
    }

    private static void inEveryZone(String table, String kind) {
        pair.a().execute("CREATE TABLE computed." + table + " " + TABLE.formatted(kind, kind));
        pair.a()
                .execute(
                        "SET time_zone = '+08:00'",
                        // one day in UTC, two days there
                        "INSERT INTO computed.%s (id, who, ts) VALUES (1, 1, '2025-12-31 10:00:00')".formatted(table),
                        "INSERT INTO computed.%s (id, who, ts) VALUES (2, 1, '2026-01-01 03:00:00')".formatted(table),
                        "INSERT INTO computed.%s (id, who, ts) VALUES (3, 2, '2026-01-01 03:00:00')".formatted(table),
                        "UPDATE computed.%s SET who = 3 WHERE id = 3".formatted(table),
                        "SET time_zone = '-11:00'",
                        "INSERT INTO computed.%s (id, who, ts) VALUES (4, 1, '2026-02-01 23:30:00.5')".formatted(table),
                        "UPDATE computed.%s SET who = who + 10".formatted(table),
                        "DELETE FROM computed.%s WHERE id = 2".formatted(table));
        pair.settle();
        pair.b()
                .execute(
                        "SET time_zone = '+12:45'",
                        "INSERT INTO computed.%s (id, who, ts) VALUES (5, 5, '2026-01-01 00:00:00')".formatted(table),
                        "UPDATE computed.%s SET who = who + 1 WHERE id = 1".formatted(table));
        pair.settle();

        assertSame(table);
    }

    private static long stepped() {
        return pair.counters(pair.b()).values().getOrDefault("batches-stepped", 0L);
    }

    private static void assertSame(String table) {
        assertThat(rowsAtB(table)).isEqualTo(rows(table)).isNotEmpty();
        assertThat(pair.journal(pair.b()).entriesOf("computed." + table)).isEmpty();
        assertThat(pair.journal(pair.a()).entriesOf("computed." + table)).isEmpty();
    }

    private static List<String> rows(String table) {
        return pair.a().rows("SELECT * FROM computed." + table + " ORDER BY 1, 2, 3");
    }

    private static List<String> rowsAtB(String table) {
        return pair.b().rows("SELECT * FROM computed." + table + " ORDER BY 1, 2, 3");
    }
}
