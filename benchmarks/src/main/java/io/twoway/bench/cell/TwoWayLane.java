package io.twoway.bench.cell;

import io.twoway.bench.contender.ConnectorPipeline;
import io.twoway.bench.contender.Course;
import io.twoway.bench.place.RefusedStatement;
import io.twoway.bench.place.RootSession;
import io.twoway.bench.workload.Workload;
import io.twoway.servers.process.Wait;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Two pipelines in opposite directions, and a session that writes at the beginning of either. */
final class TwoWayLane implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int FIRST_MARKER = 1;

    private final ConnectorPipeline there;
    private final ConnectorPipeline back;
    private final RootSession a;
    private final RootSession b;

    // Mutable state
    private int marker = FIRST_MARKER;

    private TwoWayLane(ConnectorPipeline there, ConnectorPipeline back) {
        this.there = there;
        this.back = back;
        this.a = there.course().origin();
        this.b = back.course().origin();
    }

    /** Returns that of this project, whose forward load takes over the tables of both directions. */
    static TwoWayLane ours(Bench bench, String cell, Workload workload) {
        Course there = bench.course(cell + "-ours", workload);
        there.setUp();
        bench.course(cell + "-ours-back", workload).setUp();
        List<ConnectorPipeline> both =
                ConnectorPipeline.oursBothWays(there, bench.mirrored().course(cell + "-ours-back", workload));
        return new TwoWayLane(both.get(0), both.get(1));
    }

    /** Returns that of Debezium, two pairs that know nothing of each other. */
    static TwoWayLane debezium(Bench bench, String cell, Workload workload) {
        Course there = bench.course(cell + "-peers", workload);
        Course back = bench.mirrored().course(cell + "-peers-back", workload);
        there.setUp();
        back.setUp();
        return new TwoWayLane(ConnectorPipeline.debezium(there), ConnectorPipeline.debezium(back));
    }

    String name() {
        return there.name();
    }

    /** Returns how many rows a round writes at both servers together. */
    long rows() {
        return there.course().workload().rows() + back.course().workload().rows();
    }

    void open() {
        there.open();
        there.start();
        Wait.atMost(PATIENCE).until("the tables of both directions at both servers", this::hasBoth);
        there.stop();
        back.open();
        a.execute("USE " + there.course().database());
        b.execute("USE " + back.course().database());
    }

    private boolean hasBoth() {
        try {
            return b.number(back.course().workload().markerQuery(back.course().database(), FIRST_MARKER)) > 0;
        } catch (RefusedStatement e) {
            return false; // there is no such table yet
        }
    }

    /** Starts all connectors and returns when they follow. */
    void start() {
        there.start();
        back.start();
        marker++;
        mark(a, there);
        mark(b, back);
        there.await(marker);
        back.await(marker);
    }

    /** Writes at both servers at once, and returns the seconds from the first row until the last one is visible. */
    double pass(int round) {
        marker++;
        long began = System.nanoTime();
        CompletableFuture<Void> elsewhere = CompletableFuture.runAsync(() -> write(b, back, round));
        write(a, there, round);
        elsewhere.join();
        there.await(marker);
        back.await(marker);
        return (System.nanoTime() - began) / 1e9;
    }

    private void write(RootSession site, ConnectorPipeline pipeline, int round) {
        site.run(pipeline.course().workload().changes(round));
        mark(site, pipeline);
    }

    private void mark(RootSession site, ConnectorPipeline pipeline) {
        site.run(pipeline.course().workload().marker(marker));
    }

    void stop() {
        there.stop();
        back.stop();
    }

    /** Returns whether the rows of both directions are the same at both servers. */
    boolean isEqual() {
        return checksum(a, there.course().database()).equals(checksum(b, there.database()))
                && checksum(b, back.course().database()).equals(checksum(a, back.database()));
    }

    private static String checksum(RootSession site, String database) {
        return site.value("CHECKSUM TABLE " + database + "." + Workload.TABLE);
    }

    @Override
    public void close() {
        a.close();
        b.close();
        List.of(there, back).forEach(ConnectorPipeline::close);
        List.of(there, back).forEach(pipeline -> pipeline.course().tearDown());
    }
}
