package io.twoway.source.added;

/** What the load of added tables does while the stream goes on. */
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

    /** Nothing is prepared: no table is added, or what came last was sent. */
    record Idle() implements Phase {}

    /**
     * A chunk is prepared, and the stream has not come to its note.
     *
     * @param chunk what was read
     * @param isDisturbed whether a statement came by since
     */
    record Waits(PendingChunk chunk, boolean isDisturbed) implements Phase {

        /** The phase when a chunk was just read. */
        Waits(PendingChunk chunk) {
            this(chunk, false);
        }

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
     * The stream has come to the note of a chunk, which is to be sent behind the note's transaction.
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
