package io.twoway.sink.statement;

import io.twoway.ddl.EngineOption;
import io.twoway.ddl.SchemaObject;
import io.twoway.sink.ddl.DdlRules;
import io.twoway.sink.ddl.Ending;
import io.twoway.sink.ddl.Footprint;
import io.twoway.sink.ddl.Interruption;
import io.twoway.sink.ddl.LoggedRun;
import io.twoway.sink.destination.Destination;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.DestinationTransaction;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.Work;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the forward stream's statements, each once. What the full load found is created when missing and never dropped;
 * what was run later is run here too, in its place in the stream.
 *
 * <p>MySQL commits a statement by itself, so its end cannot share a transaction with the progress row. The ledger bridges
 * that: a row RUNNING with the look of the statement's objects is committed before, and its end together with the progress.
 * Whoever finds a row RUNNING waits until nothing runs any more and looks at the objects again.
 */
public final class StatementRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StatementRunner.class);

    private final Destination destination;
    private final DdlRules rules;
    private final StatementListener listener;

    public StatementRunner(Destination destination, DdlRules rules, StatementListener listener) {
        this.destination = destination;
        this.rules = rules;
        this.listener = listener;
    }

    /**
     * Runs what a work has to run, and moves the progress behind it.
     *
     * @throws StatementFailedException when the statement fails and the user wants the task to stop then
     * @throws ExistingTableException when the load's table was here before and the user wants the task to stop then
     * @throws DestinationException when the destination does not take it now, or an earlier task's statement still runs
     */
    public void run(Work work, Optional<StreamProgress> previous, StreamProgress next) {
        Optional<StreamStatement> statement = StreamStatement.of(work).filter(StreamStatement::isNeeded);
        if (statement.isEmpty()) {
            advance(previous, next);
            return;
        }
        destination.lockStatements();
        Ending ending = endingOf(statement.get(), previous);
        if (ending instanceof Ending.Failed failed) {
            failed(statement.get(), failed, previous);
        }
        try (DestinationTransaction transaction = destination.begin()) {
            transaction.advance(previous, next);
            log(transaction, statement.get(), ending);
            transaction.commit();
        }
        count(ending);
        destination.unlockStatements();
    }

    private void advance(Optional<StreamProgress> previous, StreamProgress next) {
        try (DestinationTransaction transaction = destination.begin()) {
            transaction.advance(previous, next);
            transaction.commit();
        }
    }

    /** Rows may be loaded into a table that is here, and a database has more than one use. */
    private static boolean mayExist(StreamStatement statement) {
        return statement.creates(SchemaObject.Kind.DATABASE) || statement.loaded();
    }

    private Ending endingOf(StreamStatement statement, Optional<StreamProgress> previous) {
        Optional<LoggedRun> logged;
        try (DestinationTransaction transaction = destination.begin()) {
            transaction.requireProgress(previous);
            logged = transaction.loggedRun(statement.offset()).filter(run -> run.statement()
                    .equals(statement.text()));
        }
        if (logged.filter(run -> run.state() == LoggedRun.State.SKIPPED).isPresent()) {
            return new Ending.Skipped("marked in the ledger");
        }
        if (rules.apply() == DdlRules.Apply.NONE && !statement.loaded() && !statement.changesRows()) {
            return new Ending.Skipped("ddl.apply is 'none'");
        }
        return logged.filter(run -> run.state() == LoggedRun.State.RUNNING)
                .map(run -> resume(statement, run))
                .orElseGet(() -> start(statement));
    }

    private Ending resume(StreamStatement statement, LoggedRun run) {
        if (statement.loaded()) {
            return start(statement); // what it makes is there, or it is not
        }
        Footprint now = destination.footprint(statement.statement());
        Interruption left = Interruption.judge(statement.statement(), Footprint.parse(run.before()), now);
        LOG.info("The statement of record {} was interrupted: {}. {}", statement.origin(), left, statement.shown());
        return switch (left) {
            case WAS_DONE -> new Ending.Done("seen after an interruption");
            case RUN_AGAIN -> execute(statement);
            case UNCLEAR ->
                new Ending.Failed(
                        0,
                        "it was interrupted, and nothing shows whether it was done: compare the sites, and run it by "
                                + "hand if it was not");
        };
    }

    private Ending start(StreamStatement statement) {
        Optional<String> refusal = Refusal.of(statement, destination, rules);
        if (refusal.isPresent()) {
            return new Ending.Failed(0, refusal.get());
        }
        Footprint before = destination.footprint(statement.statement());
        if (mayExist(statement) && before.showsAny()) {
            requireWelcome(statement);
            return new Ending.Skipped("it exists here already, and was not compared");
        }
        try (DestinationTransaction transaction = destination.begin()) {
            transaction.logStart(statement.offset(), statement.database(), statement.text(), before);
            transaction.commit();
        }
        return execute(statement);
    }

    /** What an interrupted load made is not somebody else's. */
    private void requireWelcome(StreamStatement statement) {
        boolean foreign = rules.existing() == DdlRules.Existing.REFUSE
                && statement.loaded()
                && statement.creates(SchemaObject.Kind.TABLE)
                && !destination.hasRun(statement.statement());
        if (foreign) {
            throw new ExistingTableException(statement);
        }
    }

    private Ending execute(StreamStatement statement) {
        String text = onInnoDb(statement, statement.text()).orElse(statement.text());
        Optional<Ending> existing = new ExistingObject(destination).judge(statement, text);
        if (existing.isPresent()) {
            LOG.info(
                    "Nothing is run of {}: {}",
                    statement.shown(),
                    existing.get().remark());
            return existing.get();
        }
        LOG.info("Running at the destination, in '{}': {}", statement.database(), statement.shown());
        try {
            return new Ending.Done(run(statement, statement.text()));
        } catch (DestinationException e) {
            return e.lacksDefinerRight() && statement.statement().namesDefiner()
                    ? executeAsOwn(statement, e)
                    : failed(statement, e);
        }
    }

    private Ending executeAsOwn(StreamStatement statement, DestinationException refused) {
        LOG.warn(
                "The sink's user may not set the DEFINER of a statement and becomes the definer itself. Record {}: {}",
                statement.origin(),
                refused.getMessage());
        try {
            run(statement, statement.statement().withoutDefiner());
            return new Ending.Done("run without its DEFINER clause: " + refused.error());
        } catch (DestinationException e) {
            return failed(statement, e);
        }
    }

    /** Returns what is worth a remark in the ledger. */
    private String run(StreamStatement statement, String text) {
        Optional<String> onInnoDb = onInnoDb(statement, text);
        destination.execute(
                statement.offset(),
                statement.database(),
                statement.statement(),
                statement.session(),
                onInnoDb.orElse(text));
        return onInnoDb.map(run -> "run with the engine InnoDB").orElseGet(() -> unlogged(statement));
    }

    private Optional<String> onInnoDb(StreamStatement statement, String text) {
        return rules.engine() == DdlRules.Engine.INNODB
                ? EngineOption.asInnoDb(text, statement.session())
                : Optional.empty();
    }

    private static String unlogged(StreamStatement statement) {
        if (!statement.optionsUnlogged()) {
            return "";
        }
        String remark = "its session has sql_mode ANSI, in which MySQL logs CREATE TABLE ... SELECT without options and"
                + " partitions: compare SHOW CREATE TABLE of both sites";
        LOG.warn(
                "Record {}, database '{}': {}. {}",
                statement.origin(),
                statement.database(),
                remark,
                statement.shown());
        return remark;
    }

    /** MySQL's own words may repeat the statement. */
    private static Ending failed(StreamStatement statement, DestinationException failure) {
        if (!failure.isRefusal()) {
            throw failure;
        }
        String words = statement.statement().hasSecret()
                ? "(the server's words are hidden: the statement has a password)"
                : failure.error();
        return new Ending.Failed(failure.errorCode(), words);
    }

    private void failed(StreamStatement statement, Ending.Failed failed, Optional<StreamProgress> previous) {
        LOG.error(
                "A statement of the origin failed here. Record {}, database '{}': {}. Error {}: {}",
                statement.origin(),
                statement.database(),
                statement.shown(),
                failed.code(),
                failed.remark());
        if (rules.failure() == DdlRules.Failure.CONTINUE && !statement.changesRows()) {
            return;
        }
        try (DestinationTransaction transaction = destination.begin()) {
            transaction.requireProgress(previous);
            log(transaction, statement, failed);
            transaction.commit();
        }
        count(failed);
        throw new StatementFailedException(statement, failed, destination.skipStatement(statement.offset()));
    }

    private static void log(DestinationTransaction transaction, StreamStatement statement, Ending ending) {
        transaction.logEnding(statement.offset(), statement.database(), statement.text(), ending);
    }

    private void count(Ending ending) {
        if (ending instanceof Ending.Failed) {
            listener.statementFailed();
        } else if (ending instanceof Ending.Skipped) {
            listener.statementSkipped();
        } else {
            listener.statementRun();
        }
    }
}
