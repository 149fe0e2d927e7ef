package io.twoway.cli.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.WaitingNote;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SinkWaitTest {

    private static final Instant NOW = Instant.parse("2026-11-29T20:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String SERVER = "the server of site b at db:3306";

    @Test
    void aWaitIsToldWithServerStartAndReason() {
        WaitingNote note = new WaitingNote(NOW.minusMillis(312_400), NOW.minusSeconds(20), "it is read-only");

        assertThat(SinkWait.of(note, SERVER, CLOCK)).hasValueSatisfying(wait -> assertThat(wait.describe())
                .isEqualTo("the server of site b at db:3306 has taken no changes since"
                        + " 2026-11-29T19:54:47Z (312 s); the sink tries again by itself. The last try: it is"
                        + " read-only"));
    }

    @Test
    void aWaitOfSomeSecondsIsUsual() {
        assertThat(wait(NOW.minusSeconds(9), NOW).isLong()).isFalse();
        assertThat(wait(NOW.minusSeconds(10), NOW).isLong()).isTrue();
    }

    @Test
    void whatATaskSaidThatDiedDoesNotCount() {
        Instant since = NOW.minusSeconds(3600);

        assertThat(SinkWait.of(new WaitingNote(since, NOW.minusSeconds(301), "away"), SERVER, CLOCK))
                .isEmpty();
        assertThat(SinkWait.of(new WaitingNote(since, NOW.minusSeconds(200), "away"), SERVER, CLOCK))
                .isPresent();
    }

    private static SinkWait wait(Instant since, Instant tried) {
        return SinkWait.of(new WaitingNote(since, tried, "locked"), SERVER, CLOCK)
                .orElseThrow();
    }
}
