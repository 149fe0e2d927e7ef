package io.twoway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleNoteTest {

    private static final ThrottleNote NOTE = new ThrottleNote(
            Instant.parse("2026-11-29T20:00:00.123456Z"),
            Instant.parse("2026-11-29T20:05:00Z"),
            "changes.max.rows.per.second=1000");

    @Test
    void whatIsWrittenIsRead() {
        assertThat(ThrottleNote.parse(NOTE.encoded())).contains(NOTE);
    }

    @Test
    void itIsNoNoteOfAServerThatTakesNoChanges() {
        assertThat(WaitingNote.parse(NOTE.encoded())).isEmpty();
        assertThat(ThrottleNote.parse("")).isEmpty();
        assertThat(ThrottleNote.parse("two-way-throttled a b c")).isEmpty();
    }
}
