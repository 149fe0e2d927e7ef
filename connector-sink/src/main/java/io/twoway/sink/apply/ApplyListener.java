package io.twoway.sink.apply;

import io.twoway.precheck.progress.PreparedWait;
import io.twoway.sink.plan.Batch;
import io.twoway.sink.plan.PlanListener;
import io.twoway.sink.rows.Applied;
import io.twoway.sink.statement.StatementListener;
import java.util.List;

/** Hears of what happens to a stream, to count it. */
public interface ApplyListener extends PlanListener, StatementListener {

    /** Rows were committed. */
    void committed(Batch batch, List<Applied> changes);

    /** A change was refused or cannot be applied: the task is about to fail. */
    void refused();

    /** A batch is repeated row by row. */
    void steppedBack();

    /** XA transactions wait for what becomes of them, as many as this. */
    void prepared(PreparedWait wait);
}
