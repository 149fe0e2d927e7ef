package io.twoway.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.ThrottleNote;
import io.twoway.contract.WaitingNote;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingWordTest {

    private static final WaitingNote NOTE = new WaitingNote(Instant.EPOCH, Instant.EPOCH, "read-only");
    private static final WaitingNote LATER = new WaitingNote(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), "read-only");

    private final AtomicInteger requests = new AtomicInteger();
    private final WaitingWord word = new WaitingWord(requests::incrementAndGet);

    @Test
    void aWaitIsSaidAtEachTryAndItsEndOnce() {
        word.look(Optional.empty(), Optional.empty());
        int before = requests.get();
        word.look(Optional.of(NOTE), Optional.empty());
        word.look(Optional.of(NOTE), Optional.empty());
        word.look(Optional.of(LATER), Optional.empty());
        assertThat(requests.get() - before).isEqualTo(2);
        assertThat(word.addedTo(12).metadata()).isEqualTo(LATER.encoded());

        word.look(Optional.empty(), Optional.empty());
        word.look(Optional.empty(), Optional.empty());
        assertThat(requests.get() - before).isEqualTo(3);
        assertThat(word.addedTo(12).metadata()).isEmpty();
        assertThat(word.addedTo(12).offset()).isEqualTo(12);
    }

    @Test
    void aHoldIsSaidAtItsBeginAndItsEndAndNeverHidesAServerThatTakesNothing() {
        word.look(Optional.empty(), Optional.empty());
        int before = requests.get();
        word.look(Optional.empty(), Optional.of(held(0)));
        word.look(Optional.empty(), Optional.of(held(50)));
        assertThat(requests.get() - before).isEqualTo(1);
        assertThat(word.addedTo(12).metadata()).isEqualTo(held(50).encoded());
        assertThat(word.isWaiting()).isFalse();

        word.look(Optional.of(NOTE), Optional.of(held(60)));
        assertThat(word.addedTo(12).metadata()).isEqualTo(NOTE.encoded());

        word.look(Optional.empty(), Optional.empty());
        word.look(Optional.empty(), Optional.empty());
        assertThat(requests.get() - before).isEqualTo(3);
        assertThat(word.addedTo(12).metadata()).isEmpty();
    }

    private static ThrottleNote held(long second) {
        return new ThrottleNote(Instant.EPOCH, Instant.EPOCH.plusSeconds(second), "changes.max.rows.per.second=10");
    }

    @Test
    void whatAnEarlierTaskMayHaveSaidIsReplacedOnce() {
        word.look(Optional.empty(), Optional.empty());
        word.look(Optional.empty(), Optional.empty());

        assertThat(requests).hasValue(1);
    }
}
