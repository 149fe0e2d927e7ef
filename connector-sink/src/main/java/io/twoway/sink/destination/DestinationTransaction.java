package io.twoway.sink.destination;

import io.twoway.contract.Xid;
import io.twoway.sink.ddl.Ending;
import io.twoway.sink.ddl.Footprint;
import io.twoway.sink.ddl.LoggedRun;
import io.twoway.sink.journal.ConflictEntry;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.Work;
import io.twoway.sink.resolve.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One transaction at the destination: everything in it becomes visible together, or nothing does. */
public interface DestinationTransaction extends DestinationRows, AutoCloseable {

    /**
     * Moves the progress row; must be the first change of the transaction, as it is the origin marker. Waits for what is asked
     * next; whatever it meets shows then.
     */
    void advance(Optional<StreamProgress> previous, StreamProgress next);

    /** Locks the progress row, which must be where this task left it: a transaction that is no step in the stream. */
    void requireProgress(Optional<StreamProgress> known);

    /** Returns what the ledger of statements says about a record, locked. */
    Optional<LoggedRun> loggedRun(long offset);

    /** Notes that a record's statement is about to run. */
    void logStart(long offset, String database, String statement, Footprint before);

    /** Notes what became of a record's statement. */
    void logEnding(long offset, String database, String statement, Ending ending);

    /** Returns, locked, what persons answered about records of this stream and what was not applied yet, by offset. */
    Map<Long, Answer> openAnswers();

    /** Notes that this transaction applies these answers. */
    void markApplied(Set<Long> offsets);

    /**
     * Keeps rows of an XA transaction until it is known what becomes of it.
     *
     * @return whether another one of that name was forgotten, which the origin cannot have any more
     */
    boolean keepPrepared(Work.Prepared rows);

    /** Forgets rows that this transaction applies. */
    void forgetPrepared(Xid xid, long portion);

    /** Forgets an XA transaction; returns whether it was known. */
    boolean forgetPrepared(Xid xid);

    /** Writes the conflicts of this transaction into the journal. */
    void journal(List<ConflictEntry> entries);

    /** Makes everything visible. */
    void commit();

    /** Rolls back what was not committed. */
    @Override
    void close();
}
