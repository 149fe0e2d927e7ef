package io.twoway.sink.destination;

import io.twoway.contract.Xid;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.RowUpdate;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import io.twoway.sink.ddl.Ending;
import io.twoway.sink.ddl.Footprint;
import io.twoway.sink.ddl.LoggedRun;
import io.twoway.sink.journal.ConflictEntry;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.Work;
import io.twoway.sink.resolve.Answer;
import io.twoway.table.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A transaction of an {@link InMemoryDestination}. */
final class InMemoryTransaction implements DestinationTransaction {

    private final InMemoryDestination destination;
    private final InMemoryDestination.State before;
    private boolean open = true;

    InMemoryTransaction(InMemoryDestination destination) {
        this.destination = destination;
        this.before = destination.state();
    }

    @Override
    public void advance(Optional<StreamProgress> previous, StreamProgress next) {
        requireProgress(previous);
        destination.progress = Optional.of(next);
    }

    @Override
    public void requireProgress(Optional<StreamProgress> known) {
        if (!destination.progress.equals(known)) {
            throw new AssertionError("the progress row is at " + destination.progress + ", not at " + known);
        }
    }

    @Override
    public TableSchema table(TableName name) {
        return destination.tableNamed(name).schema();
    }

    @Override
    public TableSchema lastKnown(TableName name) {
        return table(name);
    }

    @Override
    public Supplier<List<RowImage>> lockTogether(TableSchema table, Map<UniqueKey, List<List<Value>>> keys) {
        List<RowImage> found = new ArrayList<>();
        keys.forEach((key, values) -> found.addAll(lock(table, key, values)));
        return () -> found;
    }

    @Override
    public List<RowImage> lock(TableSchema table, UniqueKey key, List<List<Value>> keys) {
        InMemoryTable rows = of(table);
        return keys.stream()
                .flatMap(values -> rows.having(key, values).stream())
                .distinct()
                .toList();
    }

    @Override
    public Optional<RowImage> lockOne(TableSchema table, RowImage image) {
        return of(table).equalTo(image);
    }

    @Override
    public Map<Value, Value> weights(TableSchema table, int column, List<Value.Text> texts) {
        Map<Value, Value> weights = new HashMap<>();
        texts.forEach(text -> weights.put(text, of(table).weightOf(text)));
        return weights;
    }

    @Override
    public void writeTogether(TableSchema table, TableWrites writes) {
        delete(table, writes.deletes());
        update(table, writes.updates());
        insert(table, writes.inserts());
    }

    @Override
    public void insert(TableSchema table, List<RowImage> rows) {
        rows.forEach(of(table)::insert);
    }

    @Override
    public void update(TableSchema table, List<RowUpdate> rows) {
        rows.forEach(row -> of(table).update(row.stored(), row.image()));
    }

    @Override
    public void delete(TableSchema table, List<RowImage> stored) {
        stored.forEach(of(table)::delete);
    }

    @Override
    public List<RowImage> inTheWay(TableSchema table, Optional<RowImage> row, RowImage image) {
        return of(table).rivalsOf(image).stream()
                .filter(rival -> row.filter(rival::equals).isEmpty())
                .toList();
    }

    @Override
    public void together(Runnable writes) {
        InMemoryDestination.State savepoint = destination.state();
        try {
            writes.run();
        } catch (DestinationException e) {
            destination.restore(savepoint);
            throw e;
        }
    }

    private InMemoryTable of(TableSchema table) {
        return destination.tableNamed(table.name());
    }

    @Override
    public Optional<LoggedRun> loggedRun(long offset) {
        return Optional.ofNullable(destination.ledger.get(offset));
    }

    @Override
    public void logStart(long offset, String database, String statement, Footprint print) {
        destination.ledger.put(offset, new LoggedRun(LoggedRun.State.RUNNING, statement, print.encoded()));
    }

    @Override
    public void logEnding(long offset, String database, String statement, Ending ending) {
        LoggedRun.State state = ending instanceof Ending.Failed
                ? LoggedRun.State.FAILED
                : ending instanceof Ending.Skipped ? LoggedRun.State.SKIPPED : LoggedRun.State.DONE;
        destination.ledger.put(offset, new LoggedRun(state, statement, ending.remark()));
    }

    @Override
    public Map<Long, Answer> openAnswers() {
        return Map.copyOf(destination.answers);
    }

    @Override
    public void markApplied(Set<Long> offsets) {
        destination.answers.keySet().removeAll(offsets);
    }

    @Override
    public boolean keepPrepared(Work.Prepared rows) {
        boolean outdated = destination.prepared.removeIf(portion ->
                portion.xid().equals(rows.xid()) && !portion.transaction().equals(rows.transaction()));
        destination.prepared.add(rows);
        return outdated;
    }

    @Override
    public void forgetPrepared(Xid xid, long offset) {
        if (!destination.prepared.removeIf(
                portion -> portion.xid().equals(xid) && portion.last().offset() == offset)) {
            throw new AssertionError("the portion of " + xid + " at " + offset + " is not here");
        }
    }

    @Override
    public boolean forgetPrepared(Xid xid) {
        return destination.prepared.removeIf(portion -> portion.xid().equals(xid));
    }

    @Override
    public void journal(List<ConflictEntry> entries) {
        destination.journal.addAll(entries);
    }

    @Override
    public void commit() {
        destination.commit(() -> open = false);
    }

    @Override
    public void close() {
        if (open) {
            destination.restore(before);
        }
    }
}
