package io.twoway.sink.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.SiteName;
import io.twoway.policy.Detection;
import io.twoway.policy.Policy;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.Value;
import io.twoway.sink.conflict.Detector;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.DestinationTransaction;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.destination.InMemoryDestination;
import io.twoway.sink.destination.InMemoryTable;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.resolve.Outcome;
import io.twoway.sink.resolve.PolicyBook;
import io.twoway.sink.resolve.Resolver;
import io.twoway.sink.resolve.TieBreak;
import io.twoway.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

/** When rows of a load are inserted without a look, and when not; that the outcome is the same shows {@code PathsAgreeTest}. */
class InsertPathTest {

    private final List<InMemoryTable> tables = new RandomTables("shop").all();
    private final InMemoryDestination destination = new InMemoryDestination(tables);
    private final Referee referee = new Referee(
            new PolicyBook(Policy.TASK_FAILED, List.of()),
            new Detector(Detection.BEFORE_IMAGE),
            new Resolver(new TieBreak.KeepStanding()));
    private final List<String> looked = new ArrayList<>();
    private final LastTables lastTables = new LastTables();
    private final SetPath sets = new SetPath(referee, new StepPath(referee), lastTables);
    private final InsertPath path = new InsertPath(
            referee,
            (rows, changed) -> {
                changed.keySet().forEach(table -> looked.add(table.table()));
                return sets.apply(rows, changed);
            },
            lastTables);

    // Mutable state
    private long offset;
    private int duplicates;

    @Test
    void rowsThatMeetNothingAreInsertedWithoutALook() {
        List<Ruling> rulings = apply("uniques", loaded(unique(1, "x")), loaded(unique(2, "y")));

        assertThat(outcomes(rulings)).containsExactly(Outcome.APPLIED, Outcome.APPLIED);
        assertThat(rows("uniques")).containsExactlyInAnyOrder("1 x", "2 y");
        assertThat(looked).isEmpty();
    }

    @Test
    void rowThatIsHereStaysByWhicheverKeyItIsMet() {
        apply("uniques", inserted(unique(1, "x")), inserted(unique(2, "y")));
        looked.clear();

        List<Ruling> rulings = apply(
                "uniques",
                loaded(unique(1, "x")),
                loaded(unique(2, "other")),
                loaded(unique(3, "X")), // the collation takes it for the same
                loaded(unique(4, "new")));

        assertThat(outcomes(rulings))
                .containsExactly(Outcome.NOOP, Outcome.LOAD_SKIPPED, Outcome.LOAD_SKIPPED, Outcome.APPLIED);
        assertThat(rows("uniques")).containsExactlyInAnyOrder("1 x", "2 y", "4 new");
        assertThat(rulings).allSatisfy(ruling -> assertThat(ruling.conflict()).isEmpty());
        assertThat(looked).containsExactly("uniques");
    }

    @Test
    void tableInWhichRowsWereMetIsLookedAtFirstForLongerEachTime() {
        apply("plain", inserted(plain(1, 1)));
        int batches = 1_000;
        for (int i = 0; i < batches; i++) {
            apply("plain", loaded(plain(1, 9)));
        }

        // 1 + (1 + 2 + 4 + ... + 512) batches and one more try each, that of the last one open
        assertThat(looked).hasSize(batches);
        assertThat(duplicates).isEqualTo(10);
        assertThat(rows("plain")).containsExactly("1 1");
    }

    @Test
    void tableInWhichNothingWasMetAnyMoreIsNotLookedAtAgain() {
        apply("plain", inserted(plain(1, 1)));
        apply("plain", loaded(plain(1, 9)));
        apply("plain", loaded(plain(2, 9)));
        apply("plain", loaded(plain(3, 9)));
        looked.clear();

        apply("plain", loaded(plain(4, 9)));
        apply("uniques", loaded(unique(1, "x")));

        assertThat(looked).isEmpty();
        assertThat(rows("plain")).containsExactlyInAnyOrder("1 1", "2 9", "3 9", "4 9");
    }

    @Test
    void insertedRowThatMeetsAnotherIsAConflictAsOnTheOtherPaths() {
        apply("uniques", inserted(unique(1, "x")));

        List<Ruling> rulings = apply("uniques", inserted(unique(2, "y")), inserted(unique(3, "X")));

        assertThat(outcomes(rulings)).containsExactly(Outcome.APPLIED, Outcome.FAILED);
    }

    @Test
    void tableWithOtherChangesIsLookedAtBesideOneThatIsNot() {
        apply("uniques", inserted(unique(1, "x")));
        apply("uniques", changed(new RowStep.Updated(unique(1, "x"), unique(1, "y"))), inserted(unique(2, "x")));

        assertThat(looked).containsExactly("uniques");
        assertThat(rows("uniques")).containsExactlyInAnyOrder("1 y", "2 x");
    }

