package io.twoway.cli.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twoway.cli.kafka.StreamFacts;
import io.twoway.client.Position;
import io.twoway.precheck.progress.PreparedWait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LagTest {

    private static final Instant NOW = Instant.parse("2026-11-29T20:00:00Z");
    private static final Lag.Answers NO_ANSWERS =
            new Lag.Answers(new StrayAnswers("b", "dts", "a", Set.of()), List.of());
    private static final Position.Applied AT_TWELVE = new Position.Applied("a", 12);

    @Test
    void aSinkIsBehindByTheRecordsUpToTheTopicsEndThatAreNoHeartbeats() {
        Lag lag = lag(upTo(15, OptionalLong.of(1)), Optional.of(Duration.ofMillis(3900)), List.of());

        assertThat(lag.records()).hasValue(1);
        assertThat(lag.describe()).isEqualTo("topic a is applied up to offset 12, 1 record behind, as of 3 s ago");
    }

    @Test
    void aSinkOfAStreamThatIsIdleIsNotBehind() {
        Lag lag = lag(upTo(18, OptionalLong.of(0)), Optional.of(Duration.ofSeconds(50)), List.of());

        assertThat(lag.describe()).isEqualTo("topic a is applied up to offset 12, 0 records behind, as of 50 s ago");
    }

    @Test
    void whereHeartbeatsWereNotToldFromOthersThatIsSaid() {
        Lag lag = lag(upTo(20_012, OptionalLong.empty()), Optional.empty(), List.of());

        assertThat(lag.records()).hasValue(20_000);
        assertThat(lag.describe()).endsWith("20000 records behind with heartbeats");
    }

    @Test
    void whatWasAppliedAfterTheTopicWasAskedIsNoLag() {
        assertThat(lag(upTo(10, OptionalLong.empty()), Optional.empty(), List.of())
                        .records())
                .hasValue(0);
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        assertThat(lag(StreamFacts.UNKNOWN, Optional.empty(), List.of("no Kafka"))
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
                StreamFacts.UNKNOWN,
                NOW,
                Optional.empty(),
                new PreparedWait(transactions, Optional.of(NOW.minusSeconds(90))),
                Optional.empty(),
                NO_ANSWERS,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Lag lag(StreamFacts stream, Optional<Duration> age, List<String> gaps) {
        return new Lag(
                AT_TWELVE,
                stream,
                NOW,
                age.map(NOW::minus),
                PreparedWait.NONE,
                Optional.empty(),
                NO_ANSWERS,
                Optional.empty(),
                Optional.empty(),
                gaps);
    }

    private static StreamFacts upTo(long end, OptionalLong changes) {
        return new StreamFacts(OptionalLong.of(end), changes, Optional.empty(), Optional.empty());
    }
}
