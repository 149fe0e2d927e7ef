package io.twoway.bench.growth;

import io.twoway.bench.workload.Transaction;
import io.twoway.bench.workload.Workload;
import io.twoway.bench.workload.Workloads;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows that wait for a sink, and then are applied.
 *
 * @param workload how many there are in a full run, and in which transactions
 * @param tables the tables that they are spread over in a full run; 0 where the one of the course has them
 */
public record MemoryStep(Workload workload, long tables) {

    /** Returns rows of one table. */
    static MemoryStep rows(long rows, long perTransaction) {
        Workload one = Workloads.INSERTS;
        return new MemoryStep(new Workload(one.name(), one.title(), one.shape(), rows, perTransaction, one.kind()), 0);
    }

    /** Returns rows of many tables. */
    static MemoryStep tables(long tables) {
        return new MemoryStep(Workloads.INSERTS, tables);
    }

    Optional<ManyTables> spread(double scale) {
        return tables == 0 ? Optional.empty() : Optional.of(new ManyTables(Sizes.scaled(List.of(tables), scale)));
    }

    /** Returns what the rows of a part of a full run are, in words. */
    String label(double scale) {
        Workload scaled = workload.scaled(scale);
        return spread(scale)
                .map(spread -> spread.label(spread.sizes().get(0)))
                .orElse((scaled.perTransaction() == scaled.rows() ? "one transaction of %,d rows" : "%,d rows wait")
                        .formatted(scaled.rows()));
    }

    Stream<Transaction> changes(double scale) {
        Workload scaled = workload.scaled(scale);
        return spread(scale)
                .map(spread -> spread.changes(scaled, spread.sizes().get(0), 0))
                .orElseGet(() -> scaled.changes(0));
    }
}
