package io.twoway.bench.cell;

import io.twoway.bench.contender.Pipeline;
import io.twoway.bench.place.RootSession;
import io.twoway.bench.workload.Transaction;
import java.util.stream.Stream;

/** A pipeline, and the session that writes at its beginning. */
final class Lane implements AutoCloseable {

    private final Pipeline pipeline;
    private final RootSession origin;

    // Mutable state
    private int marker = 1;

    /** Sets the pipeline's course. */
    Lane(Pipeline pipeline) {
        this.pipeline = pipeline;
        pipeline.course().setUp();
        this.origin = pipeline.course().origin();
        origin.execute("USE " + pipeline.course().database());
    }

    Pipeline pipeline() {
        return pipeline;
    }

    RootSession origin() {
        return origin;
    }

    /** Starts the pipeline and returns when it follows. */
    void start() {
        pipeline.start();
        pipeline.await(mark());
    }

    /** Writes transactions, and returns the seconds from the first one until the last row is visible. */
    double pass(Stream<Transaction> transactions) {
        long began = System.nanoTime();
        origin.run(transactions);
        pipeline.await(mark());
        return (System.nanoTime() - began) / 1e9;
    }

    private int mark() {
        marker++;
        origin.run(pipeline.course().workload().marker(marker));
        return marker;
    }

    @Override
    public void close() {
        origin.close();
        pipeline.close();
        pipeline.course().tearDown();
    }
}
