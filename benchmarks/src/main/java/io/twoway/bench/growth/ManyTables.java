package io.twoway.bench.growth;

import io.twoway.bench.contender.Course;
import io.twoway.bench.place.RootSession;
import io.twoway.bench.workload.Transaction;
import io.twoway.bench.workload.Workload;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * As many transactions of five rows, spread over more and more tables, all of which are there from the start.
 *
 * @param sizes how many tables are written to, most first
 */
public record ManyTables(List<Long> sizes) implements Growth {

    private static final List<Long> FULL = List.of(5_000L, 1_000L, 100L, 10L);
    private static final long PER_TRANSACTION = 5;

    /** Returns those of a part of a full run. */
    public static ManyTables scaled(double scale) {
        return new ManyTables(Sizes.scaled(FULL, scale));
    }

    public ManyTables {
        sizes = List.copyOf(sizes);
    }

    @Override
    public String label(long size) {
        return size == 1 ? "1 table" : "%,d tables".formatted(size);
    }

    @Override
    public void setUp(Course course) {
        try (RootSession a = course.origin()) {
            a.execute("USE " + course.database());
            tables().forEach(table -> a.execute(course.workload().shape().create(table)));
        }
    }

    private Stream<String> tables() {
        return LongStream.range(0, sizes.get(0)).mapToObj(ManyTables::table);
    }

    private static String table(long number) {
        return Workload.TABLE + "_" + number;
    }

    @Override
    public Stream<Transaction> changes(Workload rows, long size, long turn) {
        long first = 1 + turn * rows.rows();
        return LongStream.range(0, Math.max(1, rows.rows() / PER_TRANSACTION)).mapToObj(i -> {
            long from = first + i * PER_TRANSACTION;
            return Transaction.of(rows.shape().insert(table(i % size), from, from + PER_TRANSACTION - 1));
        });
    }

    @Override
    public Stream<String> checks(Course course) {
        return tables().map(table -> "CHECKSUM TABLE " + course.database() + "." + table);
    }
}
