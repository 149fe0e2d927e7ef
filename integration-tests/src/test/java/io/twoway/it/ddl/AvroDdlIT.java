package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.AvroConverters;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Tables change while clients write at both sites, and each change is a new schema that the registry must take. */
class AvroDdlIT {

    @Test
    void bothSidesAreEqualAfterColumnsCameChangedAndWent() {
        try (Pair pair = new Pair("avroddl").withAll(AvroConverters.of(TestServers.shared()))) {
            pair.a()
                    .execute(
                            "CREATE TABLE avroddl.t (id INT PRIMARY KEY, v INT NOT NULL, note VARCHAR(20))",
                            "CREATE TABLE avroddl.shared (id INT PRIMARY KEY, v INT NOT NULL)",
                            "CREATE TABLE avroddl.keyless (v INT, place POINT, area POLYGON)",
                            "INSERT INTO avroddl.keyless VALUES (1, POINT(1, 2), NULL), (1, POINT(1, 2), NULL)",
                            "INSERT INTO avroddl.t VALUES (1000001, 1, 'loaded')");
            pair.start();
            try (RowTraffic t = new RowTraffic(pair.a(), "avroddl.t", 1);
                    RowTraffic atA = new RowTraffic(pair.a(), "avroddl.shared", 1);
                    RowTraffic atB = new RowTraffic(pair.b(), "avroddl.shared", 2)) {
                for (String statement : List.of(
                        "ALTER TABLE avroddl.t ADD COLUMN city VARCHAR(20)",
                        "ALTER TABLE avroddl.shared ADD COLUMN city VARCHAR(20)",
                        "ALTER TABLE avroddl.t ADD COLUMN total DECIMAL(9,2) NOT NULL DEFAULT 1.5 FIRST",
                        "ALTER TABLE avroddl.shared ADD COLUMN total DECIMAL(9,2) NOT NULL DEFAULT 1.5",
                        "ALTER TABLE avroddl.t ADD COLUMN seen DATETIME(3) NOT NULL DEFAULT '2024-05-01 00:00:00.001'",
                        "ALTER TABLE avroddl.t MODIFY note TEXT, MODIFY v BIGINT NOT NULL",
                        "ALTER TABLE avroddl.shared MODIFY v BIGINT NOT NULL",
                        "ALTER TABLE avroddl.t RENAME COLUMN city TO town",
                        "ALTER TABLE avroddl.t DROP COLUMN town, DROP COLUMN total",
                        "CREATE TABLE avroddl.fresh (id INT PRIMARY KEY, v VARCHAR(9))",
                        "INSERT INTO avroddl.fresh VALUES (1, 'a')",
                        "ALTER TABLE avroddl.fresh RENAME TO avroddl.renamed",
                        "INSERT INTO avroddl.renamed VALUES (2, 'b')",
                        "DELETE FROM avroddl.keyless LIMIT 1",
                        "INSERT INTO avroddl.keyless VALUES (2, NULL, ST_GeomFromText('POLYGON((0 0,1 0,1 1,0 0))'))")) {
                    int[] before = {t.written(), atA.written(), atB.written()};
                    pair.a().execute(statement);
                    Awaitility.await("traffic")
                            .atMost(Pair.PATIENCE)
                            .until(() -> t.written() > before[0] + 2
                                    && atA.written() > before[1] + 2
                                    && atB.written() > before[2] + 2);
                }
            }
            pair.settle();

            for (String query : List.of(
                    "SELECT * FROM avroddl.t ORDER BY id",
                    "SELECT * FROM avroddl.shared ORDER BY id",
                    "SELECT * FROM avroddl.renamed ORDER BY id",
                    "SELECT v, ST_AsText(place), ST_AsText(area) FROM avroddl.keyless ORDER BY 1",
                    "SELECT table_name, column_name, column_type FROM information_schema.columns"
                            + " WHERE table_schema = 'avroddl' ORDER BY 1, ordinal_position")) {
                assertThat(pair.b().rows(query))
                        .as(query)
                        .isEqualTo(pair.a().rows(query))
                        .isNotEmpty();
            }
            for (Site site : List.of(pair.a(), pair.b())) {
                assertThat(pair.journal(site).entries()).isEmpty();
            }
        }
    }
}
