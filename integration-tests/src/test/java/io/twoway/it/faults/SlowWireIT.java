package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A network that brings little, or nothing, between a source and its server. */
class SlowWireIT {

    /** A source takes its server for dead after ten seconds without a byte. */
    private static final int SECONDS_ON_THE_WIRE = 20;

    private static final int BYTES_PER_SECOND = 35_000;

    private static TcpProxy proxy;
    private static Pair pair;

    @BeforeAll
    static void start() {
        proxy = new TcpProxy(TestServers.shared().a().address());
        pair = new Pair("slow").with("source-a", Map.of("database.port", String.valueOf(proxy.port())));
        pair.a().execute("CREATE TABLE slow.t (id INT PRIMARY KEY, v LONGTEXT)");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
        proxy.close();
    }

    @Test
    void oneEventMayTakeLongerOnTheWireThanADeadServerIsWaitedFor() {
        int length = SECONDS_ON_THE_WIRE * BYTES_PER_SECOND;
        proxy.narrow(BYTES_PER_SECOND);
        pair.a().execute("INSERT INTO slow.t VALUES (1, REPEAT('x', " + length + "))");
        pair.fence(pair.a(), pair.b());
        proxy.goOn();

        assertThat(pair.b().rows("SELECT LENGTH(v) FROM slow.t WHERE id = 1")).containsExactly(String.valueOf(length));
    }

    @Test
    void heartbeatsSayWhenTheServerWasHeardLastAndTheDelayGrowsWhileItIsNot() {
        pair.fence(pair.a(), pair.b());
        proxy.hang();
        Instant silent = Instant.now();
        Duration eight = Duration.ofSeconds(8);
        Awaitility.await("a time that is less than what makes the source start again")
                .atMost(Pair.PATIENCE)
                .until(() -> Duration.between(silent, Instant.now()).compareTo(eight) > 0);

        assertThat(newestHeartbeat()).isBetween(silent.minusSeconds(60), silent.plusSeconds(2));
        proxy.goOn();
        pair.a().execute("INSERT INTO slow.t VALUES (2, 'heard')");
        pair.fence(pair.a(), pair.b());
        assertThat(pair.b().rows("SELECT v FROM slow.t WHERE id = 2")).containsExactly("heard");
    }

    private static Instant newestHeartbeat() {
        AtomicLong newest = new AtomicLong();
        pair.topicOf(pair.a()).scan(0, (offset, value) -> {
            if (isHeartbeat(value)) {
                newest.accumulateAndGet(value.get("ts_ms").asLong(), Math::max);
            }
        });
        return Instant.ofEpochMilli(newest.get());
    }

    private static boolean isHeartbeat(JsonNode value) {
        return value.has("ts_ms") && value.size() == 1;
    }
}