    @Test
    void twoRowsOfALoadThatTheDestinationTakesForOneAreNotWrittenBoth() {
        List<Ruling> rulings = apply("uniques", loaded(unique(1, "x")), loaded(unique(2, "X")));

        assertThat(outcomes(rulings)).containsExactly(Outcome.APPLIED, Outcome.LOAD_SKIPPED);
        assertThat(rows("uniques")).containsExactly("1 x");
    }

    @Test
    void equalRowsOfATableWithoutAKeyAreAllInserted() {
        List<Ruling> rulings = apply("keyless", loaded(keyless(1)), loaded(keyless(1)), loaded(keyless(2)));

        assertThat(outcomes(rulings)).containsExactly(Outcome.APPLIED, Outcome.APPLIED, Outcome.APPLIED);
        assertThat(rows("keyless")).containsExactlyInAnyOrder("1 b", "1 b", "2 b");
        assertThat(looked).isEmpty();
    }

    /** A change that came before the row wins, one that comes behind it is judged against it. */
    @Test
    void changesAmongLoadedRowsAreTakenInTheirOrder() {
        List<Ruling> rulings = apply(
                "plain",
                inserted(plain(1, 1)),
                loaded(plain(1, 9)),
                loaded(plain(2, 2)),
                changed(new RowStep.Updated(plain(2, 2), plain(2, 3))));

        assertThat(outcomes(rulings))
                .containsExactly(Outcome.APPLIED, Outcome.LOAD_SKIPPED, Outcome.APPLIED, Outcome.APPLIED);
        assertThat(rows("plain")).containsExactlyInAnyOrder("1 1", "2 3");
    }

    @Test
    void rowThatDoesNotFitIsLeftToTheCaller() {
        Struct odd = struct(Schema.INT32_SCHEMA, "id", 1, "missing", 1);

        assertThatThrownBy(() -> apply("plain", loaded(odd))).isInstanceOf(DataException.class);
        assertThat(rows("plain")).isEmpty();
    }

    private List<Ruling> apply(String table, RowStep... steps) {
        TableName name = new TableName("shop", table);
        List<PlannedRow> planned =
                Stream.of(steps).map(step -> planned(name, step)).toList();
        return apply(Map.of(name, planned));
    }

    /** Applies as the runner of batches does. */
    private List<Ruling> apply(Map<TableName, List<PlannedRow>> planned) {
        try (DestinationTransaction transaction = destination.begin()) {
            List<Ruling> rulings = path.apply(transaction, planned);
            transaction.commit();
            return rulings;
        } catch (DestinationException e) {
            duplicates++;
            if (e.failure() != FailureKind.DUPLICATE_KEY || !path.metSomething()) {
                throw e;
            }
        }
        return apply(planned);
    }

    private PlannedRow planned(TableName table, RowStep step) {
        ChangeOrigin origin = new ChangeOrigin("a", 0, offset++, new SiteName("a"), 1, false);
        return step instanceof RowStep.Loaded loaded
                ? new PlannedRow.Loaded(origin, table, loaded.after())
                : new PlannedRow.Changed(origin, table, step);
    }

    private static List<Outcome> outcomes(List<Ruling> rulings) {
        return rulings.stream().map(ruling -> ruling.applied().outcome()).toList();
    }

    /** Returns the first two columns of each row. */
    private List<String> rows(String table) {
        return tables.stream()
                .filter(each -> each.schema().name().table().equals(table))
                .flatMap(each -> each.rows().stream())
                .map(row -> text(row, 0) + " " + text(row, 1))
                .toList();
    }

    private static String text(RowImage row, int column) {
        return row.get(column) instanceof Value.Text text
                ? text.value()
                : row.get(column).toString();
    }

    private static RowStep loaded(Struct row) {
        return new RowStep.Loaded(row);
    }

    private static RowStep inserted(Struct row) {
        return new RowStep.Inserted(row);
    }

    private static RowStep changed(RowStep step) {
        return step;
    }

    private static Struct plain(int id, int v) {
        return struct(Schema.INT32_SCHEMA, "id", id, "v", v);
    }

    private static Struct unique(int id, String code) {
        return struct(Schema.STRING_SCHEMA, "id", id, "code", code);
    }

    private static Struct keyless(int a) {
        return struct(Schema.STRING_SCHEMA, "a", a, "b", "b");
    }

    private static Struct struct(Schema second, String firstName, int first, String secondName, Object value) {
        Schema schema = SchemaBuilder.struct()
                .field(firstName, Schema.INT32_SCHEMA)
                .field(secondName, second)
                .build();
        return new Struct(schema).put(firstName, first).put(secondName, value);
    }
}
