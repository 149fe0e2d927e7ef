package io.twoway.sink.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.SeenOffsets;
import io.twoway.contract.SiteName;
import io.twoway.policy.Detection;
import io.twoway.policy.Policy;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.conflict.Detector;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.decode.StreamRecords;
import io.twoway.sink.destination.DestinationTransaction;
import io.twoway.sink.destination.InMemoryDestination;
import io.twoway.sink.destination.InMemoryTable;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.resolve.Answer;
import io.twoway.sink.resolve.Outcome;
import io.twoway.sink.resolve.PolicyBook;
import io.twoway.sink.resolve.Resolver;
import io.twoway.sink.resolve.TieBreak;
import io.twoway.table.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

/** What both paths do with rows that are no plain changes, and the step path with records that do not fit. */
class StepPathTest {

    private static final TableName PLAIN = new TableName("shop", "plain");

    private final List<InMemoryTable> tables = new RandomTables("shop").all();
    private final InMemoryDestination destination = new InMemoryDestination(tables);
    private final Referee referee = new Referee(
            new PolicyBook(Policy.TASK_FAILED, List.of()),
            new Detector(Detection.BEFORE_IMAGE),
            new Resolver(new TieBreak.KeepStanding()));
    private final StepPath steps = new StepPath(referee);
    private final SetPath sets = new SetPath(referee, steps, new LastTables());

    // Mutable state
    private long offset;

    private List<TablePath> paths() {
        return List.of(steps, sets);
    }

    @Test
    void rowOfTheLoadGivesWayToTheOneThatIsHere() {
        for (TablePath path : paths()) {
            apply(path, loaded(1, 10), loaded(2, 20));
            List<Ruling> again = apply(path, loaded(1, 99), loaded(3, 30));

            assertThat(outcomes(again)).containsExactly(Outcome.LOAD_SKIPPED, Outcome.APPLIED);
            assertThat(rows()).containsExactlyInAnyOrder("1 10", "2 20", "3 30");
            apply(path, deleted(1, 10), deleted(2, 20), deleted(3, 30));
        }
    }

    /** The stream began before the load: what stands in the way is a later state of the same row. */
    @Test
    void changeThatMayBeHereAlreadyIsNoConflict() {
        for (TablePath path : paths()) {
            apply(path, inserted(1, 30));
            List<Ruling> rulings = apply(
                    path,
                    caughtUp(new RowStep.Inserted(row(1, 10))),
                    caughtUp(new RowStep.Updated(row(1, 10), row(1, 30))),
                    caughtUp(new RowStep.Deleted(row(2, 5), true)));

            assertThat(rulings)
                    .allSatisfy(ruling -> assertThat(ruling.conflict()).isEmpty());
            assertThat(rows()).containsExactly("1 30");
            apply(path, deleted(1, 30));
        }
    }

    /** The load of an added table has not come to the row yet: the change brings it, or there is nothing to delete. */
    @Test
    void changeOfARowThatIsNotLoadedYetBringsIt() {
        for (TablePath path : paths()) {
            List<Ruling> rulings = apply(
                    path,
                    unloaded(new RowStep.Updated(row(1, 10), row(1, 20))),
                    unloaded(new RowStep.Deleted(row(2, 5), true)));

            assertThat(outcomes(rulings)).containsExactly(Outcome.APPLIED, Outcome.NOOP);
            assertThat(rows()).containsExactly("1 20");
            apply(path, deleted(1, 20));
        }
    }

    @Test
    void everyRecordThatDoesNotFitIsNamedAndTheOthersAreTried() {
        List<Ruling> rulings = apply(
                steps,
                inserted(1, 10),
                half(new RowStep.Arriving(row(2, 2))),
                new PlannedRow.Undecodable(origin(false, false), new DataException("unreadable")),
                inserted(3, 30));

        assertThat(rulings)
                .extracting(ruling -> ruling.obstacle().isPresent())
                .containsExactly(false, true, true, false);
        assertThat(rulings.get(1).applied().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(rulings.get(1).conflict()).isEmpty();
    }

    @Test
    void recordsOfATableThatIsNotHereAreObstaclesUntilSomebodyDoesWithoutThem() {
        TableName missing = new TableName("shop", "missing");
        List<PlannedRow> planned = List.of(
                changed(missing, new RowStep.Inserted(row(1, 1))), changed(missing, new RowStep.Inserted(row(2, 2))));

        try (DestinationTransaction transaction = destination.begin()) {
            assertThat(steps.apply(transaction, Map.of(missing, planned)))
                    .allSatisfy(
                            ruling -> assertThat(ruling.obstacle()).get().isInstanceOf(Obstacle.Unapplicable.class));

            SettledRecords settled = new SettledRecords(Map.of(0L, Answer.KEEP), Set.of(1L));
            List<Ruling> passed = new StepPath(referee, settled).apply(transaction, Map.of(missing, planned));
            assertThat(passed)
                    .allSatisfy(ruling -> assertThat(ruling.obstacle()).isEmpty());
            assertThat(passed)
                    .extracting(ruling -> ruling.conflict().orElseThrow().policy())
                    .containsExactly("KEEP", SettledRecords.REPORTED);
            assertThat(settled.used()).containsExactly(0L);
        }
    }

    private List<Ruling> apply(TablePath path, PlannedRow... rows) {
        try (DestinationTransaction transaction = destination.begin()) {
            List<Ruling> rulings = path.apply(transaction, Map.of(PLAIN, List.of(rows)));
            transaction.commit();
            return rulings;
        }
    }

    private static List<Outcome> outcomes(List<Ruling> rulings) {
        return rulings.stream().map(ruling -> ruling.applied().outcome()).toList();
    }

    private List<String> rows() {
        return tables.stream()
                .filter(table -> table.schema().name().equals(PLAIN))
                .flatMap(table -> table.rows().stream())
                .map(row -> row.values().get(0) + " " + row.values().get(1))
                .toList();
    }

    private PlannedRow loaded(int id, int v) {
        return new PlannedRow.Loaded(origin(false, false), PLAIN, row(id, v));
    }

    private PlannedRow inserted(int id, int v) {
        return changed(PLAIN, new RowStep.Inserted(row(id, v)));
    }

    private PlannedRow deleted(int id, int v) {
        return changed(PLAIN, new RowStep.Deleted(row(id, v), true));
    }

    private PlannedRow half(RowStep step) {
        return changed(PLAIN, step);
    }

    private PlannedRow caughtUp(RowStep step) {
        return new PlannedRow.Changed(origin(true, false), PLAIN, step);
    }

    private PlannedRow unloaded(RowStep step) {
        return new PlannedRow.Changed(origin(false, true), PLAIN, step);
    }

    private PlannedRow changed(TableName table, RowStep step) {
        return new PlannedRow.Changed(origin(false, false), table, step);
    }

    private ChangeOrigin origin(boolean catchUp, boolean unloaded) {
        return new ChangeOrigin("a", 0, offset++, new SiteName("a"), 1, catchUp, unloaded, SeenOffsets.NONE);
    }

    private static Struct row(int id, int v) {
        return StreamRecords.row(id, v);
    }
}
