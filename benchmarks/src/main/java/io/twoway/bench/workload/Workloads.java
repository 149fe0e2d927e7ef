package io.twoway.bench.workload;

import io.twoway.bench.workload.Workload.Kind;
import java.util.List;
import java.util.stream.Stream;

/** The workloads of the sinks, most important first. */
public final class Workloads {

    /** At the speeds of today a round takes more than a second, most of which is not Connect's own start. */
    private static final long MANY = 100_000;

    private static final long ROWS = 30_000;
    private static final long GROUP = 1_000;

    public static final Workload INSERTS = new Workload("inserts", "inserts", Shape.ORDERS, MANY, GROUP, Kind.INSERT);
    public static final Workload UPDATES = new Workload("updates", "updates", Shape.ORDERS, MANY, GROUP, Kind.UPDATE);
    public static final Workload DELETES = new Workload("deletes", "deletes", Shape.ORDERS, MANY, GROUP, Kind.DELETE);
    public static final Workload SINGLE =
            new Workload("single", "single-row transactions", Shape.ORDERS, MANY, 1, Kind.INSERT);

    private static final Workload HOT = new Workload("hot", "mixed, hot keys", Shape.ORDERS, ROWS, GROUP, Kind.MIXED);
    private static final Workload WIDE = new Workload("wide", "wide rows", Shape.WIDE, ROWS / 10, GROUP, Kind.INSERT);
    private static final Workload TEXT =
            new Workload("text-keys", "text keys, updates", Shape.TEXT_KEY, ROWS, GROUP, Kind.UPDATE);
    private static final Workload UNIQUE =
            new Workload("unique-keys", "two more unique keys, updates", Shape.UNIQUE_KEYS, ROWS, GROUP, Kind.UPDATE);
    private static final Workload KEYLESS =
            new Workload("keyless", "no key, inserts", Shape.KEYLESS, ROWS, GROUP, Kind.INSERT);
    private static final Workload HUGE =
            new Workload("huge", "one huge transaction", Shape.ORDERS, 2 * ROWS, 2 * ROWS, Kind.INSERT);

    private Workloads() {}

    /** Returns all of them. */
    public static List<Workload> all() {
        return Stream.of(most(), others()).flatMap(List::stream).toList();
    }

    /** Returns the usual changes, and single ones. */
    public static List<Workload> most() {
        return List.of(INSERTS, UPDATES, DELETES, SINGLE);
    }

    /** Returns what is less usual. */
    public static List<Workload> others() {
        return List.of(HOT, WIDE, TEXT, UNIQUE, KEYLESS, HUGE);
    }
}
