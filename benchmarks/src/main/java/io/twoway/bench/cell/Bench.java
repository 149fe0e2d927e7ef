package io.twoway.bench.cell;

import io.twoway.bench.contender.Course;
import io.twoway.bench.contender.Participant;
import io.twoway.bench.contender.RecordConverters;
import io.twoway.bench.place.BenchServers;
import io.twoway.bench.place.ProcessorTime;
import io.twoway.bench.profile.Profiler;
import io.twoway.bench.result.Measure;
import io.twoway.bench.workload.Workload;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Surroundings that all cells of a run share.
 *
 * @param converters how records are written and read
 * @param suffix behind the name of each cell, so that names are taken once in a run
 * @param out where progress is told
 */
public record Bench(
        BenchServers servers,
        Effort effort,
        RecordConverters converters,
        String suffix,
        Profiler profiler,
        PrintStream out) {

    /** Returns the same with Avro. */
    Bench withAvro(String otherSuffix) {
        RecordConverters avro = RecordConverters.avro(servers.schemaRegistry().uri());
        return new Bench(servers, effort, avro, otherSuffix, profiler, out);
    }

    /** Returns the same with B as the origin. */
    Bench mirrored() {
        return on(servers.mirrored());
    }

    /** Returns the same with the worker of an earlier build, if there is one. */
    Optional<Bench> earlier() {
        return servers.earlier().map(this::on);
    }

    /** Returns the same on other servers. */
    public Bench on(BenchServers others) {
        return new Bench(others, effort, converters, suffix, profiler, out);
    }

    /** Returns the same with another effort. */
    Bench with(Effort other) {
        return new Bench(servers, other, converters, suffix, profiler, out);
    }

    /** Returns the course of a cell whose sinks are beside the destination. */
    public Course course(String cell, Workload workload) {
        return course(cell, workload, servers.b().address().getPort());
    }

    /** Returns the course of a cell whose sinks reach the destination by another port. */
    Course course(String cell, Workload workload, int destinationPort) {
        return new Course(servers, cell + suffix, workload.scaled(effort.scale()), destinationPort, converters);
    }

    /**
     * Measures somebody's work on rows: how many a second, and the processor time of each.
     *
     * @param work returns its seconds
     */
    void measure(Samples samples, String cell, Participant who, int round, long rows, DoubleSupplier work) {
        ProcessorTime before = servers.processorTime(who.isOfWorker());
        double seconds = profiled(cell, who, round, work);
        ProcessorTime used = servers.processorTime(who.isOfWorker()).since(before);
        samples.add(who.name(), Measure.ROWS, round, rows / seconds);
        if (who.isTimed()) {
            samples.add(who.name(), round, used, rows);
        }
    }

    /** Does somebody's work while the profiler looks on, if there is something to see. */
    private double profiled(String cell, Participant who, int round, DoubleSupplier work) {
        boolean isSeen =
                who.isOfWorker() && servers.build().isEmpty(); // it does not know the worker of an earlier build
        return isSeen ? profiler.during(cell + suffix, who.name(), round, work) : work.getAsDouble();
    }

    /** Tells a line. */
    public void say(String format, Object... values) {
        out.printf("  " + format + "%n", values);
    }
}
