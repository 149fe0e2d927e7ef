package io.twoway.bench.growth;

import io.twoway.bench.cell.Bench;
import io.twoway.bench.cell.BenchCell;
import io.twoway.bench.cell.Contenders;
import io.twoway.bench.cell.Effort;
import io.twoway.bench.cell.Samples;
import io.twoway.bench.contender.Contender;
import io.twoway.bench.contender.Course;
import io.twoway.bench.place.ProcessorTime;
import io.twoway.bench.place.RootSession;
import io.twoway.bench.place.WithoutFlushing;
import io.twoway.bench.result.CellResult;
import io.twoway.bench.result.Measure;
import io.twoway.bench.workload.Workload;
import io.twoway.bench.workload.Workloads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * This project's sink alone, with itself: each size of something is a contender, and all of them have a turn in each round.
 *
 * @param growth what grows, for a part of a full run's rows
 */
public record GrowthCell(String name, String title, DoubleFunction<Growth> growth) implements BenchCell {

    @Override
    public CellResult measure(Bench bench) {
        Growth sizes = growth.apply(bench.effort().scale());
        Course course = bench.course(name, Workloads.INSERTS);
        Samples samples = new Samples(bench);
        WithoutFlushing.at(bench.servers().a(), () -> measure(bench, course, sizes, samples));
        return samples.of(this, Labels.of(sizes, sizes.sizes().get(0)));
    }

    private static void measure(Bench bench, Course course, Growth sizes, Samples samples) {
        course.setUp();
        sizes.setUp(course);
        try (Contenders contenders = new Contenders(course, List.of())) {
            WithoutFlushing.at(bench.servers().b(), () -> {
                contenders.open();
                sizes.fill(course);
            });
            new Rounds(bench, course, sizes, contenders, samples).run();
            check(course, sizes, samples);
        }
    }

    private static void check(Course course, Growth sizes, Samples samples) {
        try (RootSession a = course.origin();
                RootSession b = course.destination()) {
            if (!sizes.checks(course).allMatch(query -> a.value(query).equals(b.value(query)))) {
                samples.remark("the rows were not the origin's in the end");
            }
        }
    }

    private record Rounds(Bench bench, Course course, Growth sizes, Contenders contenders, Samples samples) {

        void run() {
            Effort effort = bench.effort();
            for (int round = -effort.warmups(); round < effort.rounds(); round++) {
                List<Long> order = new ArrayList<>(sizes.sizes());
                Collections.rotate(order, Math.floorMod(-round, order.size()));
                for (long size : order) {
                    turn(size, round);
                }
            }
        }

        private void turn(long size, int round) {
            Workload rows = course.workload();
            long turn =
                    (long) (round + bench.effort().warmups()) * sizes.sizes().size()
                            + sizes.sizes().indexOf(size);
            contenders.fill(sizes.changes(rows, size, turn));
            Contender sink = contenders.inTurn(0).get(0);
            ProcessorTime before = bench.servers().processorTime(true);
            double seconds = sink.drain(contenders.marker());
            ProcessorTime used = bench.servers().processorTime(true).since(before);
            String label = Labels.of(sizes, size);
            samples.add(label, Measure.ROWS, round, rows.rows() / seconds);
            samples.add(label, round, used, rows.rows());
        }
    }
}
