package io.twoway.bench.cell;

import io.twoway.bench.contender.Contender;
import io.twoway.bench.contender.Course;
import io.twoway.bench.contender.SinkContender;
import io.twoway.bench.place.RootSession;
import io.twoway.bench.workload.Transaction;
import io.twoway.bench.workload.Workload;
import io.twoway.servers.process.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The contenders of a cell, with the rows that are written for all of them. */
public final class Contenders implements AutoCloseable {

    private static final Duration CAPTURE = Duration.ofMinutes(10);

    private final Course course;
    private final List<Contender> all;
    private final RootSession origin;

    // Mutable state
    private int marker = 1;

    /** Makes this project's sink, and the others. */
    public Contenders(Course course, List<Function<Course, Contender>> others) {
        this.course = course;
        this.all = Stream.concat(
                        Stream.of(SinkContender.ours(course)), others.stream().map(other -> other.apply(course)))
                .toList();
        this.origin = course.origin();
        origin.execute("USE " + course.database());
    }

    public void open() {
        all.forEach(Contender::open);
    }

    /** Writes transactions and a marker, and returns when all of it waits for every contender. */
    public void fill(Stream<Transaction> transactions) {
        origin.run(transactions);
        marker++;
        origin.run(course.workload().marker(marker));
        for (Contender contender : all) {
            Wait.atMost(CAPTURE)
                    .until("the changes to wait for " + contender.name(), () -> contender.hasCaptured(marker));
        }
    }

    /** Returns the marker behind what was written last. */
    public int marker() {
        return marker;
    }

    /** Lets all work until nothing waits, unobserved. */
    public void drainAll() {
        all.forEach(contender -> contender.drain(marker));
    }

    /** Returns the contenders in the order of a round: each comes first in turn. */
    public List<Contender> inTurn(int round) {
        List<Contender> order = new ArrayList<>(all);
        Collections.rotate(order, Math.floorMod(-round, order.size()));
        return order;
    }

    /** Returns whether a contender's table has the origin's rows. */
    boolean areEqual(Contender contender) {
        try (RootSession b = contender.destination()) {
            return origin.value("CHECKSUM TABLE " + Workload.TABLE)
                    .equals(b.value("CHECKSUM TABLE " + contender.database() + "." + Workload.TABLE));
        }
    }

    @Override
    public void close() {
        all.forEach(Contender::close);
        origin.close();
        course.tearDown();
    }
}
