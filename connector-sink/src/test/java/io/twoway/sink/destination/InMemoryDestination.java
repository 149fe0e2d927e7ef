package io.twoway.sink.destination;

import io.twoway.contract.OriginSession;
import io.twoway.contract.Xid;
import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SchemaObject;
import io.twoway.precheck.progress.PreparedWait;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.ddl.Footprint;
import io.twoway.sink.ddl.Likeness;
import io.twoway.sink.ddl.LoggedRun;
import io.twoway.sink.journal.ConflictEntry;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.Work;
import io.twoway.sink.resolve.Answer;
import io.twoway.table.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.DataException;

/**
 * A destination without a server: tables, a progress row, a journal, answers and a ledger of statements, with transactions
 * that keep all of it or nothing.
 */
public final class InMemoryDestination implements Destination {

    /** What transactions change. */
    record State(
            Map<TableName, List<RowImage>> rows,
            Optional<StreamProgress> progress,
            List<ConflictEntry> journal,
            Map<Long, Answer> answers,
            Map<Long, LoggedRun> ledger,
            List<Work.Prepared> prepared) {}

    private final Map<TableName, InMemoryTable> tables = new HashMap<>();
    private final Map<SchemaObject, String> definitions = new HashMap<>();
    private final List<String> statements = new ArrayList<>();

    // Mutable state
    Optional<StreamProgress> progress = Optional.empty();
    List<ConflictEntry> journal = new ArrayList<>();
    Map<Long, Answer> answers = new HashMap<>();
    Map<Long, LoggedRun> ledger = new HashMap<>();
    List<Work.Prepared> prepared = new ArrayList<>();
    private Optional<DestinationException> nextFailure = Optional.empty();
    private boolean unheard;
    private Optional<DestinationException> refusal = Optional.empty();
    private Supplier<Optional<DestinationException>> beforeCommits = Optional::empty;
    private Supplier<Optional<DestinationException>> afterCommits = Optional::empty;
    private volatile Optional<StreamProgress> committed = Optional.empty();
    private int steps;

    public InMemoryDestination(List<InMemoryTable> tables) {
        tables.forEach(table -> this.tables.put(table.schema().name(), table));
    }

    InMemoryTable tableNamed(TableName name) {
        return Optional.ofNullable(tables.get(name)).orElseThrow(() -> new DataException("There is no table " + name));
    }

    State state() {
        Map<TableName, List<RowImage>> rows = new HashMap<>();
        tables.forEach((name, table) -> rows.put(name, table.rows()));
        return new State(
                rows, progress, List.copyOf(journal), Map.copyOf(answers), Map.copyOf(ledger), List.copyOf(prepared));
    }

    void restore(State before) {
        before.rows().forEach((name, rows) -> tables.get(name).replaceRows(rows));
        progress = before.progress();
        journal = new ArrayList<>(before.journal());
        answers = new HashMap<>(before.answers());
        ledger = new HashMap<>(before.ledger());
        prepared = new ArrayList<>(before.prepared());
    }

    /** Lets the next commit fail. */
    public void failAtCommit(DestinationException failure) {
        nextFailure = Optional.of(failure);
        unheard = false;
    }

    /** Lets the next commit happen, and fail all the same. */
    public void failBehindCommit(DestinationException failure) {
        nextFailure = Optional.of(failure);
        unheard = true;
    }

    /** Lets the next statement fail. */
    public void refuse(DestinationException failure) {
        refusal = Optional.of(failure);
    }

    /** Lets commits fail, before they happen or afterwards, whenever it is asked and a failure is given. */
    public void failAtCommits(
            Supplier<Optional<DestinationException>> before, Supplier<Optional<DestinationException>> after) {
        beforeCommits = before;
        afterCommits = after;
    }

    /** Commits what is there, unless that has to fail. */
    void commit(Runnable committing) {
        Optional<DestinationException> next = nextFailure;
        boolean behind = unheard && next.isPresent();
        nextFailure = Optional.empty();
        throwOne(behind ? Optional.empty() : next.or(beforeCommits));
        committing.run();
        committed = progress;
        throwOne(behind ? next : afterCommits.get());
    }

    private static void throwOne(Optional<DestinationException> failure) {
        failure.ifPresent(one -> {
            throw one;
        });
    }

