package io.twoway.sink.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.SiteName;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.change.Column;
import io.twoway.sink.change.ColumnType;
import io.twoway.sink.change.Generation;
import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.Value;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.decode.StreamRecords;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import io.twoway.table.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class AheadBinderTest {

    private static final TableName NAME = new TableName("shop", "plain");
    private static final ChangeOrigin ORIGIN = new ChangeOrigin("a", 0, 0, new SiteName("a"), 0, false);

    private final LastTables tables = new LastTables();
    private final AheadBinder binder = new AheadBinder(tables);
    private final PlannedRow updated =
            new PlannedRow.Changed(ORIGIN, NAME, new RowStep.Updated(StreamRecords.row(1, 2), StreamRecords.row(1, 3)));
    private final PlannedRow loaded = new PlannedRow.Loaded(ORIGIN, NAME, StreamRecords.row(1, 2));

    @Test
    void rowsOfATableThatIsKnownAreWhatTheyWouldBecomeLater() {
        TableSchema table = table("id", "v");
        tables.note(table);

        assertThat(bound(updated).boundTo(table)).contains(new RowBinder(table).bind(updated));
        assertThat(bound(loaded).boundTo(table)).contains(new RowBinder(table).bind(loaded));
    }

    @Test
    void rowsOfATableThatWasNotAppliedYetWaitForTheirTurn() {
        assertThat(bound(updated)).isSameAs(updated);
    }

    @Test
    void rowIsBoundAgainToATableThatWasReadAgain() {
        tables.note(table("id", "v"));
        PlannedRow row = bound(updated);
        TableSchema now = table("v", "id");

        assertThat(row.boundTo(now)).isEmpty();
        RowChange change = new RowBinder(now).bind(row);
        assertThat(change.afterImage().orElseThrow().values()).containsExactly(new Value.Whole(3), new Value.Whole(1));
    }

    @Test
    void nextRowsAreBoundToTheTableAsItWasReadLast() {
        tables.note(table("id", "v"));
        bound(updated);
        TableSchema now = table("v", "id");
        tables.note(now);

        assertThat(bound(updated).boundTo(now)).isPresent();
    }

    /** Whether it still does not is asked when its turn has come. */
    @Test
    void rowThatDoesNotFitStaysAsItIs() {
        tables.note(table("id"));

        assertThat(bound(updated)).isSameAs(updated);
    }

    /** As a tree it would take many times the memory that is counted for it. */
    @Test
    void rowsOfATableWithDocumentsWaitForTheirTurn() {
        tables.note(table(ColumnType.JSON, "id", "v"));

        assertThat(bound(updated)).isSameAs(updated);
    }

    @Test
    void recordThatCannotBeReadStaysAsItIs() {
        tables.note(table("id", "v"));
        PlannedRow unread = new PlannedRow.Undecodable(ORIGIN, new DataException("unread"));

        assertThat(bound(unread)).isSameAs(unread);
    }

    private PlannedRow bound(PlannedRow row) {
        return binder.bound(new Work.Rows(List.of(row), 0, ORIGIN, Watermark.START))
                .plannedRows()
                .get(0);
    }

    private static TableSchema table(String... columns) {
        return table(ColumnType.INT, columns);
    }

    private static TableSchema table(ColumnType type, String... columns) {
        List<Column> all = Stream.of(columns)
                .map(name -> new Column(name, type, Generation.NONE, 0, false))
                .toList();
        return new TableSchema(NAME, all, Optional.empty(), List.of(), false, false, false);
    }
}
