package io.twoway.bench.cell;

import io.twoway.bench.contender.ConnectorPipeline;
import io.twoway.bench.contender.Course;
import io.twoway.bench.contender.SinkContender;
import io.twoway.bench.result.CellResult;
import io.twoway.bench.result.Measure;
import io.twoway.bench.workload.Workloads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** A full load: from the registration of new connectors until all rows of a table are at the destination. */
public record LoadCell() implements BenchCell {

    private static final List<Function<Course, ConnectorPipeline>> MAKES =
            List.of(ConnectorPipeline::ours, ConnectorPipeline::debezium);

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String title() {
        return "Full load of one table";
    }

    @Override
    public CellResult measure(Bench bench) {
        Samples samples = new Samples(bench);
        for (int round = -bench.effort().warmups(); round < bench.effort().rounds(); round++) {
            List<Function<Course, ConnectorPipeline>> order = new ArrayList<>(MAKES);
            Collections.rotate(order, round);
            for (Function<Course, ConnectorPipeline> make : order) {
                load(bench, make, samples, round);
            }
        }
        return samples.of(this, SinkContender.OURS);
    }

    /** Each load has a database of its own: connectors that were here before would go on where they were. */
    private void load(Bench bench, Function<Course, ConnectorPipeline> make, Samples samples, int round) {
        String place = "%s-%d-%d".formatted(name(), round + bench.effort().warmups(), MAKES.indexOf(make));
        Course course = bench.course(place, Workloads.UPDATES); // whose rows are there from the start
        course.setUp();
        try (ConnectorPipeline pipeline = make.apply(course)) {
            samples.add(pipeline.name(), Measure.ROWS, round, course.workload().rows() / pipeline.load());
        }
        course.tearDown();
    }
}
