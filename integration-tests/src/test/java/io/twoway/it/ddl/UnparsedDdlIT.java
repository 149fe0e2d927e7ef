package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.HashMap;
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

            Map<String, String> cured = new HashMap<>(pair.config("source-a"));
            cured.put("ddl.parse.as", "ALTER TABLE unparsed.t ADD COLUMN `vector` INT");
            pair.rest().put(pair.connector("source-a"), cured);
            pair.rest().restart(pair.connector("source-a"));
            pair.rest().awaitRunning(pair.connector("source-a"), Pair.PATIENCE);
            pair.fence(pair.a(), pair.b());
            pair.rest().put(pair.connector("source-a"), pair.config("source-a"));
            pair.rest().awaitRunning(pair.connector("source-a"), Pair.PATIENCE);
            pair.a().execute("UPDATE unparsed.t SET vector = 3 WHERE id = 1");
            pair.settle();

            assertThat(pair.b().rows("SELECT * FROM unparsed.t ORDER BY id"))
                    .isEqualTo(pair.a().rows("SELECT * FROM unparsed.t ORDER BY id"))
                    .containsExactly("1|1|3", "2|2|2");
            assertThat(pair.b().rows("SELECT * FROM unparsed.u")).containsExactly("1", "2");
        }
    }
}
