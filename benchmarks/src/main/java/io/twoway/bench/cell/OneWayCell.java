package io.twoway.bench.cell;

import io.twoway.bench.contender.Course;
import io.twoway.bench.contender.SinkContender;
import io.twoway.bench.place.WithoutFlushing;
import io.twoway.bench.result.CellResult;
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
            lanes.inTurn(bench.effort(), (lane, round) -> pass(bench, lane, round, samples));
        }
    }

    private void pass(Bench bench, Lane lane, int round, Samples samples) {
        Course course = lane.pipeline().course();
        Workload rows = course.workload();
        int number = round + bench.effort().warmups();
        bench.on(course.servers())
                .measure(samples, name, lane.pipeline(), round, rows.rows(), () -> lane.pass(rows.changes(number)));
    }
}
