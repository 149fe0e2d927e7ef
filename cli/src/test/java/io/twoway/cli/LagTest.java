package io.twoway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.cli.connect.Position;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LagTest {

    private static final Position.Applied AT_TWELVE = new Position.Applied("a", 12);

    @Test
    void aSinkIsBehindByTheRecordsUpToTheTopicsEnd() {
        Lag lag = new Lag(AT_TWELVE, OptionalLong.of(15), Optional.of(Duration.ofMillis(3900)), List.of());

        assertThat(lag.records()).hasValue(3);
        assertThat(lag.describe()).isEqualTo("topic a is applied up to offset 12, 3 records behind, as of 3 s ago");
    }

    @Test
    void whatWasAppliedAfterTheTopicWasAskedIsNoLag() {
        assertThat(new Lag(AT_TWELVE, OptionalLong.of(10), Optional.empty(), List.of()).records())
                .hasValue(0);
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        assertThat(new Lag(AT_TWELVE, OptionalLong.empty(), Optional.empty(), List.of("no Kafka")).describe())
                .isEqualTo("topic a is applied up to offset 12");
    }
}
