package io.twoway.bench.cell;

import io.twoway.bench.contender.Pipeline;
import io.twoway.bench.contender.SinkContender;
import io.twoway.bench.place.ProcessorTime;
import io.twoway.bench.place.WithoutFlushing;
import io.twoway.bench.result.CellResult;
import io.twoway.bench.result.Measure;
import io.twoway.bench.workload.Workload;

/** The whole way while it is written to: from the first write at the origin until the last row is visible. */
public record OneWayCell(String name, Workload workload) implements BenchCell {

    @Override
    public String title() {
        return "One way, end to end: " + workload.title();
    }

    /** What the origin's disk takes is no part of it: one session that waits for each commit would be all that is measured. */
    @Override
    public CellResult measure(Bench bench) {
        Samples samples = new Samples(bench);
        WithoutFlushing.at(bench.servers().a(), () -> measure(bench, samples));
        return samples.of(this, SinkContender.OURS);
    }

    private void measure(Bench bench, Samples samples) {
        try (Lanes lanes = new Lanes(bench, name, workload)) {
            lanes.open();
            lanes.inTurn(bench.effort(), (lane, round) -> {
                Bench its = bench.on(lane.pipeline().course().servers());
                pass(its, lane, round, samples);
            });
        }
    }

    /** @param bench has the lane's worker */
    private void pass(Bench bench, Lane lane, int round, Samples samples) {
        Pipeline pipeline = lane.pipeline();
        Workload rows = pipeline.course().workload();
        ProcessorTime before = bench.servers().processorTime(true);
        double seconds = bench.profiled(
                name,
                pipeline,
                round,
                () -> lane.pass(rows.changes(round + bench.effort().warmups())));
        ProcessorTime used = bench.servers().processorTime(true).since(before);
        samples.add(pipeline.name(), Measure.ROWS, round, rows.rows() / seconds);
        if (pipeline.isOfWorker()) {
            samples.add(pipeline.name(), round, used, rows.rows());
        }
    }
}
