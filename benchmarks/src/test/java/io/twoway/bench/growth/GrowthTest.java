package io.twoway.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.bench.workload.Transaction;
import io.twoway.bench.workload.Workload;
import io.twoway.bench.workload.Workloads;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrowthTest {

    private static final Workload ROWS = Workloads.INSERTS.scaled(0.001);

    private static List<String> statements(Stream<Transaction> transactions) {
        return transactions.map(Transaction::statements).flatMap(List::stream).toList();
    }

    @Test
    void theHardestSizeComesFirst() {
        assertThat(ManyTables.scaled(1).sizes()).containsExactly(5_000L, 1_000L, 100L, 10L);
        assertThat(LargeTables.scaled(0.1).sizes()).containsExactly(2_000_000L, 500_000L, 100_000L);
        assertThat(new TransactionSizes().sizes()).startsWith(1L);
    }

    @Test
    void aSmallPartOfARunHasFewerSizes() {
        assertThat(ManyTables.scaled(0.01).sizes()).containsExactly(50L, 10L, 1L);
    }

    @Test
    void transactionsGoRoundTheTables() {
        assertThat(statements(new ManyTables(List.of(3L, 2L)).changes(ROWS, 2, 0)))
                .hasSize(Math.toIntExact(ROWS.rows() / 5))
                .satisfies(all -> assertThat(all.get(0)).startsWith("INSERT INTO t_0 "))
                .satisfies(all -> assertThat(all.get(1)).startsWith("INSERT INTO t_1 "))
                .satisfies(all -> assertThat(all.get(2)).startsWith("INSERT INTO t_0 "));
    }

    @Test
    void changedRowsLieEvenlyInATable() {
        long size = 10 * ROWS.rows();

        assertThat(statements(new LargeTables(List.of(size)).changes(ROWS, size, 0)))
                .allSatisfy(update -> assertThat(update).startsWith("UPDATE t_" + size + " SET "))
                .first()
                .asString()
                .contains("WHERE id IN (1,11,21,");
    }

    @Test
    void asManyRowsAreInFewerTransactions() {
        assertThat(statements(new TransactionSizes().changes(ROWS, 10, 0))).hasSize(Math.toIntExact(ROWS.rows() / 10));
        assertThat(statements(new TransactionSizes().changes(ROWS, 1, 1))).hasSize(Math.toIntExact(ROWS.rows()));
    }

    @Test
    void memoryStepsSayHowManyRowsAndTablesTheyHave() {
        assertThat(MemoryStep.rows(100_000, 1_000).label(1)).isEqualTo("100,000 rows wait");
        assertThat(MemoryStep.rows(100_000, 100_000).label(0.1)).isEqualTo("one transaction of 10,000 rows");
        assertThat(MemoryStep.tables(5_000).label(1)).isEqualTo("5,000 tables");
    }
}
