package io.twoway.it.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.JournalEntry;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Servers on which quotes and backslashes mean something else than in the connectors' sessions. */
class ServerModesIT {

    private static final String MODE = "--sql-mode=ANSI,NO_BACKSLASH_ESCAPES";
    private static final String TEXTS = "SELECT id, HEX(code), HEX(v), CAST(j AS CHAR) FROM modes.t ORDER BY id";

    private static MySqlServer serverOfA;
    private static MySqlServer serverOfB;
    private static Pair pair;

    @BeforeAll
    static void start() {
        serverOfA = TestServers.shared().another("mysql-modes-a", 51, MODE);
        serverOfB = TestServers.shared().another("mysql-modes-b", 52, MODE);
        pair = Pair.between("modes", serverOfA, serverOfB)
                .withForwardSink(Map.of("conflict.policy", "Overwrite"))
                .withReverseSink(Map.of("conflict.policy", "Ignore"));
        pair.a()
                .execute(
                        "CREATE TABLE modes.t (id INT PRIMARY KEY, code VARCHAR(20) UNIQUE, v VARCHAR(40), j JSON)",
                        insert(1, "loaded"));
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
        serverOfA.close();
        serverOfB.close();
    }

    /** In these sessions each backslash is one character of the value. */
    private static String insert(int id, String code) {
        return "INSERT INTO modes.t VALUES (" + id + ", '" + code
                + "\\', 'it''s \"n\" \\n \\'' \\\\', '{\"k\": \"\\\\ \\\"\"}')";
    }

    @Test
    void textsWithBackslashesAndQuotesArriveAsTheyAre() {
        pair.a().execute(insert(3, "a"), "UPDATE modes.t SET v = '\\0\\' WHERE code = 'a\\'", insert(5, "gone"));
        pair.a().execute("DELETE FROM modes.t WHERE id = 5");
        pair.b().execute(insert(4, "b"), "UPDATE modes.t SET code = '\\\\b' WHERE id = 4");
        pair.settle();

        assertThat(pair.b().rows(TEXTS)).isEqualTo(pair.a().rows(TEXTS)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(pair.b().value("SELECT v FROM modes.t WHERE id = 3")).isEqualTo("\\0\\");
        for (Site site : List.of(pair.a(), pair.b())) {
            assertThat(pair.journal(site).entries())
                    .noneMatch(entry -> entry.key().get("id").asInt() < 10);
        }
    }

    @Test
    void rowThatHoldsAUniqueValueGivesWay() {
        pair.b().executeUnseen(insert(12, "taken"));
        pair.a().execute(insert(11, "taken"));
        pair.fence(pair.a(), pair.b());

        assertThat(pair.b().rows("SELECT id FROM modes.t WHERE id > 10")).containsExactly("11");
        assertThat(pair.journal(pair.b()).entries())
                .extracting(JournalEntry::outcome)
                .containsExactly("OVERWRITTEN");
    }
}
