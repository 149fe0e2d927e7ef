package io.twoway.bench.cell;

import io.twoway.bench.contender.SinkContender;
import io.twoway.bench.result.CellResult;
import io.twoway.bench.result.Measure;
import io.twoway.bench.workload.Workload;

/** The whole way while it is written to: from the first write at the origin until the last row is visible. */
public record OneWayCell(String name, Workload workload) implements BenchCell {

    @Override
    public String title() {
        return "One way, end to end: " + workload.title();
    }

    @Override
    public CellResult measure(Bench bench) {
        Samples samples = new Samples(bench);
        try (Lanes lanes = new Lanes(bench, name, workload)) {
            lanes.open();
            lanes.inTurn(bench.effort(), (lane, round) -> {
                Workload rows = lane.pipeline().course().workload();
                double seconds = lane.pass(rows.changes(round + bench.effort().warmups()));
                samples.add(lane.pipeline().name(), Measure.ROWS, round, rows.rows() / seconds);
            });
        }
        return samples.of(this, SinkContender.OURS);
    }
}
