package io.twoway.source.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.source.outage.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadProgressTest {

    private final SettableClock clock = new SettableClock();
    private final LoadProgress progress =
            new LoadProgress("Full load", Map.of("shop.orders", 100L, "shop.items", 100L, "shop.empty", 0L), clock);

    @Test
    void percentFollowsTheEstimatesAndNeverSaysDone() {
        rows("shop.orders", 50);
        assertThat(progress.soFar().percent()).isEqualTo(25);
        rows("shop.orders", 250); // more than estimated counts as one table only
        assertThat(progress.soFar().percent()).isEqualTo(50);
        rows("shop.items", 10);
        assertThat(progress.soFar().percent()).isEqualTo(55);
        rows("shop.items", 1000);
        assertThat(progress.soFar().percent()).isEqualTo(99);
    }

    @Test
    void aReportIsDueEveryTenSeconds() {
        rows("shop.orders", 20);
        assertThat(progress.due()).isEmpty();
        clock.pass(Duration.ofSeconds(10));
        assertThat(progress.due())
                .hasValue(
                        "Full load: 20 rows read of about 200 (10 %), table 1 of 3: shop.orders, 2 rows/s, about 90 s left.");
        assertThat(progress.due()).isEmpty();
    }

    @Test
    void rowsOfSeveralTablesMayComeMixed() {
        rows("shop.orders", 20);
        rows("shop.items", 30);
        rows("shop.orders", 20);
        assertThat(progress.soFar().percent()).isEqualTo(35);
        progress.row("shop.items", true); // the server promised more than there are
        assertThat(progress.soFar().percent()).isEqualTo(70);
        rows("shop.orders", 10);
        assertThat(progress.soFar().percent()).isEqualTo(75);
    }

    @Test
    void anUnanalyzedServerGivesNoPercent() {
        LoadProgress unknown = new LoadProgress("Full load", Map.of("shop.orders", 0L), clock);
        unknown.row("shop.orders");

        assertThat(unknown.soFar().percent()).isZero();
        assertThat(unknown.soFar().left()).isEmpty();
        assertThat(unknown.finished()).contains("1 rows of 1 tables");
    }

    private void rows(String table, int count) {
        for (int i = 0; i < count; i++) {
            progress.row(table);
        }
    }
}
