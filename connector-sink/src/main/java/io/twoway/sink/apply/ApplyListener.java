package io.twoway.sink.apply;

import io.twoway.precheck.facts.PreparedWait;
import io.twoway.sink.plan.Batch;
import io.twoway.sink.plan.PlanListener;
import java.util.List;

/** Hears of what happens to a stream, to count it. */
public interface ApplyListener extends PlanListener {

    /** Rows were committed. */
    void committed(Batch batch, List<Applied> changes);

    /** A change was refused or cannot be applied: the task is about to fail. */
    void refused();

    /** A batch is repeated row by row. */
    void steppedBack();

    /** A statement was run. */
    void statementRun();

    /** A statement failed at the destination: it is passed over, or the task is about to fail. */
    void statementFailed();

    /** XA transactions wait for what becomes of them, as many as this. */
    void prepared(PreparedWait wait);

    /** A statement was not run, because somebody wanted it so. */
    void statementSkipped();
}
