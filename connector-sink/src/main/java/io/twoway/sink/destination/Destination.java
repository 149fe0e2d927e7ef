package io.twoway.sink.destination;

import io.twoway.contract.OriginSession;
import io.twoway.contract.Xid;
import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SchemaObject;
import io.twoway.precheck.progress.PreparedWait;
import io.twoway.sink.ddl.Footprint;
import io.twoway.sink.ddl.Likeness;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.resolve.Answer;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;

/** The destination of one stream. Every method that asks the server throws {@link DestinationException}. */
public interface Destination extends AutoCloseable {

    /** Begins a transaction. */
    DestinationTransaction begin();

    /**
     * Looks up how far the stream is, after a connection was lost that may have committed.
     *
     * @param known where the row was left
     * @param attempted where it may have been moved
     * @throws ConnectException when the row is somewhere else, or another task's
     */
    Optional<StreamProgress> reconcileProgress(Optional<StreamProgress> known, StreamProgress attempted);

    /** Returns how many XA transactions of the stream wait here, and since when. */
    PreparedWait preparedWait();

    /**
     * Returns the portions in which rows of an XA transaction wait, in their order.
     *
     * @param transaction the source transaction that has the rows, if it is known
     */
    List<Long> preparedPortions(Xid xid, Optional<String> transaction);

    /**
     * Returns the rows of such a portion.
     *
     * @param commitMillis when they were committed at the origin
     */
    List<PlannedRow> preparedRows(Xid xid, long portion, long commitMillis);

    /** Returns the server's host and port, for messages. */
    String address();

    /** Returns the statement with which a person answers for one record of this stream. */
    String answerStatement(long offset, Answer answer);

    /** Returns the statement with which a person decides that a record's statement is not run here. */
    String skipStatement(long offset);

    /** Makes this task the only one that runs statements of the stream; fails while one of an earlier task runs. */
    void lockStatements();

    /** Lets others run statements of the stream; a connection that is lost does so too. */
    void unlockStatements();

    /** Returns whether this stream did the same to the same objects before, in whichever words; by the ledger. */
    boolean hasRun(DdlStatement statement);

    /** Returns whether a table has rows; with a column, whether it has some that have no number there. */
    boolean hasRows(SchemaObject table, Optional<String> column);

    /** Returns how the statement's objects look now. */
    Footprint footprint(DdlStatement statement);

    /**
     * Compares the table that CREATE TABLE finds here with the one that it would make.
     *
     * @param temporary the statement for a temporary table, which is made and dropped
     * @throws DestinationException when the server refuses that, with its reason
     */
    Likeness likeness(long offset, String database, DdlStatement statement, OriginSession session, String temporary);

    /**
     * Runs a statement of the origin, however long it takes.
     *
     * @param offset of its record
     * @param database its default database; empty text for none
     * @param session the rest of its session
     * @param text what to run: the statement's text, or a changed one
     */
    void execute(long offset, String database, DdlStatement statement, OriginSession session, String text);

    /** Drops the connection; the next call opens another one. */
    void disconnect();

    /**
     * Makes a call that another thread is in fail, and all its later ones, unless it is about a statement of the origin, whose end
     * must be written down: such a thread goes on.
     */
    void abandon();

    /** Takes leave of the server. */
    @Override
    void close();
}
