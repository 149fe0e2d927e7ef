package io.twoway.sink.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.sink.config.RetryConfig;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.store.failure.SqlProblem;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private final DestinationException lost = failure("08S01", 0);
    private final DestinationException readOnly = failure("HY000", 1836);
    private final DestinationException deadlock = failure("40001", 1213);
    private final DestinationException syntax = failure("42000", 1064);

    private final SettableClock clock = new SettableClock();
    private final RetryBudget budget =
            new RetryBudget(new RetryConfig(Duration.ofMinutes(60), Duration.ofMinutes(5)), "db:3306", clock);

    @Test
    void waitsLongerFromTryToTryUpToHalfAMinute() {
        assertThat(budget.waitAfter(lost)).isEqualTo(Duration.ofMillis(100));
        assertThat(budget.waitAfter(lost)).isEqualTo(Duration.ofMillis(200));
        for (int i = 0; i < 30; i++) {
            budget.waitAfter(lost);
        }
        assertThat(budget.waitAfter(lost)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void givesUpOnALostConnectionLaterThanOnOtherFailures() {
        budget.waitAfter(deadlock);
        clock.advance(Duration.ofMinutes(6));
        assertThatThrownBy(() -> budget.waitAfter(deadlock)).isInstanceOf(ConnectException.class);
        budget.succeeded();
        budget.waitAfter(lost);
        clock.advance(Duration.ofMinutes(59));
        assertThat(budget.waitAfter(lost)).isPositive();
        clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(() -> budget.waitAfter(lost))
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("db:3306", "restart the task");
    }

    @Test
    void aLockWaitAfterALongOutageHasAllOfItsOwnTime() {
        budget.waitAfter(lost);
        for (int minute = 0; minute < 15; minute++) {
            clock.advance(Duration.ofMinutes(1));
            budget.waitAfter(minute % 2 == 0 ? readOnly : lost);
        }
        assertThat(budget.waitAfter(deadlock)).isPositive();
        clock.advance(Duration.ofMinutes(4));
        assertThat(budget.waitAfter(deadlock)).isPositive();
        clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(() -> budget.waitAfter(deadlock)).isInstanceOf(ConnectException.class);
    }

    @Test
    void kindsThatTakeTurnsComeToAnEndAllTheSame() {
        assertThatThrownBy(() -> {
                    for (int minute = 0; minute < 20; minute++) {
                        clock.advance(Duration.ofMinutes(1));
                        budget.waitAfter(minute % 2 == 0 ? lost : deadlock);
                    }
                })
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void startsAnewAfterASuccess() {
        budget.waitAfter(deadlock);
        clock.advance(Duration.ofMinutes(6));
        budget.succeeded();
        assertThat(budget.waitAfter(deadlock)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void failsAtOnceOnWhatWillNotPass() {
        assertThatThrownBy(() -> budget.waitAfter(syntax))
                .isInstanceOf(ConnectException.class)
                .hasCause(syntax);
    }

    private static DestinationException failure(String state, int code) {
        return SqlProblem.of("inserting", new SQLException("boom", state, code));
    }
}
