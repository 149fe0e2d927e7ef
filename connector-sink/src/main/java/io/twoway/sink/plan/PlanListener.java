package io.twoway.sink.plan;

import io.twoway.sink.change.ChangeOrigin;

/** Hears of what planning drops or cuts, to count it. */
public interface PlanListener {

    /** A row was dropped because the watermark covers it. */
    void replayed(ChangeOrigin origin);

    /** A transaction was cut after {@code rows} rows, so it will not be visible whole. */
    void cut(ChangeOrigin origin, int rows);
}
