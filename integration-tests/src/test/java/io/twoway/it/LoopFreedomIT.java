package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LoopFreedomIT {

    private static final int WRITTEN_ON_A = 120;
    private static final int WRITTEN_ON_B = 80;

    @Test
    void eachTopicHoldsExactlyTheChangesWrittenAtItsSiteAndGrowsNoMore() {
        try (Pair pair = new Pair("loops")) {
            pair.a().execute("CREATE TABLE loops.t (id INT PRIMARY KEY, v INT NOT NULL)");
            pair.start();
            write(pair.a(), 0, WRITTEN_ON_A);
            write(pair.b(), 1, WRITTEN_ON_B);
            pair.settle();

            assertThat(changes(pair, pair.a())).isEqualTo(WRITTEN_ON_A);
            assertThat(changes(pair, pair.b())).isEqualTo(WRITTEN_ON_B);
            pair.awaitHeartbeats(4);
            assertThat(changes(pair, pair.a())).isEqualTo(WRITTEN_ON_A);
            assertThat(changes(pair, pair.b())).isEqualTo(WRITTEN_ON_B);
            assertThat(pair.a().rows("SELECT * FROM loops.t ORDER BY id"))
                    .hasSize(WRITTEN_ON_A / 2 + WRITTEN_ON_B / 2)
                    .isEqualTo(pair.b().rows("SELECT * FROM loops.t ORDER BY id"));
            noRecordIsBehindTheGroupsOfTheSinks(pair);
        }
    }

    /** The last records of each topic are heartbeats, which the sinks write nowhere. */
    private static void noRecordIsBehindTheGroupsOfTheSinks(Pair pair) {
        pair.rest().stop(pair.connector("source-a"));
        pair.rest().stop(pair.connector("source-b"));
        for (Site site : List.of(pair.a(), pair.b())) {
            Awaitility.await("the lag of the sink at " + site.name())
                    .atMost(Pair.PATIENCE)
                    .until(() -> pair.group(site).lag() == 0);
        }
    }

    /** Every row is inserted and then updated, so half as many rows as changes. */
    private static void write(Site site, int remainder, int changes) {
        for (int i = 0; i < changes / 2; i++) {
            int id = i * 2 + remainder;
            site.execute("INSERT INTO loops.t VALUES (" + id + ", 0)", "UPDATE loops.t SET v = v + 1 WHERE id = " + id);
        }
    }

    private static int changes(Pair pair, Site site) {
        return pair.topicOf(site).rowChanges("loops", "t").size();
    }
}