    /** Returns the progress that a transaction left; may be asked by any thread. */
    public Optional<StreamProgress> committed() {
        return committed;
    }

    /** Answers a record as a person does. */
    public void answer(long offset, Answer answer) {
        answers.put(offset, answer);
    }

    /** Changes a row of the ledger as a person does. */
    public void mark(long offset, LoggedRun.State state) {
        ledger.computeIfPresent(offset, (key, run) -> new LoggedRun(state, run.statement(), run.before()));
    }

    /** Defines an object, or redefines it. */
    public void define(SchemaObject object, String definition) {
        definitions.put(object, definition);
    }

    public Optional<StreamProgress> progress() {
        return progress;
    }

    public List<ConflictEntry> journal() {
        return List.copyOf(journal);
    }

    public Map<Long, Answer> openAnswersByOffset() {
        return Map.copyOf(answers);
    }

    public Map<Long, LoggedRun> ledger() {
        return Map.copyOf(ledger);
    }

    /** Returns the texts of the statements that were run. */
    public List<String> statements() {
        return List.copyOf(statements);
    }

    /** Returns how many transactions were begun. */
    public int transactions() {
        return steps;
    }

    @Override
    public DestinationTransaction begin() {
        steps++;
        return new InMemoryTransaction(this);
    }

    @Override
    public Optional<StreamProgress> reconcileProgress(Optional<StreamProgress> known, StreamProgress attempted) {
        return progress;
    }

    @Override
    public PreparedWait preparedWait() {
        return PreparedWait.NONE;
    }

    @Override
    public List<Long> preparedPortions(Xid xid, Optional<String> transaction) {
        return prepared.stream()
                .filter(portion -> portion.xid().equals(xid))
                .filter(portion -> transaction
                        .filter(id -> !id.equals(portion.transaction()))
                        .isEmpty())
                .map(portion -> portion.last().offset())
                .sorted()
                .toList();
    }

    @Override
    public List<PlannedRow> preparedRows(Xid xid, long offset, long commitMillis) {
        return prepared.stream()
                .filter(portion -> portion.xid().equals(xid) && portion.last().offset() == offset)
                .flatMap(portion -> portion.rows().rows().stream())
                .map(row -> row.committedAt(commitMillis))
                .toList();
    }

    /** Returns the portions of XA transactions that wait. */
    public List<Work.Prepared> prepared() {
        return List.copyOf(prepared);
    }

    @Override
    public String address() {
        return "memory:0";
    }

    @Override
    public String answerStatement(long offset, Answer answer) {
        return "ANSWER " + offset + " " + answer;
    }

    @Override
    public String skipStatement(long offset) {
        return "SKIP " + offset;
    }

    @Override
    public void lockStatements() {
        // there is one task
    }

    @Override
    public void unlockStatements() {
        // there is one task
    }

    @Override
    public boolean hasRun(DdlStatement statement) {
        return ledger.values().stream().anyMatch(run -> run.statement().equals(statement.text()));
    }

    @Override
    public boolean hasRows(SchemaObject table, Optional<String> column) {
        return definitions.containsKey(table);
    }

    @Override
    public Footprint footprint(DdlStatement statement) {
        return Footprint.of(statement.objects().stream()
                .map(object -> Optional.ofNullable(definitions.get(object)))
                .toList());
    }

    @Override
    public Likeness likeness(
            long offset, String database, DdlStatement statement, OriginSession session, String temporary) {
        String here = definitions.get(statement.objects().get(0));
        return new Likeness(here, temporary.replace("TEMPORARY ", "").replace("IF NOT EXISTS ", ""));
    }

    /** CREATE and DROP are done, all else redefines. */
    @Override
    public void execute(long offset, String database, DdlStatement statement, OriginSession session, String text) {
        Optional<DestinationException> failure = refusal;
        refusal = Optional.empty();
        failure.ifPresent(refused -> {
            throw refused;
        });
        statements.add(text);
        statement.objects().forEach(object -> {
            if (statement.action() == DdlStatement.Action.DROP) {
                definitions.remove(object);
            } else {
                definitions.put(object, text);
            }
        });
    }

    @Override
    public void disconnect() {
        // there is no connection
    }

    @Override
    public void abandon() {
        // nothing hangs
    }

    @Override
    public void close() {
        // there is no connection
    }
}
