package io.twoway.it.precheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Servers that keep names in lower case, and a bookkeeping database whose name is written otherwise. */
class BookkeepingNameIT {

    private static final String LOWER_CASE = "--lower-case-table-names=1";
    private static final String FILTER = "transforms.origin.bookkeeping.database";

    @Test
    void nameThatTheServerWritesOtherwiseIsRefusedAndInLowerCaseNothingLoops() {
        try (MySqlServer atA = TestServers.shared().another("mysql-lower-a", 41, LOWER_CASE);
                MySqlServer atB = TestServers.shared().another("mysql-lower-b", 42, LOWER_CASE);
                Pair pair = Pair.between("booked", atA, atB)) {
            String right = pair.bookkeeping();
            pair.a().execute("CREATE TABLE booked.T (Id INT PRIMARY KEY, v INT)");
            name(pair, "DTS_Booked");

            assertThatThrownBy(() -> pair.rest().put(pair.connector("source-a"), pair.config("source-a")))
                    .hasMessageContaining("bookkeeping-name")
                    .hasMessageContaining("dts_booked");

            name(pair, right);
            pair.start();
            pair.a().execute("INSERT INTO booked.T VALUES (1, 10)");
            pair.b().execute("INSERT INTO Booked.t VALUES (2, 20)");
            pair.settle();
            pair.b().execute("UPDATE booked.t SET v = 11 WHERE id = 1");
            pair.settle();
            assertThat(pair.a().rows("SELECT * FROM booked.t ORDER BY id"))
                    .isEqualTo(pair.b().rows("SELECT * FROM booked.t ORDER BY id"))
                    .hasSize(2);
            assertThat(pair.journal(pair.a()).entries().size()
                            + pair.journal(pair.b()).entries().size())
                    .isZero();
        }
    }

    private static void name(Pair pair, String bookkeeping) {
        for (String role : new String[] {"source-a", "source-b", "sink-a", "sink-b"}) {
            pair.with(role, Map.of("bookkeeping.database", bookkeeping));
            if (role.startsWith("source")) {
                pair.with(role, Map.of(FILTER, bookkeeping));
            }
        }
    }
}
