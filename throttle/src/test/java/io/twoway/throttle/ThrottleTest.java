package io.twoway.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.twoway.limit.Flow;
import io.twoway.limit.FlowLimits;
import io.twoway.limit.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThrottleTest {

    private static final Percentage BAR = Percentage.withPercentage(5);

    private final VirtualTime time = new VirtualTime();

    private static FlowLimits rows(long limit) {
        return new FlowLimits(Flow.CHANGES, Map.of(Quantity.ROWS, limit));
    }

    /** Lets pieces pass until the time is over, and returns how much that was. */
    private long passIn(Duration span, Throttle throttle, int piece) throws InterruptedException {
        Duration end = time.passed().plus(span);
        long passed = 0;
        while (true) {
            throttle.await(() -> true);
            if (time.passed().compareTo(end) >= 0) {
                return passed;
            }
            throttle.passed(Quantity.ROWS, piece);
            passed += piece;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {50, 1_000, 20_000, 1_000_000})
    void tenSecondsLetPassWhatTheLimitSays(long limit) throws InterruptedException {
        Throttle throttle = time.throttle(rows(limit));

        for (int i = 0; i < 5; i++) {
            assertThat((double) passIn(Duration.ofSeconds(10), throttle, (int) throttle.portion(Quantity.ROWS)))
                    .isCloseTo(10.0 * limit, BAR);
        }
    }

    @Test
    void pausesOfWhoPassesAreMadeUpFor() throws InterruptedException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Throttle throttle = time.throttle(rows(1_000));
        Duration end = Duration.ofSeconds(10);
        long passed = 0;
        while (time.passed().compareTo(end) < 0) {
            throttle.await(() -> true);
            int rows = 1 + random.nextInt(100);
            throttle.passed(Quantity.ROWS, rows);
            passed += rows;
            time.pass(Duration.ofMillis(random.nextInt(80))); // what applying them takes
        }

        assertThat((double) passed).as("seed %s", seed).isCloseTo(10_000, BAR);
    }

    @Test
    void anAllowanceThatNobodyUsedIsNotSavedUp() throws InterruptedException {
        Throttle throttle = time.throttle(rows(1_000));
        time.pass(Duration.ofHours(1));

        assertThat((double) passIn(Duration.ofSeconds(10), throttle, 10)).isCloseTo(10_000, BAR);
    }

    @Test
    void whatIsLargerThanTheAllowanceOfManySecondsPassesAndIsMadeUpFor() throws InterruptedException {
        Throttle throttle = time.throttle(rows(100));
        time.pass(Duration.ofSeconds(1));
        assertThat(throttle.due()).isZero();

        throttle.passed(Quantity.ROWS, 5_000);
        throttle.await(() -> true);

        assertThat((double) time.passed().toMillis()).isCloseTo(51_000 - 250, within(100.0));
    }

    @Test
    void theTightestLimitDecidesAndIsNamed() {
        Throttle throttle =
                time.throttle(new FlowLimits(Flow.LOAD, Map.of(Quantity.ROWS, 1_000L, Quantity.BYTES, 10_000L)));
        throttle.passed(Quantity.ROWS, 100);
        throttle.passed(Quantity.BYTES, 50_000);

        assertThat(throttle.due()).isBetween(Duration.ofMillis(4_990), Duration.ofMillis(5_010));
        assertThat(throttle.hold())
                .hasValueSatisfying(hold -> assertThat(hold.limit()).isEqualTo("load.max.bytes.per.second=10000"));
    }

    @Test
    void aHoldLastsAsLongAsTheFlowMustWaitAgainAndAgain() throws InterruptedException {
        Throttle throttle = time.throttle(rows(1_000));
        time.pass(Duration.ofSeconds(1));
        throttle.passed(Quantity.ROWS, 300);
        Instant begin = time.instant();
        assertThat(throttle.hold()).isEmpty();

        passIn(Duration.ofSeconds(30), throttle, 100);
        assertThat(throttle.hold())
                .hasValueSatisfying(hold -> assertThat(hold.since()).isEqualTo(begin));

        time.pass(Duration.ofSeconds(1));
        assertThat(throttle.hold()).isEmpty();
    }

    @Test
    void whoIsStoppedDoesNotWait() throws InterruptedException {
        Throttle throttle = time.throttle(rows(1));
        throttle.passed(Quantity.ROWS, 1_000);

        throttle.await(() -> time.passed().toMillis() < 100);

        assertThat(time.passed()).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void rowsDoNotWaitForQueriesButQueriesForRows() {
        Throttle throttle =
                time.throttle(new FlowLimits(Flow.LOAD, Map.of(Quantity.ROWS, 1_000L, Quantity.QUERIES, 1L)));
        time.pass(Duration.ofSeconds(1));
        throttle.passed(Quantity.QUERIES, 1);
        assertThat(throttle.due()).isZero();
        assertThat(throttle.queryDue()).isBetween(Duration.ofMillis(990), Duration.ofMillis(1_010));

        throttle.passed(Quantity.ROWS, 5_000);
        assertThat(throttle.queryDue()).isGreaterThan(Duration.ofSeconds(4));
    }

    @Test
    void withoutLimitsNothingWaitsAndAllIsCounted() throws InterruptedException {
        Throttle throttle = time.throttle(FlowLimits.none(Flow.LOAD));
        throttle.passed(Quantity.ROWS, 1_000_000);
        throttle.await(() -> true);

        assertThat(time.passed()).isZero();
        assertThat(throttle.portion(Quantity.ROWS)).isEqualTo(Long.MAX_VALUE);
        assertThat(throttle.total(Quantity.ROWS)).isEqualTo(1_000_000);
    }

    @Test
    void theGreatestLimitsAreTaken() {
        Throttle throttle =
                time.throttle(new FlowLimits(Flow.LOAD, Map.of(Quantity.BYTES, 1_000_000_000L, Quantity.ROWS, 1L)));
        throttle.passed(Quantity.BYTES, Long.MAX_VALUE / 4);
        throttle.passed(Quantity.ROWS, Integer.MAX_VALUE);

        assertThat(throttle.due()).isPositive();
    }
}
