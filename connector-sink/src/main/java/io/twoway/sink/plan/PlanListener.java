package io.twoway.sink.plan;

import io.twoway.sink.change.ChangeOrigin;

/** Hears of what planning drops or cuts, to count it. */
public interface PlanListener {

    /** A row was dropped because the watermark covers it. */
    void replayed(ChangeOrigin origin);

    /** A transaction was cut for the first time, so it will not be visible whole. */
    void cut(TransactionCut cut);

    /** The end of a transaction that was cut has come: the last of its {@code pieces} is handed out. */
    void endedInPieces(ChangeOrigin end, String transaction, int pieces);
}
