package io.twoway.bench.cell;

import io.twoway.bench.contender.SinkContender;
import io.twoway.bench.result.CellResult;
import io.twoway.bench.result.Measure;
import io.twoway.bench.workload.Workloads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Both servers written to at once, until the last row of either is visible at the other one. Each direction has a table of its
 * own: the peer's connectors would send one's rows round in a circle.
 */
public record BothWaysCell() implements BenchCell {

    @Override
    public String name() {
        return "both-ways";
    }

    @Override
    public String title() {
        return "Both ways at once, end to end: inserts";
    }

    @Override
    public CellResult measure(Bench bench) {
        Samples samples = new Samples(bench);
        List<TwoWayLane> lanes = new ArrayList<>();
        try {
            lanes.add(TwoWayLane.ours(bench, name(), Workloads.INSERTS));
            lanes.add(TwoWayLane.debezium(bench, name(), Workloads.INSERTS));
            lanes.forEach(TwoWayLane::open);
            for (int round = -bench.effort().warmups(); round < bench.effort().rounds(); round++) {
                round(bench, lanes, samples, round);
            }
        } finally {
            lanes.forEach(TwoWayLane::close);
        }
        return samples.of(this, SinkContender.OURS);
    }

    private static void round(Bench bench, List<TwoWayLane> lanes, Samples samples, int round) {
        List<TwoWayLane> order = new ArrayList<>(lanes);
        Collections.rotate(order, Math.floorMod(-round, order.size()));
        for (TwoWayLane lane : order) {
            lane.start();
            double seconds = lane.pass(round + bench.effort().warmups());
            lane.stop();
            samples.add(lane.name(), Measure.ROWS, round, lane.rows() / seconds);
            if (!lane.isEqual()) {
                samples.remark("the rows of " + lane.name() + " were not the same at both servers in the end");
            }
        }
    }
}
