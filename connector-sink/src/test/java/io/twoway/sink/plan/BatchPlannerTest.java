package io.twoway.sink.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.SiteName;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.change.TableName;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.decode.StreamEvent;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class BatchPlannerTest {

    private final BatchPlanner planner = new BatchPlanner(new TransactionLimit(5, 1000));

    @Test
    void groupsWholeTransactionsUpToTheRows() {
        assertThat(sizes(planner.plan(List.of(rows(2, 1), rows(3, 1), rows(1, 1), rows(9, 1), rows(1, 1)))))
                .containsExactly(5, 1, 9, 1);
    }

    @Test
    void groupsWholeTransactionsUpToTheBytes() {
        assertThat(sizes(planner.plan(List.of(rows(1, 600), rows(2, 400), rows(1, 1), rows(1, 5000), rows(1, 1)))))
                .containsExactly(3, 1, 1, 1);
    }

    @Test
    void givesAStatementABatchOfItsOwn() {
        Work statement = new Work.Statement(
                new StreamEvent.SchemaChanged(
                        origin(), "shop", "CREATE TABLE t (id INT)", Optional.empty(), Optional.empty()),
                Watermark.START);

        assertThat(planner.plan(List.of(rows(1, 1), statement, rows(1, 1))))
                .hasSize(3)
                .element(1)
                .isEqualTo(new Batch.StatementBatch(statement));
    }

    private static List<Integer> sizes(List<Batch> batches) {
        return batches.stream()
                .map(batch -> ((Batch.RowBatch) batch).rows().size())
                .toList();
    }

    private static Work rows(int count, long bytes) {
        PlannedRow row = new PlannedRow.Changed(
                origin(),
                new TableName("shop", "orders"),
                new RowStep.Inserted(new Struct(SchemaBuilder.struct().build())));
        return new Work.Rows(Collections.nCopies(count, row), bytes, origin(), Watermark.START);
    }

    private static ChangeOrigin origin() {
        return new ChangeOrigin("a", 0, 0, new SiteName("a"), 0, false);
    }
}
