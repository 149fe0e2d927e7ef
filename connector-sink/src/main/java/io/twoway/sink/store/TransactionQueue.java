package io.twoway.sink.store;

import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.store.bookkeeping.ProgressTable;
import io.twoway.sink.store.failure.SqlProblem;
import io.twoway.sink.store.sql.StatementQueue;
import io.twoway.sink.store.sql.Waiting;
import io.twoway.sink.store.table.TableCatalog;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Statements of one transaction that wait for each other, so that few round trips are made. What is taken for granted, the
 * progress row and tables as they were, is confirmed in front of what builds upon it, and before anything is written or committed.
 *
 * <p>What fails may have been added long before, by somebody else than who has it sent now and who may know a way out of failures of
 * his own. So it fails again whenever something is to be sent behind it: the transaction can only be rolled back.
 */
final class TransactionQueue {

    /** With these the question's text stays below 20 kB. */
    private static final int TABLES_OF_A_QUESTION = 50;

    private static final Waiting COMMIT = new Waiting("committing", "COMMIT", List.of());

    private final Connection connection;
    private final TableCatalog catalog;
    private final ProgressTable progress;
    private final StatementQueue statements;

    // Mutable state
    private Optional<Move> move = Optional.empty();
    private Optional<DestinationException> failure = Optional.empty();
    private boolean confirming;
    private int round;
    private final Set<TableName> confirmed = new HashSet<>();
    private final Set<TableName> tables = new HashSet<>();
    private final List<TableName> opened = new ArrayList<>();

    TransactionQueue(Connection connection, TableCatalog catalog, ProgressTable progress) throws SQLException {
        this.connection = connection;
        this.catalog = catalog;
        this.progress = progress;
        this.statements = new StatementQueue(connection);
    }

    /** A move of the progress row, which was not sent yet: nothing else was, either. */
    private record Move(Optional<StreamProgress> previous, StreamProgress next) {}

    /** Lets the progress row be moved first. */
    void advance(Optional<StreamProgress> previous, StreamProgress next) {
        move = Optional.of(new Move(previous, next));
    }

    /** Lets a known table be looked at, once in a transaction. Its triggers are asked for with those of others, behind all of them. */
    void confirm(TableName table) {
        if (confirmed.add(table)) {
            try {
                addAll(table, catalog.confirming(connection, table));
            } catch (SQLException e) {
                throw SqlProblem.of("looking at " + table, e);
            }
            confirming = true;
            opened.add(table);
            if (opened.size() == TABLES_OF_A_QUESTION) {
                askForTriggers();
            }
        }
    }

    private void askForTriggers() {
        if (!opened.isEmpty()) {
            statements.add(catalog.confirmingTriggers(List.copyOf(opened)));
            opened.clear();
        }
    }

    /**
     * Adds writes, once what they build upon is confirmed: that is known only when the server has answered, and a packet runs to its
     * end. A table may have got an engine, or a trigger, whose effects no rollback undoes.
     */
    void addWrites(TableName table, List<Waiting> writes) {
        if (confirming) {
            send();
        }
        addAll(table, writes);
    }

    /** Adds statements about a table that change nothing. */
    void addAll(TableName table, List<Waiting> more) {
        more.forEach(statement -> {
            add(statement);
            tables.add(table);
        });
    }

    void addAll(List<Waiting> more) {
        more.forEach(this::add);
    }

    private void add(Waiting next) {
        move.ifPresent(first -> {
            statements.add(progress.advancing(connection, first.previous(), first.next()));
            confirming = true;
        });
        move = Optional.empty();
        if (statements.isFullFor(next)) {
            sendStatements();
        }
        statements.add(next);
    }

    /** Sends all that waits. */
    void send() {
        failAgain();
        Optional<Move> alone = move;
        move = Optional.empty();
        if (alone.isPresent()) {
            lasting(() -> perform(
                    "moving the progress row",
                    () -> progress.advance(
                            connection, alone.get().previous(), alone.get().next())));
        }
        sendStatements();
    }

    /** Returns the number of the round trip in which what was added last is sent. */
    int round() {
        return round;
    }

    /** Sends what waits for a round trip, unless that was made already. */
    void sendRound(int number) {
        if (number == round) {
            send();
        }
    }

    /** Commits, behind all that waits. */
    void commit() {
        if (move.isPresent() || confirming) {
            send();
        }
        if (statements.isEmpty()) {
            perform("committing", connection::commit);
        } else {
            add(COMMIT);
            sendStatements();
        }
    }

    /** Forgets what was not sent and what failed, before all is rolled back. */
    void clear() {
        move = Optional.empty();
        failure = Optional.empty();
        statements.clear();
        opened.clear();
    }

    private void failAgain() {
        failure.ifPresent(problem -> {
            throw problem;
        });
    }

    private void lasting(Runnable step) {
        try {
            step.run();
        } catch (DestinationException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    private void sendStatements() {
        failAgain();
        askForTriggers();
        String doing = statements.doing();
        Set<TableName> about = Set.copyOf(tables);
        boolean unsure = confirming;
        confirming = false;
        round++;
        tables.clear();
        lasting(() -> {
            try {
                statements.send();
            } catch (SQLException e) {
                throw failed(SqlProblem.of(doing, e), about, unsure, e);
            }
        });
    }

    /** More may be wrong with a table than its look shows; and what was not confirmed is no ground to judge a failure upon. */
    private DestinationException failed(
            DestinationException problem, Set<TableName> about, boolean unsure, SQLException error) {
        if (problem.failure() != FailureKind.FATAL) {
            return problem;
        }
        about.forEach(catalog::forget);
        return unsure
                ? new DestinationException(
                        problem.getMessage(), FailureKind.OUTDATED, problem.isRowsFault(), problem.errorCode(), error)
                : problem;
    }

    private static void perform(String doing, SqlStep step) {
        try {
            step.run();
        } catch (SQLException e) {
            throw SqlProblem.of(doing, e);
        }
    }

    private interface SqlStep {
        void run() throws SQLException;
    }
}
