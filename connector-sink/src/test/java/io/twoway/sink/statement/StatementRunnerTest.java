package io.twoway.sink.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.GtidPosition;
import io.twoway.contract.SiteName;
import io.twoway.ddl.DdlStatement;
import io.twoway.sink.apply.Heard;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.ddl.DdlRules;
import io.twoway.sink.ddl.LoggedRun;
import io.twoway.sink.decode.StreamEvent.SchemaChanged;
import io.twoway.sink.destination.DestinationTransaction;
import io.twoway.sink.destination.InMemoryDestination;
import io.twoway.sink.plan.Batch;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The course of a statement: ledger, run, end, and what is left of it by a crash. */
class StatementRunnerTest {

    private static final long OFFSET = 7;
    private static final String ADD = "ALTER TABLE t ADD COLUMN c INT";
    private static final DdlRules ALL = new DdlRules(DdlRules.Apply.ALL, DdlRules.Failure.STOP, DdlRules.Existing.KEEP);
    private static final DdlRules NONE =
            new DdlRules(DdlRules.Apply.NONE, DdlRules.Failure.STOP, DdlRules.Existing.KEEP);

    private final InMemoryDestination destination = new InMemoryDestination(List.of());
    private final Heard heard = new Heard();

    @Test
    void statementIsRunOnceAndItsEndStandsWithTheProgress() {
        define("t");

        run(ADD, ALL);

        assertThat(destination.statements()).containsExactly(ADD);
        assertThat(destination.ledger().get(OFFSET).state()).isEqualTo(LoggedRun.State.DONE);
        assertThat(destination.progress().orElseThrow().nextOffset()).isEqualTo(OFFSET + 1);
        assertThat(heard.words()).containsExactly("statement run");
    }

    @Test
    void whatACrashLeftUndoneIsRunAgain() {
        define("t");
        crashAfterTheStart(ADD);

        run(ADD, ALL);

        assertThat(destination.statements()).containsExactly(ADD);
    }

    @Test
    void whatACrashLeftDoneIsNotRunAgain() {
        define("t");
        crashAfterTheStart(ADD);
        destination.define(DdlStatement.read(ADD, "s").objects().get(0), "t with c");

        run(ADD, ALL);

        assertThat(destination.statements()).isEmpty();
        assertThat(destination.ledger().get(OFFSET).state()).isEqualTo(LoggedRun.State.DONE);
    }

    @Test
    void whatNothingShowsStopsTheTaskUntilAPersonMarksIt() {
        String swap = "RENAME TABLE t TO x, u TO t, x TO u";
        define("t");
        define("u");
        crashAfterTheStart(swap);

        assertThatThrownBy(() -> run(swap, ALL))
                .isInstanceOf(StatementFailedException.class)
                .hasMessageContaining("SKIP 7");
        assertThat(destination.progress()).isEmpty();
        assertThat(destination.ledger().get(OFFSET).state()).isEqualTo(LoggedRun.State.FAILED);
        assertThat(heard.words()).containsExactly("statement failed");
    }

    @Test
    void statementThatNobodyWantsIsSkippedAndTheStreamGoesOn() {
        define("t");

        run(ADD, NONE);

        assertThat(destination.statements()).isEmpty();
        assertThat(destination.ledger().get(OFFSET).state()).isEqualTo(LoggedRun.State.SKIPPED);
        assertThat(destination.progress().orElseThrow().nextOffset()).isEqualTo(OFFSET + 1);
    }

    @Test
    void databaseThatIsHereIsLeftAsItIs() {
        String create = "CREATE DATABASE s";
        destination.define(DdlStatement.read(create, "").objects().get(0), "CREATE DATABASE s");

        run(create, ALL);

        assertThat(destination.statements()).isEmpty();
        assertThat(heard.words()).containsExactly("statement skipped");
    }

    private void define(String table) {
        DdlStatement of = DdlStatement.read("DROP TABLE " + table, "s");
        destination.define(of.objects().get(0), "CREATE TABLE " + table);
    }

    private void crashAfterTheStart(String text) {
        try (DestinationTransaction transaction = destination.begin()) {
            transaction.logStart(OFFSET, "s", text, destination.footprint(DdlStatement.read(text, "s")));
            transaction.commit();
        }
    }

    private void run(String text, DdlRules rules) {
        GtidPosition position = new GtidPosition("00000000-0000-0000-0000-000000000001", 1, 1);
        SchemaChanged change = new SchemaChanged(
                new ChangeOrigin("a", 0, OFFSET, new SiteName("a"), 1, false),
                "s",
                text,
                Optional.empty(),
                Optional.of(position));
        Work work = new Work.Statement(change, Watermark.START.advancedTo(position));
        StreamProgress after = new Batch.StatementBatch(work).progress();
        new StatementRunner(destination, rules, heard).run(work, destination.progress(), after);
    }
}
