package io.twoway.sink.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.SiteName;
import io.twoway.policy.Detection;
import io.twoway.policy.Policy;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.Value;
import io.twoway.sink.conflict.Detector;
import io.twoway.sink.ddl.DdlRules;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.destination.InMemoryDestination;
import io.twoway.sink.destination.InMemoryTable;
import io.twoway.sink.plan.Batch.RowBatch;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import io.twoway.sink.resolve.Answer;
import io.twoway.sink.resolve.PolicyBook;
import io.twoway.sink.resolve.Resolver;
import io.twoway.sink.resolve.TieBreak;
import io.twoway.sink.rows.LastTables;
import io.twoway.sink.rows.RandomTables;
import io.twoway.sink.rows.Referee;
import io.twoway.table.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

/** The ways of a batch to its destination, when nothing is in the way and when something is. */
class BatchRunnerTest {

    private static final DdlRules RULES =
            new DdlRules(DdlRules.Apply.ALL, DdlRules.Failure.STOP, DdlRules.Existing.KEEP);

    private final List<InMemoryTable> tables = new RandomTables("shop").all();
    private final InMemoryDestination destination = new InMemoryDestination(tables);
    private final Heard heard = new Heard();
    private final List<Long> reported = new ArrayList<>();

    // Mutable state
    private long offset;

    @Test
    void transactionsOfOneBatchBecomeVisibleTogether() {
        runner(Policy.OVERWRITE, false).run(batch(work(insert(1, 10)), work(insert(2, 20))));

        assertThat(rows("plain")).containsExactlyInAnyOrder("1 10", "2 20");
        assertThat(destination.transactions()).isEqualTo(1);
        assertThat(destination.progress().orElseThrow().nextOffset()).isEqualTo(offset);
    }

    @Test
    void uniqueValuesThatChangeHandsAreWrittenStepByStep() {
        BatchRunner runner = runner(Policy.OVERWRITE, false);
        runner.run(batch(work(insertUnique(1, "x"), insertUnique(2, "y"))));

        runner.run(batch(work(updateUnique(1, "x", "z"), updateUnique(2, "y", "x"), updateUnique(1, "z", "y"))));

        assertThat(rows("uniques")).containsExactlyInAnyOrder("1 y null 0", "2 x null 0");
        assertThat(heard.words()).contains("stepped back");
        assertThat(destination.journal()).isEmpty();
    }

    @Test
    void ofALargeBatchOnlyThePartThatNeedsItIsWrittenStepByStep() {
        BatchRunner runner = runner(Policy.OVERWRITE, false);
        runner.run(batch(work(insertUnique(1, "x"), insertUnique(2, "y"))));
        List<Work> works = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            works.add(work(insert(i, i)));
        }
        works.add(work(updateUnique(1, "x", "z"), updateUnique(2, "y", "x"), updateUnique(1, "z", "y")));

        runner.run(new RowBatch(works));

