package io.twoway.source.throttle;

import io.twoway.limit.Quantity;
import io.twoway.throttle.Throttle;
import java.util.function.BooleanSupplier;

/** Pace of the threads that read tables: each query and each row waits until it may pass. */
public final class LoadPace {

    private final Throttle load;
    private final BooleanSupplier goesOn;

    /** @param goesOn whether the load is still to go on; what waits stops waiting otherwise */
    public LoadPace(Throttle load, BooleanSupplier goesOn) {
        this.load = load;
        this.goesOn = goesOn;
    }

    /** Waits until a query may be asked. */
    public void awaitQuery() {
        await(() -> load.awaitQuery(goesOn));
        load.passed(Quantity.QUERIES, 1);
    }

    /** Waits until a row may pass. */
    public void await(Object[] row) {
        await(() -> load.await(goesOn));
        LoadedRow.passed(load, row);
    }

    private static void await(Wait wait) {
        try {
            wait.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the queue of the row does not take it then
        }
    }

    private interface Wait {
        void run() throws InterruptedException;
    }
}
