package io.twoway.bench.cell;

import io.twoway.bench.contender.Pipeline;
import io.twoway.bench.contender.SinkContender;
import io.twoway.bench.result.CellResult;
import io.twoway.bench.result.Measure;
import io.twoway.bench.workload.Workload;
import io.twoway.bench.workload.Workloads;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The time from the commit at the origin until the rows are visible at the destination, under a steady stream of inserts.
 *
 * @param rowsPerSecond the rate of the stream
 */
public record LatencyCell(int rowsPerSecond) implements BenchCell {

    /** How long a round of a full run writes. */
    private static final double SECONDS = 4;

    private static final double SHORTEST = 1;
    private static final double MICROS = 1000;

    @Override
    public String name() {
        return "latency-" + rowsPerSecond;
    }

    @Override
    public String title() {
        return "Commit to visible at %,d rows/s".formatted(rowsPerSecond);
    }

    @Override
    public CellResult measure(Bench bench) {
        Samples samples = new Samples(bench);
        double seconds = Math.max(SHORTEST, SECONDS * bench.effort().scale());
        try (Lanes lanes = new Lanes(bench, name(), Workloads.INSERTS)) {
            lanes.open();
            lanes.inTurn(bench.effort(), (lane, round) -> {
                Histogram latencies = round(lane, round + bench.effort().warmups(), seconds);
                add(samples, lane.pipeline().name(), round, latencies);
            });
        }
        return samples.of(this, SinkContender.OURS);
    }

    private Histogram round(Lane lane, int number, double seconds) {
        Pipeline pipeline = lane.pipeline();
        Pace pace = Pace.of(rowsPerSecond);
        long first = 1 + number * (long) (rowsPerSecond * seconds);
        try (Watch watch = new Watch(pipeline.destination(), pipeline.database() + "." + Workload.TABLE)) {
            List<Pace.Commit> commits =
                    pace.write(lane.origin(), pipeline.course().workload().shape(), first, seconds);
            return watch.latencies(commits);
        }
    }

    private static void add(Samples samples, String contender, int round, Histogram latencies) {
        samples.add(contender, Measure.P50, round, latencies.getValueAtPercentile(50) / MICROS);
        samples.add(contender, Measure.P99, round, latencies.getValueAtPercentile(99) / MICROS);
        samples.add(contender, Measure.P999, round, latencies.getValueAtPercentile(99.9) / MICROS);
    }
}
