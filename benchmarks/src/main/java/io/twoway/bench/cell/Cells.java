package io.twoway.bench.cell;

import io.twoway.bench.contender.Contender;
import io.twoway.bench.contender.Course;
import io.twoway.bench.contender.JdbcLoop;
import io.twoway.bench.contender.Replica;
import io.twoway.bench.contender.SinkContender;
import io.twoway.bench.workload.Workload;
import io.twoway.bench.workload.Workloads;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** All cells, in the order in which they run. */
public final class Cells {

    private static final List<Function<Course, Contender>> DEBEZIUM = List.of(SinkContender::debezium);

    private static final List<BenchCell> ALL = Stream.of(
                    Workloads.all().stream().map(Cells::sink),
                    Stream.of(
                            replica(Workloads.SINGLE),
                            new OneWayCell("one-way", Workloads.INSERTS),
                            new OneWayCell("one-way-single", Workloads.SINGLE)),
                    Stream.of(100, 1_000, 5_000).map(LatencyCell::new),
                    Stream.of(1, 20, 80).flatMap(Cells::far),
                    Stream.of(new LoadCell(), new DroppedCell()),
                    Stream.of(0, 1, 20, 100).map(Cells::conflicts),
                    Stream.of(10, 100).map(Cells::grouped),
                    Stream.of(
                                    sink(Workloads.INSERTS),
                                    sink(Workloads.UPDATES),
                                    new OneWayCell("one-way", Workloads.INSERTS))
                            .map(AvroCell::new))
            .flatMap(Function.<Stream<? extends BenchCell>>identity())
            .map(BenchCell.class::cast)
            .toList();

    private Cells() {}

    private static BenchCell sink(Workload workload) {
        return sink(workload.name(), "Sink: " + workload.title(), workload, others(workload));
    }

    private static BenchCell sink(
            String name, String title, Workload workload, List<Function<Course, Contender>> others) {
        return new SinkCell(name, title, workload, Duration.ZERO, Disturbance.NONE, others);
    }

    /** The loop goes by the primary key alone. */
    private static List<Function<Course, Contender>> others(Workload workload) {
        return workload.shape().reducible() ? List.of(SinkContender::debezium, JdbcLoop::new) : DEBEZIUM;
    }

    private static BenchCell replica(Workload workload) {
        return sink(
                workload.name() + "-replica",
                "Sink: " + workload.title() + ", against MySQL's replica",
                workload,
                List.of(Replica::new));
    }

    private static Stream<BenchCell> far(int millis) {
        return Stream.of(Workloads.INSERTS, Workloads.SINGLE)
                .map(workload -> new SinkCell(
                        "far-" + millis + "-" + workload.name(),
                        "Sink: " + workload.title() + ", " + millis + " ms away",
                        workload,
                        Duration.ofMillis(millis),
                        Disturbance.NONE,
                        DEBEZIUM));
    }

    private static BenchCell conflicts(int percent) {
        return new SinkCell(
                "conflicts-" + percent,
                "Sink: updates, of which " + percent + " % meet another row",
                Workloads.UPDATES,
                Duration.ZERO,
                new Disturbance(percent),
                DEBEZIUM);
    }

    private static BenchCell grouped(int rows) {
        Workload one = Workloads.INSERTS;
        Workload grouped = new Workload(
                "grouped-" + rows, "inserts, " + rows + " in a transaction", one.shape(), one.rows(), rows, one.kind());
        return sink(grouped.name(), "Sink: " + grouped.title(), grouped, DEBEZIUM);
    }

    /** Returns all of them. */
    public static List<BenchCell> everything() {
        return ALL;
    }

    /** Returns those of a quick run. */
    public static List<BenchCell> quick() {
        Set<String> names = Set.of(
                Workloads.INSERTS.name(), Workloads.UPDATES.name(), Workloads.DELETES.name(), Workloads.SINGLE.name());
        return ALL.stream().filter(cell -> names.contains(cell.name())).toList();
    }

    /**
     * Returns the cell with that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static BenchCell named(String name) {
        return ALL.stream()
                .filter(cell -> cell.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no cell '" + name + "': "
                        + String.join(", ", ALL.stream().map(BenchCell::name).toList())));
    }
}
