package io.twoway.sink;

import static org.assertj.core.api.Assertions.assertThat;

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
        word.look(Optional.empty());
        int before = requests.get();
        word.look(Optional.of(NOTE));
        word.look(Optional.of(NOTE));
        word.look(Optional.of(LATER));
        assertThat(requests.get() - before).isEqualTo(2);
        assertThat(word.addedTo(12).metadata()).isEqualTo(LATER.encoded());

        word.look(Optional.empty());
        word.look(Optional.empty());
        assertThat(requests.get() - before).isEqualTo(3);
        assertThat(word.addedTo(12).metadata()).isEmpty();
        assertThat(word.addedTo(12).offset()).isEqualTo(12);
    }

    @Test
    void whatAnEarlierTaskMayHaveSaidIsReplacedOnce() {
        word.look(Optional.empty());
        word.look(Optional.empty());

        assertThat(requests).hasValue(1);
    }
}
