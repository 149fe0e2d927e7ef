package io.twoway.bench.workload;

import java.util.List;

/** Statements that are committed together. */
public record Transaction(List<String> statements) {

    public Transaction {
        statements = List.copyOf(statements);
    }

    public static Transaction of(String... statements) {
        return new Transaction(List.of(statements));
    }
}
