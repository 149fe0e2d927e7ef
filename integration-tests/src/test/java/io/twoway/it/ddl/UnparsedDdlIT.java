package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** DDL that MySQL takes and neither of Debezium's parsers reads. */
class UnparsedDdlIT {

    @Test
    void sourceStopsAtItsTableAndTheCureLosesNothing() {
        try (Pair pair = new Pair("unparsed")) {
            pair.a()
                    .execute(
                            "CREATE TABLE unparsed.t (id INT PRIMARY KEY, v INT)",
                            "CREATE TABLE unparsed.u (id INT PRIMARY KEY)");
            pair.start();
            pair.a()
                    .execute(
                            "INSERT INTO unparsed.t VALUES (1, 1)",
                            "CREATE SPATIAL REFERENCE SYSTEM 999991 NAME 'x' DEFINITION 'GEOGCS[\"x\",DATUM[\"x\","
                                    + "SPHEROID[\"x\",6378137,298]],PRIMEM[\"x\",0],UNIT[\"x\",0.0174],"
                                    + "AXIS[\"Lat\",NORTH],AXIS[\"Lon\",EAST]]'",
                            "INSERT INTO unparsed.u VALUES (1)");
            pair.settle();
            pair.a()
                    .execute(
                            "ALTER TABLE unparsed.t ADD COLUMN vector INT",
                            "INSERT INTO unparsed.t VALUES (2, 2, 2)",
                            "INSERT INTO unparsed.u VALUES (2)");
            String failure = pair.rest().awaitFailure(pair.connector("source-a"), Pair.PATIENCE);
            assertThat(failure)
                    .contains("about unparsed.t: ALTER TABLE unparsed.t ADD COLUMN vector INT")
                    .contains("ddl.parse.as")
                    .contains("Position: {")
                    .contains("file=binlog");

            cure(pair, "source-a");
            pair.rest().awaitFailure(pair.connector("source-b"), Pair.PATIENCE); // it reads what the sink ran at B
            cure(pair, "source-b");
            pair.settle();
            for (String role : List.of("source-a", "source-b")) {
                pair.rest().put(pair.connector(role), pair.config(role));
                pair.rest().awaitRunning(pair.connector(role), Pair.PATIENCE);
            }
            pair.b().execute("UPDATE unparsed.t SET vector = 4 WHERE id = 2");
            pair.a().execute("UPDATE unparsed.t SET vector = 3 WHERE id = 1");
            pair.settle();

            assertThat(pair.b().rows("SELECT * FROM unparsed.t ORDER BY id"))
                    .isEqualTo(pair.a().rows("SELECT * FROM unparsed.t ORDER BY id"))
                    .containsExactly("1|1|3", "2|2|4");
            assertThat(pair.b().rows("SELECT * FROM unparsed.u")).containsExactly("1", "2");
        }
    }

    private static void cure(Pair pair, String role) {
        Map<String, String> cured = new HashMap<>(pair.config(role));
        cured.put("ddl.parse.as", "ALTER TABLE unparsed.t ADD COLUMN `vector` INT");
        pair.rest().put(pair.connector(role), cured);
        pair.rest().restart(pair.connector(role));
        pair.rest().awaitRunning(pair.connector(role), Pair.PATIENCE);
    }
}
