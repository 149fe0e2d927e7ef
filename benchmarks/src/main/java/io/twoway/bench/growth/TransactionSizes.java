package io.twoway.bench.growth;

import io.twoway.bench.contender.Course;
import io.twoway.bench.workload.Transaction;
import io.twoway.bench.workload.Workload;
import java.util.List;
import java.util.stream.Stream;

/** As many rows in fewer and larger transactions. */
public record TransactionSizes() implements Growth {

    @Override
    public List<Long> sizes() {
        return List.of(1L, 10L, 100L, 1_000L);
    }

    @Override
    public String label(long size) {
        return size == 1 ? "1 row" : "%,d rows".formatted(size);
    }

    @Override
    public Stream<Transaction> changes(Workload rows, long size, long turn) {
        return rows.grouped(size).changes(Math.toIntExact(turn));
    }

    @Override
    public Stream<String> checks(Course course) {
        return Stream.of("CHECKSUM TABLE " + course.database() + "." + Workload.TABLE);
    }
}
