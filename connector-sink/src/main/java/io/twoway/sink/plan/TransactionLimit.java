package io.twoway.sink.plan;

/**
 * The part of one source transaction that is held back to become visible at once.
 *
 * @param rows after this many rows it is cut
 * @param bytes when its rows take this many bytes of the heap it is cut; a single row may take more
 */
public record TransactionLimit(int rows, long bytes) {

    /** The setting that a cut is owed to. */
    public enum Reached {
        /** {@code transaction.max.rows}. */
        ROWS,
        /** {@code transaction.max.bytes}. */
        BYTES
    }

    boolean isReachedBy(UnendedTransaction transaction) {
        return transaction.size() >= rows || transaction.heldBytes() >= bytes;
    }

    Reached reachedBy(UnendedTransaction transaction) {
        return transaction.size() >= rows ? Reached.ROWS : Reached.BYTES;
    }
}
