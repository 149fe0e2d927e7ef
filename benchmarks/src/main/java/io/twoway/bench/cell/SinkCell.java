package io.twoway.bench.cell;

import io.twoway.bench.contender.Contender;
import io.twoway.bench.contender.Course;
import io.twoway.bench.contender.SinkContender;
import io.twoway.bench.place.DelayProxy;
import io.twoway.bench.place.WithoutFlushing;
import io.twoway.bench.result.CellResult;
import io.twoway.bench.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Sinks alone: changes wait in topics, one sink after the other goes on, and the time counts until its last row is there.
 * Sources of both makes have captured the same transactions of the same server before.
 *
 * @param name the cell's name
 * @param title what is measured
 * @param workload the changes
 * @param roundTrip how much longer than here a round trip to the destination takes
 * @param disturbance what happens to the rows at the destination meanwhile
 * @param others who is compared with this project's sink
 */
public record SinkCell(
        String name,
        String title,
        Workload workload,
        Duration roundTrip,
        Disturbance disturbance,
        List<Function<Course, Contender>> others)
        implements BenchCell {

    public SinkCell {
        others = List.copyOf(others);
    }

    @Override
    public CellResult measure(Bench bench) {
        if (roundTrip.isZero()) {
            return measure(bench, bench.course(name, workload));
        }
        try (DelayProxy proxy = new DelayProxy(bench.servers().b().address(), roundTrip)) {
            return measure(bench, bench.course(name, workload, proxy.port()));
        }
    }

    /** The origin's writes are over before anything is measured. */
    private CellResult measure(Bench bench, Course course) {
        Samples samples = new Samples(bench);
        WithoutFlushing.at(bench.servers().a(), () -> measure(bench, course, samples));
        return samples.of(this, SinkContender.OURS);
    }

    private void measure(Bench bench, Course course, Samples samples) {
        course.setUp();
        try (Contenders contenders = new Contenders(course, others)) {
            contenders.open();
            for (int round = -bench.effort().warmups(); round < bench.effort().rounds(); round++) {
                round(bench, course.workload(), contenders, samples, round);
            }
        }
    }

    private void round(Bench bench, Workload rows, Contenders contenders, Samples samples, int round) {
        int number = round + bench.effort().warmups();
        if (rows.isPrepared()) {
            contenders.fill(rows.prepare(number));
            contenders.drainAll();
        }
        contenders.fill(rows.changes(number));
        for (Contender contender : contenders.inTurn(number)) {
            disturbance.happensTo(contender);
            bench.measure(samples, name, contender, round, rows.rows(), () -> contender.drain(contenders.marker()));
            if (!contenders.areEqual(contender)) {
                samples.remark("the rows of " + contender.name() + " were not the origin's in the end");
            }
        }
    }
}
