package io.twoway.source.added;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.offset.AddedTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseTest {

    private static final PendingChunk CHUNK =
            new PendingChunk(LoadNote.ofBegin("load-1", 1, new AddedTable("shop", "items"), List.of()), TableChunk.END);
    private static final String MARK = CHUNK.note().mark();

    @Test
    void nothingIsAwaitedWhereNothingIsPrepared() {
        Phase idle = new Phase.Idle();

        assertThat(idle.reached(MARK)).isSameAs(idle);
        assertThat(idle.disturbed()).isSameAs(idle);
    }

    @Test
    void chunkIsDueWhenItsOwnNoteCameBy() {
        Phase waits = new Phase.Waits(CHUNK, false);

        assertThat(waits.reached("another mark")).isSameAs(waits);
        assertThat(waits.reached(MARK)).isEqualTo(new Phase.Due(CHUNK, false));
    }

    @Test
    void statementBeforeTheNoteDisturbsTheChunk() {
        assertThat(new Phase.Waits(CHUNK, false).disturbed().reached(MARK)).isEqualTo(new Phase.Due(CHUNK, true));
    }

    @Test
    void statementBehindTheNoteDisturbsItToo() {
        assertThat(new Phase.Waits(CHUNK, false).reached(MARK).disturbed()).isEqualTo(new Phase.Due(CHUNK, true));
    }

    @Test
    void dueChunkWaitsForNoOtherNote() {
        Phase due = new Phase.Due(CHUNK, false);

        assertThat(due.reached(MARK)).isSameAs(due);
    }
}
