package io.twoway.it.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An index of an expression whose value depends on the time zone, where all clients have the servers' zone. */
class ExpressionIndexIT {

    private final Pair pair = new Pair("expression");

    @BeforeEach
    void start() {
        setZones("'+08:00'");
        pair.start();
    }

    @AfterEach
    void stop() {
        setZones("DEFAULT");
        pair.close();
    }

    @Test
    void sinksWriteAndDeleteItsEntriesInTheZoneOfTheServer() {
        pair.a()
                .execute(
                        "CREATE TABLE expression.t (id INT PRIMARY KEY, ts TIMESTAMP NULL, KEY by_day ((DATE(ts))))",
                        "INSERT INTO expression.t VALUES (1, '2026-01-01 03:00:00'), (2, '2026-01-01 03:00:00'),"
                                + " (3, '2026-01-01 03:00:00')");
        pair.settle();
        pair.b()
                .execute(
                        "DELETE FROM expression.t WHERE id = 1",
                        "UPDATE expression.t SET ts = '2026-02-02 03:00:00' WHERE id = 3");
        pair.settle();

        for (Site site : new Site[] {pair.a(), pair.b()}) {
            assertThat(site.rows("CHECK TABLE expression.t EXTENDED")).containsExactly("expression.t|check|status|OK");
            assertThat(site.rows("SELECT id FROM expression.t WHERE DATE(ts) = '2026-01-01'"))
                    .containsExactly("2");
        }
    }

    private void setZones(String zone) {
        pair.a().execute("SET GLOBAL time_zone = " + zone);
        pair.b().execute("SET GLOBAL time_zone = " + zone);
    }
}
