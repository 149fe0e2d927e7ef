package io.twoway.sink.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.StreamLag;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderWaitTest {

    private static final Optional<StreamLag> BEHIND = Optional.of(new StreamLag("a", 10, 9));

    private final SettableClock clock = new SettableClock();
    private final OrderWait wait = new OrderWait(new StreamId("b", 0), clock);

    @Test
    void aStreamThatIsNotBehindWaitsForNothing() {
        wait.look(Optional.empty());

        assertThat(wait.since()).isEmpty();
    }

    @Test
    void aWaitBeginsWithItsFirstLookAndEndsWhenTheOtherStreamIsFarEnough() {
        wait.look(BEHIND);
        clock.advance(Duration.ofMinutes(2));
        wait.look(BEHIND);
        assertThat(wait.since()).contains(clock.instant().minus(Duration.ofMinutes(2)));

        wait.look(Optional.empty());
        assertThat(wait.since()).isEmpty();
    }
}
