package io.twoway.smt;

import io.twoway.event.RowEvent;

/**
 * The source transaction that is being read, as far as it is known.
 *
 * @param id the transaction's id; empty before the first one
 * @param origin who wrote it, decided by its first row
 * @param passed whether one of its rows went on to the topic
 */
record FilteredTransaction(String id, Origin origin, boolean passed) {

    /** Before the first transaction. */
    static final FilteredTransaction NONE = new FilteredTransaction("", Origin.UNKNOWN, false);

    /** Writers of a transaction. */
    enum Origin {
        /** No row was seen yet. */
        UNKNOWN,
        /** A client of this site. */
        LOCAL,
        /** A sink: its first row is the progress row. */
        PEER
    }

    static FilteredTransaction begun(String id) {
        return new FilteredTransaction(id, Origin.UNKNOWN, false);
    }

    /**
     * Only the first row decides: a sink writes its progress row before all else, a curious user may touch it later.
     *
     * @param progressRow whether the transaction's first row is a progress row; rows before this one may have been filtered
     */
    FilteredTransaction decidedBy(boolean progressRow) {
        if (origin != Origin.UNKNOWN) {
            return this;
        }
        return new FilteredTransaction(id, progressRow ? Origin.PEER : Origin.LOCAL, passed);
    }

    FilteredTransaction withRowPassed() {
        return new FilteredTransaction(id, origin, true);
    }

    boolean isFromPeer() {
        return origin == Origin.PEER;
    }

    /** Returns whether the row continues this transaction or is the first of its own. */
    boolean continuesWith(RowEvent row) {
        return row.transaction().map(id::equals).orElse(false);
    }
}
