package io.twoway.sink.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.GtidPosition;
import io.twoway.contract.OriginSession;
import io.twoway.contract.SiteName;
import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SchemaObject;
import io.twoway.sink.apply.Heard;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.ddl.DdlRules;
import io.twoway.sink.ddl.LoggedRun;
import io.twoway.sink.decode.StreamEvent;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.destination.InMemoryDestination;
import io.twoway.sink.plan.Batch;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import io.twoway.table.TableName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ends of statements, as the ledger has them and the task, by what they would do and what stands in the way. */
class StatementEndingsTest {

    private static final long OFFSET = 7;
    private static final GtidPosition POSITION = new GtidPosition("00000000-0000-0000-0000-000000000001", 1, 1);
    private static final ChangeOrigin ORIGIN = new ChangeOrigin("a", 0, OFFSET, new SiteName("a"), 1, false);
    private static final DdlRules STOP = rules(DdlRules.Failure.STOP, DdlRules.Existing.KEEP);
    private static final DdlRules CONTINUE = rules(DdlRules.Failure.CONTINUE, DdlRules.Existing.KEEP);
    private static final DdlRules REFUSE = rules(DdlRules.Failure.CONTINUE, DdlRules.Existing.REFUSE);

    private final InMemoryDestination destination = new InMemoryDestination(List.of());
    private final Heard heard = new Heard();

    @Test
    void statementThatTheDestinationRefusesStopsTheTaskOrIsListed() {
        destination.refuse(refused(1146, "Table 's.t' doesn't exist"));
        assertThatThrownBy(() -> run("DROP TABLE t", STOP))
                .isInstanceOf(StatementFailedException.class)
                .hasMessageContaining("error 1146: Table 's.t' doesn't exist");
        assertThat(destination.progress()).isEmpty();

        destination.refuse(refused(1146, "Table 's.t' doesn't exist"));
        run("DROP TABLE t", CONTINUE);
        assertThat(ending().state()).isEqualTo(LoggedRun.State.FAILED);
        assertThat(destination.progress()).isPresent();
        assertThat(heard.words()).containsExactly("statement failed", "statement failed");
    }

    @Test
    void connectionThatBreaksIsNoEndAndTheStatementIsLookedForNextTime() {
        destination.refuse(new DestinationException("gone", FailureKind.CONNECTION_LOST));

        assertThatThrownBy(() -> run("CREATE TABLE t (i INT)", CONTINUE)).isInstanceOf(DestinationException.class);
        assertThat(ending().state()).isEqualTo(LoggedRun.State.RUNNING);

        run("CREATE TABLE t (i INT)", CONTINUE);
        assertThat(destination.statements()).containsExactly("CREATE TABLE t (i INT)");
        assertThat(ending().state()).isEqualTo(LoggedRun.State.DONE);
    }

    @Test
    void serversWordsAboutAPasswordAreHidden() {
        destination.refuse(refused(1396, "near 'pw0rd'"));

        run("CREATE USER u IDENTIFIED BY 'pw0rd'", CONTINUE);

        assertThat(ending().before()).contains("are hidden").doesNotContain("pw0rd");
    }

    @Test
    void definerThatMayNotBeSetIsLeftOut() {
        destination.refuse(refused(1227, "you need SET_ANY_DEFINER"));

        run("CREATE DEFINER=`x`@`y` VIEW v AS SELECT 1", STOP);

        assertThat(destination.statements()).singleElement().asString().doesNotContain("DEFINER");
        assertThat(ending().before()).isEqualTo("run without its DEFINER clause: you need SET_ANY_DEFINER");
    }

    @Test
    void tableOfAnEngineWithoutTransactionsBecomesInnoDbUnlessItIsToStay() {
        run("CREATE TABLE t (i INT) ENGINE=MyISAM", STOP);
        assertThat(ending().before()).isEqualTo("run with the engine InnoDB");
        destination.define(object("DROP TABLE t"), "made");

        DdlRules keep =
                new DdlRules(DdlRules.Apply.ALL, DdlRules.Failure.STOP, DdlRules.Existing.KEEP, DdlRules.Engine.KEEP);
        run("CREATE TABLE u (i INT) ENGINE=MyISAM", keep);
        assertThat(destination.statements()).last().asString().isEqualTo("CREATE TABLE u (i INT) ENGINE=MyISAM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE t (i INT) ENGINE=FEDERATED        | it names the storage engine",
                "UPDATE t SET i = 1                             | it changes rows and was logged as a statement",
                "ALTER TABLE t DISCARD TABLESPACE               | from a file of the origin",
                "ALTER TABLE t ADD n INT AUTO_INCREMENT UNIQUE  | it numbers the rows of"
            })
    void statementThatWouldDoSomethingElseHereIsNotRun(String text, String reason) {
        if (!text.startsWith("CREATE")) {
            destination.define(object("DROP TABLE t"), "t");
        }

        assertThatThrownBy(() -> run(text, STOP))
                .isInstanceOf(StatementFailedException.class)
                .hasMessageContaining(reason);

        assertThat(destination.statements()).isEmpty();
    }

