package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reverse source reads A by mistake: A's own changes would be applied to A under B's name. */
class LoopCanaryIT {

    @Test
    void changesOfTheServerItselfAreNotAppliedToIt() {
        try (Pair pair = new Pair("canary")) {
            pair.a()
                    .execute(
                            "CREATE TABLE canary.keyless (n INT NOT NULL)",
                            "CREATE TABLE canary.counters (id INT PRIMARY KEY, n INT NOT NULL)",
                            "INSERT INTO canary.counters VALUES (1, 0)");
            Map<String, String> misled = new HashMap<>(pair.config("source-b"));
            misled.put("database.port", pair.config("source-a").get("database.port"));
            String source = pair.connector("source-b");
            pair.rest().put(source, misled);
            pair.states().awaitStreaming(source);
            pair.a()
                    .execute(
                            "INSERT INTO canary.keyless VALUES (1)",
                            "UPDATE canary.counters SET n = 1 WHERE id = 1",
                            "UPDATE canary.counters SET n = 2 WHERE id = 1");
            String sink = pair.connector("sink-a");
            pair.rest().put(sink, pair.config("sink-a"));

            assertThat(pair.states().awaitFailure(sink).text())
                    .contains("the destination server itself wrote", "database.hostname");
            assertThat(pair.a().rows("SELECT n FROM canary.keyless")).isEqualTo(List.of("1"));
            assertThat(pair.a().rows("SELECT n FROM canary.counters")).isEqualTo(List.of("2"));
            assertThat(pair.a().rows("SELECT * FROM " + pair.bookkeeping() + ".conflict_log"))
                    .isEmpty();
        }
    }
}
