package io.twoway.it.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.ddl.RowTraffic;
import io.twoway.it.pair.JsonConverters;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Kafka's JsonConverter and the project's, exchanged connector by connector while the pair runs. */
class ConverterChangeIT {

    @Test
    void eachReadsWhatTheOtherWroteAndNothingIsLost() throws Exception {
        try (Pair pair = new Pair("converters").withAll(JsonConverters.KAFKAS)) {
            pair.a()
                    .execute(
                            "CREATE TABLE converters.busy (id INT PRIMARY KEY, v INT NOT NULL)",
                            "CREATE TABLE converters.keyless (id INT NOT NULL, v INT NOT NULL)");
            pair.start();
            try (RowTraffic a1 = new RowTraffic(pair.a(), "converters.busy", 1);
                    RowTraffic b1 = new RowTraffic(pair.b(), "converters.busy", 2);
                    RowTraffic a2 = RowTraffic.ofInserts(pair.a(), "converters.keyless", 1);
                    RowTraffic b2 = RowTraffic.ofInserts(pair.b(), "converters.keyless", 2)) {
                List<RowTraffic> traffic = List.of(a1, b1, a2, b2);
                take(pair, "source-a", JsonConverters.OWN, traffic);
                take(pair, "sink-a", JsonConverters.OWN, traffic);
                take(pair, "sink-b", JsonConverters.OWN, traffic);
                take(pair, "source-b", JsonConverters.OWN, traffic);
                take(pair, "source-a", JsonConverters.KAFKAS, traffic);
                take(pair, "sink-a", JsonConverters.KAFKAS, traffic);
            }
            pair.a().execute("ALTER TABLE converters.busy ADD COLUMN note VARCHAR(9) DEFAULT 'x'");
            pair.settle();

            for (String table : List.of("busy", "keyless")) {
                String query = "SELECT * FROM converters." + table + " ORDER BY 1, 2";
                assertThat(pair.b().rows(query))
                        .isEqualTo(pair.a().rows(query))
                        .doesNotHaveDuplicates()
                        .isNotEmpty();
            }
            for (Site site : List.of(pair.a(), pair.b())) {
                assertThat(pair.journal(site).entries()).isEmpty();
            }
        }
    }

    private static void take(Pair pair, String role, Map<String, String> converters, List<RowTraffic> traffic) {
        List<Integer> before = traffic.stream().map(RowTraffic::written).toList();
        pair.with(role, converters);
        pair.rest().put(pair.connector(role), pair.config(role));
        pair.settle();
        Awaitility.await("traffic").atMost(Pair.PATIENCE).until(() -> IntStream.range(0, traffic.size())
                .allMatch(i -> traffic.get(i).written() > before.get(i) + 20));
    }
}
