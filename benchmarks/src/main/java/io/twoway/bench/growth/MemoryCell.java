package io.twoway.bench.growth;

import io.twoway.bench.cell.Bench;
import io.twoway.bench.cell.BenchCell;
import io.twoway.bench.cell.Contenders;
import io.twoway.bench.cell.Samples;
import io.twoway.bench.contender.Course;
import io.twoway.bench.place.FurtherWorker;
import io.twoway.bench.place.WithoutFlushing;
import io.twoway.bench.place.WorkerMemory;
import io.twoway.bench.result.CellResult;
import io.twoway.bench.result.Measure;
import java.time.Duration;
import java.util.List;

/**
 * The memory of a small worker with this project's connectors, while rows are captured, wait and are applied. Each step has a
 * worker of its own, and one round: what counts is the most that is live in it.
 *
 * @param steps the hardest first: the others are compared with it
 */
public record MemoryCell(String name, String title, List<MemoryStep> steps) implements BenchCell {

    private static final String HEAP = "512m";
    private static final double MEBIBYTE = 1024 * 1024;

    public MemoryCell {
        steps = List.copyOf(steps);
    }

    /** Returns the cell of more and more rows. */
    public static MemoryCell ofRows() {
        return new MemoryCell(
                "memory",
                "Memory of a worker with a heap of 512 MiB",
                List.of(
                        MemoryStep.rows(1_000_000, 1_000_000),
                        MemoryStep.rows(1_000_000, 1_000),
                        MemoryStep.rows(100_000, 1_000)));
    }

    /** Returns the cell of more and more tables. */
    public static MemoryCell ofTables() {
        return new MemoryCell(
                "memory-tables",
                "Memory of a worker with a heap of 512 MiB, by tables",
                List.of(MemoryStep.tables(5_000), MemoryStep.tables(10)));
    }

    @Override
    public CellResult measure(Bench bench) {
        Samples samples = new Samples(bench);
        WithoutFlushing.at(
                bench.servers().a(),
                () -> WithoutFlushing.at(
                        bench.servers().b(), () -> steps.forEach(step -> measure(bench, step, samples))));
        return samples.of(this, Labels.of(steps.get(0).label(bench.effort().scale())));
    }

    private void measure(Bench bench, MemoryStep step, Samples samples) {
        String place = name + "-" + steps.indexOf(step);
        try (FurtherWorker worker = bench.servers().furtherWorker(place, HEAP);
                WorkerMemory memory = worker.memory()) {
            measure(bench.on(worker.servers()), place, step, memory, samples);
        }
    }

    private static void measure(Bench bench, String place, MemoryStep step, WorkerMemory memory, Samples samples) {
        double scale = bench.effort().scale();
        Course course = bench.course(place, step.workload());
        course.setUp();
        step.spread(scale).ifPresent(tables -> tables.setUp(course));
        String label = Labels.of(step.label(scale));
        try (Contenders contenders = new Contenders(course, List.of())) {
            timed(bench, label, "taken over", contenders::open);
            double rest = memory.live();
            MemoryWatch most = MemoryWatch.during(memory, () -> {
                timed(bench, label, "captured", () -> contenders.fill(step.changes(scale)));
                timed(bench, label, "applied", contenders::drainAll);
            });
            samples.add(label, Measure.LIVE, 0, most.live());
            samples.add(label, Measure.RESIDENT, 0, most.resident());
            if (step.tables() == 0) {
                double grown = Math.max(0, most.live() - rest) * MEBIBYTE;
                samples.add(label, Measure.BYTES, 0, grown / course.workload().rows());
            }
        }
    }

    /** With thousands of tables each of these takes minutes, and whoever waits sees how far it is. */
    private static void timed(Bench bench, String label, String what, Runnable work) {
        long began = System.nanoTime();
        work.run();
        bench.say(
                "%s: %s in %d s",
                label, what, Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }
}
