package io.twoway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaitingNoteTest {

    private static final Instant SINCE = Instant.parse("2026-11-29T20:00:00.123456Z");
    private static final Instant TRIED = Instant.parse("2026-11-29T20:05:00Z");

    @Test
    void whatIsWrittenIsRead() {
        WaitingNote note = new WaitingNote(SINCE, TRIED, "the server is read-only (MySQL error 1290)");

        assertThat(WaitingNote.parse(note.encoded())).contains(note);
    }

    @Test
    void aReasonOfSeveralLinesBecomesOne() {
        WaitingNote note = new WaitingNote(SINCE, TRIED, "Communications link failure\n\nThe last packet\tsent\n");

        assertThat(note.reason()).isEqualTo("Communications link failure The last packet sent");
        assertThat(WaitingNote.parse(note.encoded())).contains(note);
    }

    @Test
    void aLongReasonStillFitsIntoWhatABrokerTakes() {
        WaitingNote note = new WaitingNote(SINCE, TRIED, "\u20ac".repeat(100_000));

        assertThat(note.encoded().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4096);
        assertThat(WaitingNote.parse(note.encoded()))
                .hasValueSatisfying(read -> assertThat(read.since()).isEqualTo(SINCE));
    }

    @Test
    void whatAnotherProgramKeepsThereIsNoNote() {
        assertThat(WaitingNote.parse("")).isEmpty();
        assertThat(WaitingNote.parse("two-way-waiting for a better day")).isEmpty();
        assertThat(WaitingNote.parse("committed by hand at 2026-11-29T20:00:00Z"))
                .isEmpty();
    }
}
