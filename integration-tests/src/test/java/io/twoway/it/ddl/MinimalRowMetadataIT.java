package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers whose binlog tells types alone ({@code binlog_row_metadata=MINIMAL}), MySQL's default. */
class MinimalRowMetadataIT {

    private static TestServers servers;

    @BeforeAll
    static void start() {
        servers = TestServers.own(
                "servers-minimal",
                mysql -> mysql.withArguments("--binlog-row-metadata=MINIMAL"),
                UnaryOperator.identity());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    private static Pair pair(String name) {
        return new Pair(name, servers)
                .with("source-a", Map.of("precheck.acknowledge", "binlog-row-metadata"))
                .with("source-b", Map.of("precheck.acknowledge", "binlog-row-metadata"));
    }

    @Test
    void whatTheTypesTellForCertainCorrectsTheDefinition() {
        try (Pair pair = pair("minimal").start()) {
            execute(
                    pair,
                    "CREATE TABLE set1 (id INT PRIMARY KEY, v VARCHAR(50)) COLLATE=utf8mb4_unicode_ci",
                    "INSERT INTO set1 VALUES (1, 'é 日本')",
                    "CREATE TABLE set2 (id INT PRIMARY KEY) DEFAULT CHARSET latin1",
                    "ALTER TABLE set2 ADD COLUMN u VARCHAR(20) UNICODE, ADD COLUMN n NCHAR(9)",
                    "INSERT INTO set2 VALUES (1, 'Ab', 'é')",
                    "CREATE TABLE words (id INT PRIMARY KEY, f BOOLEAN, r REAL, c FLOAT4)",
                    "INSERT INTO words VALUES (1, 3, 0.1, 0.1)",
                    "CREATE TABLE more (id INT PRIMARY KEY, i INT2 UNSIGNED, m MIDDLEINT, v NATIONAL VARCHARACTER(9))",
                    "INSERT INTO more VALUES (1, 65535, -8388608, 'é')",
                    "SET SESSION sql_mode = 'REAL_AS_FLOAT'",
                    "CREATE TABLE reals (id INT PRIMARY KEY, r REAL)",
                    "INSERT INTO reals VALUES (1, 0.1)");
            pair.settle();
            execute(pair, "UPDATE set1 SET v = 'ß'", "UPDATE set2 SET n = 'ß'", "UPDATE words SET f = 4");
            pair.settle();
            pair.b().execute("UPDATE minimal.words SET r = 0.2");
            pair.settle();

            for (String query : List.of(
                    "SELECT id, HEX(v) FROM minimal.set1",
                    "SELECT id, HEX(u), HEX(n) FROM minimal.set2",
                    "SELECT id, f, r + 0e0, c + 0e0 FROM minimal.words",
                    "SELECT id, i, m, HEX(v) FROM minimal.more",
                    "SELECT id, r + 0e0 FROM minimal.reals")) {
                assertThat(pair.b().rows(query)).isEqualTo(pair.a().rows(query)).hasSize(1);
            }
            assertThat(pair.journal(pair.a()).entries()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            order1  | ALTER TABLE t ADD COLUMN n INT AFTER j, CHANGE COLUMN a j INT | (1, 2, 3, 4) | true
            order2  | CREATE TABLE IF NOT EXISTS t LIKE tpl                         | (1, 2, 3) | false
            labels  | ALTER TABLE t ADD COLUMN e ENUM('x','y') BINARY                | (1, 2, 3, 'y') | true
            ticked  | ALTER TABLE t ADD COLUMN `x``y` INT                           | (1, 2, 3, 4) | true
            unread1 | ALTER TABLE t ADD COLUMN vector INT                           | (1, 2, 3, 4) | true
            unread2 | ALTER TABLE t RENAME COLUMN a TO b, RENAME COLUMN b TO a      | (1, 2, 3) | true
            """)
    void whatTheTypesDoNotTellStopsTheSourceAndTheCureLosesNothing(
            String name, String statement, String row, boolean isRunAtB) {
        try (Pair pair = pair(name)) {
            execute(
                    pair,
                    "CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT)",
                    "CREATE TABLE tpl (id INT PRIMARY KEY, b INT, a INT)");
            pair.start();
            execute(pair, statement, "INSERT INTO t VALUES " + row);

            assertThat(pair.states().awaitFailure(pair.connector("source-a")).text())
                    .contains("The rows of table " + name + ".t cannot be read for certain")
                    .contains("SET PERSIST binlog_row_metadata = FULL")
                    .contains("set 'table.definition.from.server' of this connector to '" + name + ".t'");

            cure(pair, "source-a");
            if (isRunAtB) { // then B's source reads what the sink ran and wrote
                pair.states().awaitFailure(pair.connector("source-b"));
                cure(pair, "source-b");
            }
            pair.settle();
            assertThat(pair.b().rows("SELECT * FROM " + pair.table("t")))
                    .isEqualTo(pair.a().rows("SELECT * FROM " + pair.table("t")))
                    .hasSize(1);
        }
    }

    private static void execute(Pair pair, String... statements) {
        String database = pair.table("").replace(".", "");
        pair.a()
                .execute(Stream.concat(Stream.of("USE " + database), Stream.of(statements))
                        .toArray(String[]::new));
    }

    private static void cure(Pair pair, String role) {
        Map<String, String> cured = new HashMap<>(pair.config(role));
        cured.put("table.definition.from.server", pair.table("t"));
        pair.rest().put(pair.connector(role), cured);
        pair.states().restart(pair.connector(role), true);
        pair.states().awaitRunning(pair.connector(role));
    }
}
