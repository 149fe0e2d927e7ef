package io.twoway.bench.cell;

import io.twoway.bench.contender.ConnectorPipeline;
import io.twoway.bench.contender.Course;
import io.twoway.bench.contender.SinkContender;
import io.twoway.bench.result.CellResult;
import io.twoway.bench.workload.Workloads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** A full load: from the registration of new connectors until all rows of a table are at the destination. */
public record LoadCell() implements BenchCell {

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
        List<Loader> loaders = loaders(bench);
        for (int round = -bench.effort().warmups(); round < bench.effort().rounds(); round++) {
            List<Loader> order = new ArrayList<>(loaders);
            Collections.rotate(order, round);
            for (Loader loader : order) {
                load(loader, samples, round);
            }
        }
        return samples.of(this, SinkContender.OURS);
    }

    /** Each load has a database of its own: connectors that were here before would go on where they were. */
    private void load(Loader loader, Samples samples, int round) {
        Bench bench = loader.bench();
        String place = "%s-%d-%s".formatted(name(), round + bench.effort().warmups(), loader.place());
        Course course = bench.course(place, Workloads.UPDATES); // whose rows are there from the start
        course.setUp();
        long rows = course.workload().rows();
        try (ConnectorPipeline pipeline = loader.make().apply(course)) {
            bench.measure(samples, name(), pipeline, round, rows, pipeline::load);
        }
        course.tearDown();
    }

    private List<Loader> loaders(Bench bench) {
        List<Loader> all = new ArrayList<>();
        all.add(new Loader("ours", bench, ConnectorPipeline::ours));
        bench.earlier()
                .map(earlier -> new Loader("earlier", earlier, ConnectorPipeline::earlier))
                .ifPresent(all::add);
        all.add(new Loader("peers", bench, ConnectorPipeline::debezium));
        return all;
    }

    /**
     * Somebody who loads.
     *
     * @param place tells its databases from those of others
     * @param bench has its worker
     */
    private record Loader(String place, Bench bench, Function<Course, ConnectorPipeline> make) {}
}
