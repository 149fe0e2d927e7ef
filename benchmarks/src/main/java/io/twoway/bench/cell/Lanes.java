package io.twoway.bench.cell;

import io.twoway.bench.contender.ConnectorPipeline;
import io.twoway.bench.contender.ReplicaPipeline;
import io.twoway.bench.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;

/** The lanes of a cell, each with a database of its own, of which one is open at a time. */
final class Lanes implements AutoCloseable {

    private final List<Lane> all = new ArrayList<>();

    /** Makes those of this project, of an earlier build if there is one, of Debezium and of MySQL's replica. */
    Lanes(Bench bench, String cell, Workload workload) {
        all.add(new Lane(ConnectorPipeline.ours(bench.course(cell + "-ours", workload))));
        bench.earlier()
                .map(earlier -> ConnectorPipeline.earlier(earlier.course(cell + "-earlier", workload)))
                .map(Lane::new)
                .ifPresent(all::add);
        all.add(new Lane(ConnectorPipeline.debezium(bench.course(cell + "-peers", workload))));
        all.add(new Lane(new ReplicaPipeline(bench.course(cell + "-native", workload))));
    }

    void open() {
        all.forEach(lane -> lane.pipeline().open());
    }

    /** Lets each lane work in each round, and nobody else meanwhile. */
    void inTurn(Effort effort, BiConsumer<Lane, Integer> work) {
        for (int round = -effort.warmups(); round < effort.rounds(); round++) {
            List<Lane> order = new ArrayList<>(all);
            Collections.rotate(order, Math.floorMod(-round, order.size()));
            for (Lane lane : order) {
                lane.start();
                work.accept(lane, round);
                lane.pipeline().stop();
            }
        }
    }

    @Override
    public void close() {
        all.forEach(Lane::close);
    }
}
