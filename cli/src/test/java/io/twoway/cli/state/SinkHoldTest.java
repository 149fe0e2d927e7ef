package io.twoway.cli.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.ThrottleNote;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SinkHoldTest {

    private static final Instant NOW = Instant.parse("2026-11-29T20:00:00Z");

    private static Optional<SinkHold> hold(long saidBefore) {
        ThrottleNote note = new ThrottleNote(
                NOW.minusMillis(312_400), NOW.minusSeconds(saidBefore), "changes.max.rows.per.second=500");
        return SinkHold.of(note, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void theLimitIsNamedAndSinceWhenItHoldsTheSinkBack() {
        assertThat(hold(60)).hasValueSatisfying(hold -> assertThat(hold.describe())
                .isEqualTo("held back since 2026-11-29T19:54:47Z (312 s) by changes.max.rows.per.second=500;"
                        + " change it with PUT .../config"));
    }

    @Test
    void whatATaskSaidThatDiedDoesNotCount() {
        assertThat(hold(301)).isEmpty();
        assertThat(hold(200)).isPresent();
    }
}
