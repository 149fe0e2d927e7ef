package io.twoway.source.added;

/** Phases of the load of added tables beside the stream. */
sealed interface Phase {

    /** Returns the phase when a statement came by, which may have changed what was read. */
    default Phase disturbed() {
        return this;
    }

    /**
     * Returns the phase when a note came by.
     *
     * @param mark its mark
     */
    default Phase reached(String mark) {
        return this;
    }

    /** Phase in which nothing is prepared: no table is added, or what came last was sent. */
    record Idle() implements Phase {}

    /**
     * Phase of a chunk that is prepared, while the stream has not come to its note.
     *
     * @param chunk what was read
     * @param isDisturbed whether a statement came by since
     */
    record Waits(PendingChunk chunk, boolean isDisturbed) implements Phase {

        @Override
        public Phase disturbed() {
            return new Waits(chunk, true);
        }

        @Override
        public Phase reached(String mark) {
            return chunk.note().mark().equals(mark) ? new Due(chunk, isDisturbed) : this;
        }
    }

    /**
     * Phase of a chunk to whose note the stream has come: it is to be sent behind the note's transaction.
     *
     * @param chunk what was read
     * @param isDisturbed whether a statement came by since it was
     */
    record Due(PendingChunk chunk, boolean isDisturbed) implements Phase {

        @Override
        public Phase disturbed() {
            return new Due(chunk, true);
        }
    }
}
