package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A full load that takes a while; docs/operations.md has its speed. */
@Tag("long")
class LargeLoadIT {

    private static final int MILLIONS = Integer.getInteger("twoway.load.millions", 1);
    private static final int ROWS = MILLIONS * 1_000_000;
    private static final String CHECKSUM =
            "SELECT COUNT(*), BIT_XOR(CRC32(CONCAT_WS('#', id, k, c, pad))) FROM largeload.rows_of_200_bytes";

    @Test
    void everyRowOfALargeTableArrives() {
        try (TestServers servers = TestServers.ownedBy("large-load");
                Pair pair = new Pair("largeload", servers).withPatience(Duration.ofMinutes(30))) {
            fill(pair.a());
            Instant begin = Instant.now();
            pair.startForward();
            Duration taken = Duration.between(begin, Instant.now());
            System.out.printf(
                    "%d rows in %d s, from the registration of the connectors: %d rows/s%n",
                    ROWS, taken.toSeconds(), ROWS * 1000L / taken.toMillis());

            assertThat(pair.b().value(CHECKSUM))
                    .isEqualTo(pair.a().value(CHECKSUM))
                    .startsWith(ROWS + "|");
            assertThat(pair.journal(pair.b()).entries()).isEmpty();
        }
    }

    /** The table of sysbench, which most benchmarks have. */
    private static void fill(Site site) {
        site.execute("CREATE TABLE largeload.rows_of_200_bytes (id INT AUTO_INCREMENT PRIMARY KEY, k INT NOT NULL,"
                + " c CHAR(120) NOT NULL, pad CHAR(60) NOT NULL, KEY (k))");
        for (int million = 0; million < MILLIONS; million++) {
            site.transaction(
                    "SET SESSION cte_max_recursion_depth = 1000000",
                    "INSERT INTO largeload.rows_of_200_bytes (k, c, pad) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
                            + " SELECT i + 1 FROM n WHERE i < 1000000) SELECT i * 7919 % 1000003,"
                            + " CONCAT(SHA2(i, 256), LEFT(SHA2(-i, 256), 56)), LEFT(SHA2(i, 512), 60)"
                            + " FROM n");
        }
    }
}
