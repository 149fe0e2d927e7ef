package io.twoway.bench.growth;

import io.twoway.bench.contender.Course;
import io.twoway.bench.place.RootSession;
import io.twoway.bench.workload.Shape;
import io.twoway.bench.workload.Transaction;
import io.twoway.bench.workload.Workload;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Updates of rows that lie evenly spread over a table of some, more and many rows. Both servers get the rows by their own
 * statements, as a load would take most of the time.
 *
 * @param sizes how many rows each table has, most first
 */
public record LargeTables(List<Long> sizes) implements Growth {

    private static final List<Long> FULL = List.of(20_000_000L, 5_000_000L, 1_000_000L);

    /** How many rows the tables have that doubling begins with. */
    private static final long SEED = 10_000;

    /** A transaction of more is rolled back and purged for long. */
    private static final long MOST_AT_ONCE = 1_000_000;

    /** Returns those of a part of a full run. */
    public static LargeTables scaled(double scale) {
        return new LargeTables(Sizes.scaled(FULL, scale));
    }

    public LargeTables {
        sizes = List.copyOf(sizes);
    }

    @Override
    public String label(long size) {
        return "%,d rows".formatted(size);
    }

    @Override
    public void setUp(Course course) {
        try (RootSession a = course.origin()) {
            sizes.forEach(size -> a.execute(Shape.ORDERS.create(course.database() + "." + table(size))));
        }
    }

    private static String table(long size) {
        return Workload.TABLE + "_" + size;
    }

    /** Doubles the tables of both servers, side by side, outside their binlogs. */
    @Override
    public void fill(Course course) {
        try (RootSession a = course.origin();
                RootSession b = course.destination()) {
            CompletableFuture<Void> there = CompletableFuture.runAsync(() -> fill(b, course));
            fill(a, course);
            there.join();
        }
    }

    private void fill(RootSession site, Course course) {
        site.execute("SET SESSION sql_log_bin = 0, cte_max_recursion_depth = 4294967295", "USE " + course.database());
        for (long size : sizes) {
            long rows = Math.min(SEED, size);
            site.execute(Shape.ORDERS.insert(table(size), 1, rows));
            while (rows < size) {
                long more = Math.min(Math.min(rows, size - rows), MOST_AT_ONCE);
                site.execute(
                        "INSERT INTO %1$s SELECT id + %2$d, customer, amount, status, note, changed FROM %1$s WHERE id <= %3$d"
                                .formatted(table(size), rows, more));
                rows += more;
            }
        }
    }

    @Override
    public Stream<Transaction> changes(Workload rows, long size, long turn) {
        long count = Math.min(rows.rows(), size);
        long step = size / count;
        return LongStream.iterate(0, from -> from < count, from -> from + rows.perTransaction())
                .mapToObj(from -> Transaction.of("UPDATE %s SET %s WHERE id IN (%s)"
                        .formatted(
                                table(size),
                                Shape.ORDERS.change(),
                                ids(from, Math.min(from + rows.perTransaction(), count), step))));
    }

    private static String ids(long from, long to, long step) {
        return LongStream.range(from, to)
                .mapToObj(i -> String.valueOf(1 + i * step))
                .collect(Collectors.joining(","));
    }

    @Override
    public Stream<String> checks(Course course) {
        return sizes.stream()
                .map(size -> "SELECT CONCAT_WS(' ', COUNT(*), SUM(amount), SUM(status = 'sent')) FROM "
                        + course.database() + "." + table(size));
    }
}
