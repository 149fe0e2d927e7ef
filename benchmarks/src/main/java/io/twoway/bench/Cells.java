package io.twoway.bench;

import io.twoway.bench.cell.AvroCell;
import io.twoway.bench.cell.BenchCell;
import io.twoway.bench.cell.BothWaysCell;
import io.twoway.bench.cell.BriefCell;
import io.twoway.bench.cell.Disturbance;
import io.twoway.bench.cell.DroppedCell;
import io.twoway.bench.cell.LatencyCell;
import io.twoway.bench.cell.LoadCell;
import io.twoway.bench.cell.OneWayCell;
import io.twoway.bench.cell.SinkCell;
import io.twoway.bench.contender.Contender;
import io.twoway.bench.contender.Course;
import io.twoway.bench.contender.Replica;
import io.twoway.bench.contender.SinkContender;
import io.twoway.bench.growth.GrowthCell;
import io.twoway.bench.growth.LargeTables;
import io.twoway.bench.growth.ManyTables;
import io.twoway.bench.growth.MemoryCell;
import io.twoway.bench.growth.TransactionSizes;
import io.twoway.bench.loop.JdbcLoop;
import io.twoway.bench.workload.Workload;
import io.twoway.bench.workload.Workloads;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** All cells, in the order in which they run. */
final class Cells {

    private static final List<Function<Course, Contender>> DEBEZIUM = List.of(SinkContender::debezium);

    /** Rows of a round that a durable session commits one by one, or that wait for a server far away. */
    private static final long FEWER = 10_000;

    private static final List<BenchCell> ALL = Stream.of(
                    Workloads.most().stream().map(Cells::sink),
                    Workloads.others().stream().map(Cells::sink).map(BriefCell::new),
                    Stream.of(
                            replica(Workloads.SINGLE),
                            new OneWayCell("one-way", Workloads.INSERTS),
                            new BriefCell(new OneWayCell("one-way-single", Workloads.SINGLE.of(FEWER))),
                            new BriefCell(new BothWaysCell())),
                    Stream.of(100, 1_000, 5_000).map(LatencyCell::new).map(BriefCell::new),
                    Stream.of(0, 1, 20, 80).flatMap(Cells::far).map(BriefCell::new),
                    Stream.of(new LoadCell(), new DroppedCell()),
                    Stream.of(0, 1, 20, 100).map(Cells::conflicts).map(BriefCell::new),
                    Stream.of(
                                    sink(Workloads.INSERTS),
                                    sink(Workloads.UPDATES),
                                    new BriefCell(new OneWayCell("one-way", Workloads.INSERTS)))
                            .map(AvroCell::new),
                    growth().map(BriefCell::new))
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
                        workload.of(FEWER),
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

    private static Stream<BenchCell> growth() {
        return Stream.of(
                new GrowthCell(
                        "transaction-size", "Sink: inserts, by rows of a transaction", scale -> new TransactionSizes()),
                new GrowthCell("tables", "Sink: transactions of five rows, by tables", ManyTables::scaled),
                new GrowthCell("table-size", "Sink: updates, by rows of the table", LargeTables::scaled),
                MemoryCell.ofRows(),
                MemoryCell.ofTables());
    }

    /** Returns all of them. */
    static List<BenchCell> everything() {
        return ALL;
    }

    /** Returns those of a quick run. */
    static List<BenchCell> quick() {
        Set<String> names = Set.of(
                Workloads.INSERTS.name(), Workloads.UPDATES.name(), Workloads.DELETES.name(), Workloads.SINGLE.name());
        return ALL.stream().filter(cell -> names.contains(cell.name())).toList();
    }

    /**
     * Returns the cell with that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    static BenchCell named(String name) {
        return ALL.stream()
                .filter(cell -> cell.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no cell '" + name + "': "
                        + String.join(", ", ALL.stream().map(BenchCell::name).toList())));
    }
}
