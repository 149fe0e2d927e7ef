package io.twoway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
        Lag lag = lag(OptionalLong.of(15), Optional.of(Duration.ofMillis(3900)), List.of());

        assertThat(lag.records()).hasValue(3);
        assertThat(lag.describe()).isEqualTo("topic a is applied up to offset 12, 3 records behind, as of 3 s ago");
    }

    @Test
    void whatWasAppliedAfterTheTopicWasAskedIsNoLag() {
        assertThat(lag(OptionalLong.of(10), Optional.empty(), List.of()).records())
                .hasValue(0);
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        assertThat(lag(OptionalLong.empty(), Optional.empty(), List.of("no Kafka"))
                        .describe())
                .isEqualTo("topic a is applied up to offset 12");
    }

    @Test
    void preparedTransactionsAreNamedWithTheAgeOfTheFirst() {
        Lag one = waiting(1);
        Lag two = waiting(2);

        assertThat(one.describe()).endsWith("up to offset 12, 1 prepared XA transaction for 90 s");
        assertThat(two.describe()).endsWith("up to offset 12, 2 prepared XA transactions, the first for 90 s");
        ObjectNode node = new ObjectMapper().createObjectNode();
        two.addTo(node);
        assertThat(node).hasToString("{\"preparedTransactions\":2,\"preparedAgeMs\":90000,\"unknown\":[]}");
    }

    private static Lag waiting(long transactions) {
        return new Lag(
                AT_TWELVE,
                OptionalLong.empty(),
                Optional.empty(),
                transactions,
                Optional.of(Duration.ofSeconds(90)),
                Optional.empty(),
                List.of());
    }

    private static Lag lag(OptionalLong end, Optional<Duration> age, List<String> gaps) {
        return new Lag(AT_TWELVE, end, age, 0, Optional.empty(), Optional.empty(), gaps);
    }
}
