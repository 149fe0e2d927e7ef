package io.twoway.sink.plan;

import io.twoway.sink.change.ChangeOrigin;

/**
 * A source transaction that is too large to become visible at once.
 *
 * @param at the last record of its first piece
 * @param transaction its id at the origin
 * @param reached which limit it reached
 * @param rows the first piece's rows
 * @param bytes about how much of the heap they take
 */
public record TransactionCut(
        ChangeOrigin at, String transaction, TransactionLimit.Reached reached, int rows, long bytes) {}
