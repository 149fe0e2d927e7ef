package io.twoway.bench.cell;

import io.twoway.bench.contender.Contender;
import io.twoway.bench.contender.Course;
import io.twoway.bench.contender.ReverseSource;
import io.twoway.bench.contender.SinkContender;
import io.twoway.bench.place.RootSession;
import io.twoway.bench.result.CellResult;
import io.twoway.bench.result.Measure;
import io.twoway.bench.workload.Workload;
import io.twoway.bench.workload.Workloads;

/**
 * Cell of a peer's rows, which a source reads only to drop them, beside rows that travel. Both wait
 * in the destination's binlog between two rows that travel, and the time counts from the reading of the one to that of the other.
 */
public record DroppedCell() implements BenchCell {

    private static final String DROPPED = "dropped";
    private static final String SENT = "sent";

    /** Number of the first marker at the destination, which the origin's never reach. */
    private static final int FAR = 10_000;

    @Override
    public String name() {
        return "dropped";
    }

    @Override
    public String title() {
        return "Source: a peer's rows, dropped, against own rows, sent";
    }

    @Override
    public CellResult measure(Bench bench) {
        Course course = bench.course(name(), Workloads.INSERTS);
        course.setUp();
        Samples samples = new Samples(bench);
        try (Contender sink = SinkContender.ours(course);
                ReverseSource source = new ReverseSource(course);
                RootSession a = course.origin();
                RootSession b = course.destination()) {
            sink.open();
            source.open();
            new Rounds(course, sink, source, a, b).run(bench.effort(), samples);
        }
        course.tearDown();
        return samples.of(this, DROPPED);
    }

    /** Returns the round whose rows an application writes at the destination: those of the origin are all before it. */
    static int applications(Effort effort, int number) {
        return effort.warmups() + effort.rounds() + number;
    }

    private record Rounds(Course course, Contender sink, ReverseSource source, RootSession a, RootSession b) {

        void run(Effort effort, Samples samples) {
            a.execute("USE " + course.database());
            b.execute("USE " + course.database(), "SET SESSION cte_max_recursion_depth = 4294967295");
            for (int round = -effort.warmups(); round < effort.rounds(); round++) {
                int number = round + effort.warmups();
                samples.add(DROPPED, Measure.ROWS, round, rate(number, 0, () -> throughTheSink(number)));
                int applications = applications(effort, number);
                samples.add(SENT, Measure.ROWS, round, rate(number, 2, () -> b.run(rows().changes(applications))));
            }
        }

        private Workload rows() {
            return course.workload();
        }

        private double rate(int number, int behind, Runnable writes) {
            int marker = FAR + 4 * number + behind;
            b.run(rows().marker(marker));
            writes.run();
            b.run(rows().marker(marker + 1));
            return rows().rows() / source.secondsBetween(marker, marker + 1);
        }

        private void throughTheSink(int number) {
            a.run(rows().changes(number));
            a.run(rows().marker(number + 2)); // the first one is the course's
            sink.drain(number + 2);
        }
    }
}