    @Test
    void statementOfRowsStopsTheTaskWhateverTheUserWants() {
        assertThatThrownBy(() -> run("DELETE FROM t", CONTINUE))
                .isInstanceOf(StatementFailedException.class)
                .hasMessageContaining("and it changes rows");
    }

    @Test
    void reasonOfTheSourceNotToRunAStatementIsTheEnd() {
        run(work("DROP TABLE t", OriginSession.NONE, true, Optional.of("for a reason")), CONTINUE);

        assertThat(ending().before()).isEqualTo("for a reason");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE t (i INT)    | true  | DONE   | was here already, and is the same",
                "CREATE TABLE t (j INT)    | false | DONE   | nothing was made at the origin either",
                "CREATE TABLE t (j INT)    | true  | FAILED | is not what the statement makes",
            })
    void tableThatIsHereEndsACreateIfNotExists(String here, boolean made, LoggedRun.State state, String remark) {
        destination.define(object("DROP TABLE t"), here);

        run(work("CREATE TABLE IF NOT EXISTS t (i INT)", made(made), true, Optional.empty()), CONTINUE);

        assertThat(ending().state()).isEqualTo(state);
        assertThat(ending().before()).contains(remark);
        assertThat(destination.statements()).isEmpty();
    }

    @Test
    void routineThatIsHereIsNotCompared() {
        String create = "CREATE PROCEDURE IF NOT EXISTS p() SELECT 1";
        destination.define(object(create), create);

        run(work(create, made(true), true, Optional.empty()), CONTINUE);

        assertThat(ending().state()).isEqualTo(LoggedRun.State.FAILED);
        assertThat(ending().before()).contains("was not compared");
    }

    @Test
    void loadedTableIsMadeOnceAndForeignOnesAreRefusedIfTheUserWantsThat() {
        Work load = work("CREATE TABLE t (i INT)", OriginSession.NONE, false, Optional.empty());
        run(load, REFUSE);
        assertThat(destination.statements()).hasSize(1);
        run(load, REFUSE);
        assertThat(ending().before()).isEqualTo("it exists here already, and was not compared");

        destination.define(object("DROP TABLE foreign_one"), "x");
        Work other = work("CREATE TABLE foreign_one (i INT)", OriginSession.NONE, false, Optional.empty());
        assertThatThrownBy(() -> run(other, REFUSE)).isInstanceOf(ExistingTableException.class);
        assertThat(destination.statements()).hasSize(1);
    }

    @Test
    void whatALoadSaysBesidesMovesTheProgressOnly() {
        run(work("DROP TABLE IF EXISTS t", OriginSession.NONE, false, Optional.empty()), STOP);

        assertThat(destination.progress()).isPresent();
        assertThat(destination.ledger()).isEmpty();
    }

    @Test
    void truncationIsAStatement() {
        StreamEvent.TableTruncated truncated =
                new StreamEvent.TableTruncated(ORIGIN, new TableName("s", "t"), POSITION);

        run(new Work.Truncation(truncated, Watermark.START), STOP);

        assertThat(destination.statements()).containsExactly("TRUNCATE TABLE `s`.`t`");
    }

    @Test
    void personWhoMarksTheLedgerSkipsTheStatement() {
        destination.refuse(refused(1146, "no"));
        run("DROP TABLE t", CONTINUE);
        destination.mark(OFFSET, LoggedRun.State.SKIPPED);

        run("DROP TABLE t", CONTINUE);

        assertThat(ending().before()).isEqualTo("marked in the ledger");
        assertThat(heard.words()).containsExactly("statement failed", "statement skipped");
    }

    @Test
    void tableOfASelectInAnsiModeIsToBeCompared() {
        OriginSession ansi = OriginSession.NONE.with("sql_mode", "ANSI");

        run(work("CREATE TABLE t (i INT) START TRANSACTION", ansi, true, Optional.empty()), STOP);

        assertThat(ending().before()).contains("compare SHOW CREATE TABLE");
    }

    private static DdlRules rules(DdlRules.Failure failure, DdlRules.Existing existing) {
        return new DdlRules(DdlRules.Apply.ALL, failure, existing);
    }

    private static DestinationException refused(int code, String words) {
        return new DestinationException("executing: " + words, FailureKind.FATAL, false, code, new Exception(words));
    }

    private static OriginSession made(boolean made) {
        return made ? OriginSession.NONE.with(OriginSession.MADE, "1") : OriginSession.NONE;
    }

    private static SchemaObject object(String statement) {
        return DdlStatement.read(statement, "s").objects().get(0);
    }

    private LoggedRun ending() {
        return destination.ledger().get(OFFSET);
    }

    private static Work work(String text, OriginSession session, boolean streamed, Optional<String> unmappable) {
        StreamEvent.SchemaChanged changed = new StreamEvent.SchemaChanged(
                ORIGIN, "s", text, session, streamed ? Optional.of(POSITION) : Optional.empty(), unmappable);
        return new Work.Statement(changed, Watermark.START.advancedTo(POSITION));
    }

    private void run(String text, DdlRules rules) {
        run(work(text, OriginSession.NONE, true, Optional.empty()), rules);
    }

    private void run(Work work, DdlRules rules) {
        new StatementRunner(destination, rules, heard)
                .run(work, destination.progress(), new Batch.StatementBatch(work).progress());
    }
}
