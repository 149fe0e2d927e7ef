package io.twoway.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.WaitingNote;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingWordTest {

    private static final WaitingNote NOTE = new WaitingNote(Instant.EPOCH, Instant.EPOCH, "read-only");

    private final AtomicInteger requests = new AtomicInteger();
    private final WaitingWord word = new WaitingWord(requests::incrementAndGet);

    @Test
    void aWaitIsSaidAtEachTryAndItsEndOnce() {
        word.works();
        int before = requests.get();
        word.waits(NOTE);
        word.waits(NOTE);
        assertThat(requests.get() - before).isEqualTo(2);
        assertThat(word.addedTo(12).metadata()).isEqualTo(NOTE.encoded());

        word.works();
        word.works();
        assertThat(requests.get() - before).isEqualTo(3);
        assertThat(word.addedTo(12).metadata()).isEmpty();
        assertThat(word.addedTo(12).offset()).isEqualTo(12);
    }

    @Test
    void whatAnEarlierTaskMayHaveSaidIsReplacedOnce() {
        word.works();
        word.works();

        assertThat(requests).hasValue(1);
    }
}
