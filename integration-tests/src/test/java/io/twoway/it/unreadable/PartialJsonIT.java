package io.twoway.it.unreadable;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Updates of which the binlog has the changed places of a JSON document only. */
class PartialJsonIT {

    private static final String ROWS = "SELECT id, d, n, e, s, c FROM partialjson.t ORDER BY id";
    private static final String DOCUMENT =
            "'{\"a\": [1, 2.0, {\"b\": null}], \"name\": \"x\", \"long name\": {\"é\": \"日本\"},"
                    + " \"zz\": 5, \"t\": \"a \\\\\"quoted\\\\\" text\"}'";

    private static final List<String> UPDATES = List.of(
            "d = JSON_SET(d, '$.name', 'longer than before'), n = n + 1",
            "d = JSON_SET(d, '$.name', 'y', '$.added', JSON_OBJECT('k', 1.5, 'l', JSON_ARRAY()))",
            "d = JSON_REPLACE(d, '$.a[2].b', CAST('\"x\"' AS JSON), '$.zz', 18446744073709551615), e = 'two'",
            "d = JSON_REMOVE(d, '$.a[0]', '$.t'), s = 'x,z'",
            "d = JSON_SET(d, '$.a[9]', TRUE), c = 'other'",
            "d = JSON_SET(d, '$.zz[1]', 6), d2 = JSON_SET(d2, '$.x', 2)",
            "d = JSON_SET(d, '$.\"long name\".\"é\"', 'ü', '$.\"long name\".\"q\\\\\"r\"', 1)",
            "d = JSON_SET(d, '$.when', TIMESTAMP'2024-02-29 01:02:03.000004', '$.a[last]', CAST('01:00:00' AS TIME))",
            "d = JSON_REMOVE(d, '$.\"long name\"'), n = NULL",
            "d = JSON_SET(JSON_REMOVE(d, '$.zz'), '$.zz', 7)",
            "d = NULL, d2 = JSON_SET(d2, '$.x', 3)",
            "d = JSON_ARRAY(1, 2, 3)",
            "d = JSON_SET(d, '$[last]', JSON_ARRAY(4, 5)), d2 = JSON_REPLACE(d2, '$.x', REPEAT('é', 300))",
            "d = JSON_REMOVE(d, '$[0]', '$[last][0]')");

    @Test
    void documentsArePutTogetherAsTheOriginHasThem() {
        try (Pair pair = new Pair("partialjson")) {
            pair.a()
                    .execute(
                            "CREATE TABLE partialjson.t (id INT PRIMARY KEY, c CHAR(100), d JSON, n BIGINT UNSIGNED,"
                                    + " e ENUM('one', 'two'), s SET('x', 'y', 'z'), d2 JSON, b BLOB, at DATETIME(6))",
                            "INSERT INTO partialjson.t VALUES (1, 'c', " + DOCUMENT + ", 1, 'one', 'x', '{\"x\": 1}',"
                                    + " 0xFF00, '2024-01-01 00:00:00.000001'),"
                                    + " (2, NULL, " + DOCUMENT + ", NULL, NULL, '', '{\"x\": [1]}', NULL, NULL)");
            pair.start();
            for (String update : UPDATES) {
                pair.a()
                        .execute(
                                "SET SESSION binlog_row_value_options = 'PARTIAL_JSON'",
                                "UPDATE partialjson.t SET " + update);
                pair.settle();
                assertThat(pair.b().rows(ROWS)).as(update).isEqualTo(pair.a().rows(ROWS));
            }
            assertThat(pair.journal(pair.b()).entries()).isEmpty();
        }
    }

    /** The sinks' own updates, that of the progress row included, have the partial form then. */
    @Test
    void bothServersMayLogSoByDefault() {
        try (Pair pair = new Pair("partialglobal")) {
            List<Site> sites = List.of(pair.a(), pair.b());
            sites.forEach(site -> site.execute("SET GLOBAL binlog_row_value_options = 'PARTIAL_JSON'"));
            try {
                pair.a()
                        .execute(
                                "CREATE TABLE partialglobal.t (id INT PRIMARY KEY, d JSON)",
                                "INSERT INTO partialglobal.t VALUES (1, '{\"a\": 1, \"b\": [1]}'), (2, '{\"a\": 0}')");
                pair.start();
                for (int round = 1; round <= 20; round++) {
                    pair.a()
                            .execute("UPDATE partialglobal.t SET d = JSON_SET(d, '$.a', %d, '$.b[%d]', 'a')"
                                    .formatted(round, round));
                    pair.settle();
                    pair.b()
                            .execute("UPDATE partialglobal.t SET d = JSON_SET(d, '$.c', JSON_ARRAY(%d)) WHERE id = 1"
                                    .formatted(round));
                    pair.settle();
                }
                String rows = "SELECT id, d FROM partialglobal.t ORDER BY id";
                assertThat(pair.a().rows(rows)).hasSize(2).isEqualTo(pair.b().rows(rows));
                assertThat(sites)
                        .allSatisfy(
                                site -> assertThat(pair.journal(site).entries()).isEmpty());
                assertThat(pair.topicOf(pair.a()).rowChanges("partialglobal", "t"))
                        .hasSize(40);
                assertThat(pair.topicOf(pair.b()).rowChanges("partialglobal", "t"))
                        .hasSize(20);
            } finally {
                sites.forEach(site -> site.execute("SET GLOBAL binlog_row_value_options = DEFAULT"));
            }
        }
    }

    @Test
    void partialUpdateOfPartOfARowStopsTheSource() {
        try (Pair pair = new Pair("partialpart")) {
            pair.a()
                    .execute(
                            "CREATE TABLE partialpart.t (id INT PRIMARY KEY, d JSON, n INT)",
                            "INSERT INTO partialpart.t VALUES (1, '{\"a\": 1}', 1)");
            pair.start();
            pair.a()
                    .execute(
                            "SET SESSION binlog_row_image = 'MINIMAL', binlog_row_value_options = 'PARTIAL_JSON'",
                            "UPDATE partialpart.t SET d = JSON_SET(d, '$.a', 2)");

            assertThat(pair.states().awaitFailure(pair.connector("source-a")).text())
                    .contains("binlog_row_image")
                    .contains("It changed partialpart.t");
        }
    }
}