        assertThat(rows("uniques")).containsExactlyInAnyOrder("1 y null 0", "2 x null 0");
        assertThat(rows("plain")).hasSize(600);
        assertThat(heard.words()).containsExactly("committed 2", "committed 500", "stepped back", "committed 103");
    }

    @Test
    void refusedChangeKeepsItsTransactionBackAndThoseBeforeItPass() {
        BatchRunner runner = runner(Policy.TASK_FAILED, false);
        runner.run(batch(work(insert(1, 10))));

        RowBatch batch = batch(work(insert(2, 20)), work(insert(3, 30), insert(1, 99)));
        assertThatThrownBy(() -> runner.run(batch))
                .isInstanceOf(ConflictRefusedException.class)
                .hasMessageContaining("ANSWER 3 INCOMING")
                .hasMessageContaining("ANSWER 3 KEEP");

        assertThat(rows("plain")).containsExactlyInAnyOrder("1 10", "2 20");
        assertThat(runner.progress().orElseThrow().nextOffset()).isEqualTo(2);
        assertThat(heard.words()).contains("refused");
    }

    @Test
    void answerLetsTheTransactionPassAndIsUsedOnce() {
        BatchRunner runner = runner(Policy.TASK_FAILED, false);
        runner.run(batch(work(insert(1, 10))));
        RowBatch batch = batch(work(insert(3, 30), insert(1, 99)));
        assertThatThrownBy(() -> runner.run(batch)).isInstanceOf(ConflictRefusedException.class);

        destination.answer(2, Answer.INCOMING);
        runner.run(batch);

        assertThat(rows("plain")).containsExactlyInAnyOrder("1 99", "3 30");
        assertThat(destination.openAnswersByOffset()).isEmpty();
        assertThat(destination.journal()).singleElement().satisfies(entry -> assertThat(entry.policy())
                .isEqualTo("TaskFailed/INCOMING"));
    }

    @Test
    void recordThatDoesNotFitIsNamedUnlessAReporterTakesIt() {
        RowBatch batch = batch(work(insert(1, 10), unfit()));

        assertThatThrownBy(() -> runner(Policy.OVERWRITE, false).run(batch))
                .isInstanceOf(UnapplicableRecordException.class)
                .hasMessageContaining("ANSWER 1 KEEP");
        assertThat(rows("plain")).isEmpty();

        runner(Policy.OVERWRITE, true).run(batch);
        assertThat(rows("plain")).containsExactly("1 10");
        assertThat(reported).containsExactly(1L);
    }

    @Test
    void commitThatNobodyConfirmedIsLookedUpInTheProgressRow() {
        BatchRunner runner = runner(Policy.OVERWRITE, false);
        RowBatch batch = batch(work(insert(1, 10)));
        destination.failAtCommit(new DestinationException("committing: gone", FailureKind.CONNECTION_LOST));

        assertThatThrownBy(() -> runner.run(batch)).isInstanceOf(DestinationException.class);
        runner.reconcile(batch);
        assertThat(runner.progress()).isEmpty();
        runner.run(batch);

        assertThat(rows("plain")).containsExactly("1 10");
    }

    @Test
    void connectionThatIsLostIsNoReasonToStepBack() {
        destination.failAtCommit(new DestinationException("committing: read only", FailureKind.UNWRITABLE));

        assertThatThrownBy(() -> runner(Policy.OVERWRITE, false).run(batch(work(insert(1, 10)))))
                .isInstanceOf(DestinationException.class);

        assertThat(heard.words()).isEmpty();
        assertThat(rows("plain")).isEmpty();
    }

    @Test
    void contentionIsTriedAgainStepByStep() {
        destination.failAtCommit(new DestinationException("committing: deadlock", FailureKind.CONTENTION));

        runner(Policy.OVERWRITE, false).run(batch(work(insert(1, 10))));

        assertThat(heard.words()).contains("stepped back");
        assertThat(rows("plain")).containsExactly("1 10");
    }

    @Test
    void aLongTransactionThatMeetsContentionIsLeftToBeTriedAgainWhole() {
        PlannedRow[] rows = IntStream.range(0, 600).mapToObj(i -> insert(i, i)).toArray(PlannedRow[]::new);
        BatchRunner runner = runner(Policy.OVERWRITE, false);
        RowBatch batch = batch(work(rows));
        destination.failAtCommit(new DestinationException("committing: deadlock", FailureKind.CONTENTION));

        assertThatThrownBy(() -> runner.run(batch))
                .isInstanceOf(DestinationException.class)
                .hasMessageContaining("deadlock");
        assertThat(heard.words()).isEmpty();
        runner.run(batch);

        assertThat(heard.words()).containsExactly("committed 600");
        assertThat(rows("plain")).hasSize(600);
    }

    private BatchRunner runner(Policy policy, boolean reporter) {
        Referee referee = new Referee(
                new PolicyBook(policy, List.of()),
                new Detector(Detection.BEFORE_IMAGE),
                new Resolver(new TieBreak.KeepStanding()));
        Optional<ErrantRecords> errants = reporter ? Optional.of(this::report) : Optional.empty();
        return new BatchRunner(destination, referee, new LastTables(), destination.progress(), errants, RULES, heard);
    }

    private void report(SortedMap<Long, RuntimeException> failures) throws ConnectException {
        reported.addAll(failures.keySet());
    }

    private static RowBatch batch(Work... works) {
        return new RowBatch(Arrays.asList(works));
    }

    private static Work work(PlannedRow... rows) {
        return new Work.Rows(Arrays.asList(rows), 0, rows[rows.length - 1].origin(), Watermark.START);
    }

    private PlannedRow insert(int id, int v) {
        return row("plain", new RowStep.Inserted(struct("id", id, "v", v)));
    }

    private PlannedRow insertUnique(int id, String code) {
        return row("uniques", new RowStep.Inserted(unique(id, code)));
    }

    private PlannedRow updateUnique(int id, String from, String to) {
        return row("uniques", new RowStep.Updated(unique(id, from), unique(id, to)));
    }

    private static Struct unique(int id, String code) {
        return struct("id", id, "code", code, "u", null, "v", 0);
    }

    private PlannedRow unfit() {
        return row("plain", new RowStep.Inserted(struct("id", 9, "missing", 1)));
    }

    private PlannedRow row(String table, RowStep step) {
        ChangeOrigin origin = new ChangeOrigin("a", 0, offset++, new SiteName("a"), 1_000, false);
        return new PlannedRow.Changed(origin, new TableName("shop", table), step);
    }

    private static Struct struct(Object... namesAndValues) {
        SchemaBuilder schema = SchemaBuilder.struct();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            boolean text = namesAndValues[i].equals("code");
            schema.field(
                    (String) namesAndValues[i], text ? Schema.OPTIONAL_STRING_SCHEMA : Schema.OPTIONAL_INT32_SCHEMA);
        }
        Struct struct = new Struct(schema.build());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            struct.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return struct;
    }

    private List<String> rows(String table) {
        return tables.stream()
                .filter(one -> one.schema().name().table().equals(table))
                .flatMap(one -> one.rows().stream())
                .map(BatchRunnerTest::text)
                .toList();
    }

    private static String text(RowImage row) {
        return String.join(
                " ",
                row.values().stream()
                        .map(value -> value instanceof Value.Null ? "null" : value.toString())
                        .toList());
    }
}
