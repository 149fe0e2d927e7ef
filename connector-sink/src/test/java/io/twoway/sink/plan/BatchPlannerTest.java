package io.twoway.sink.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.SiteName;
import io.twoway.contract.Xid;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.decode.StreamEvent;
import io.twoway.table.TableName;
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

    @Test
    void anXaTransactionThatIsDecidedInTheSameBatchIsOneOfOthers() {
        List<Batch> batches = planner.plan(List.of(
                rows(1, 1),
                prepared("61", 2),
                rows(1, 1),
                prepared("62", 1),
                decided("61", true),
                decided("62", false)));

        assertThat(sizes(batches)).containsExactly(4);
        Batch.RowBatch batch = (Batch.RowBatch) batches.get(0);
        assertThat(batch.rows())
                .extracting(row -> row.origin().commitMillis())
                .as("the rows of 61 come last, committed when it was")
                .containsExactly(0L, 0L, 99L, 99L);
        assertThat(batch.kept()).isEmpty();
    }

    @Test
    void oneThatIsNotDecidedInTheBatchIsKept() {
        List<Batch> batches =
                planner.plan(List.of(prepared("61", 2), prepared("62", 2), rows(3, 1), decided("61", true)));

        assertThat(batches).hasSize(3);
        assertThat(((Batch.RowBatch) batches.get(0)).rows()).isEmpty();
        assertThat(((Batch.RowBatch) batches.get(0)).kept()).hasSize(2);
        assertThat(((Batch.RowBatch) batches.get(1)).rows()).hasSize(3);
        assertThat(batches.get(2)).isEqualTo(new Batch.StatementBatch(decided("61", true)));
    }

    @Test
    void aPortionOfALargeOneIsKeptByItself() {
        Work.Prepared whole = (Work.Prepared) prepared("61", 2);
        Work portion = new Work.Prepared(whole.xid(), whole.transaction(), whole.rows(), false);

        assertThat(planner.plan(List.of(rows(1, 1), portion, decided("61", true))))
                .last()
                .isEqualTo(new Batch.StatementBatch(decided("61", true)));
    }

    private static Work prepared(String name, int count) {
        return new Work.Prepared(xid(name), "u:1", (Work.Rows) rows(count, 1), true);
    }

    private static Work decided(String name, boolean committed) {
        ChangeOrigin commit = new ChangeOrigin("a", 0, 9, new SiteName("a"), 99, false);
        return new Work.Decided(xid(name), committed, "u:2", Optional.empty(), commit, Watermark.START);
    }

    private static Xid xid(String name) {
        return new Xid("X'" + name + "',X'',1");
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
