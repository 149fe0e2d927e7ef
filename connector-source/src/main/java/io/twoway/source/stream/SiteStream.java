package io.twoway.source.stream;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import io.twoway.contract.Stamp;
import io.twoway.event.CapturedEvent;
import io.twoway.offset.AddState;
import io.twoway.source.added.AddedTableSource;
import io.twoway.source.added.AddedTables;
import io.twoway.source.added.Replay;
import io.twoway.source.filter.OperationFilter;
import io.twoway.source.filter.RowFilter;
import io.twoway.source.filter.RowJudge;
import io.twoway.source.filter.TableSelection;
import io.twoway.source.load.FullLoad;
import io.twoway.source.load.LoadCourse;
import io.twoway.source.load.LoadPlan;
import io.twoway.source.load.LoadWindow;
import io.twoway.source.offset.OffsetHeader;
import io.twoway.source.offset.ServerIdentity;
import io.twoway.source.offset.TransactionStart;
import io.twoway.source.stage.PassingEvent;
import io.twoway.source.stage.Stage;
import io.twoway.source.statement.WholeStatements;
import io.twoway.source.xa.XaRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.connect.source.SourceRecord;

/** Turns what Debezium polled into the records of the site's stream. */
public final class SiteStream {

    /** What all of our own keys in a source offset begin with. */
    private static final String OFFSET_KEYS = "twoway_";

    private final BookkeepingDatabase bookkeeping;
    private final RowSieve sieve;
    private final List<Stage> stages;
    private final SeenTracker seen;
    private final AddedTables added;
    private final Replay replay = new Replay();
    private final LoadWindow window;
    private final NullKeeper nulls = new NullKeeper();
    private final StreamRouter router;
    private final IdleHeartbeat idle;
    private final Clock clock;

    // Mutable state
    private List<SourceRecord> sent = List.of(); // of one poll
    private Optional<JoinedEnds> ends = Optional.empty();
    private volatile Optional<SendMarks> marks = Optional.empty();

    private SiteStream(Origin origin, StreamGate ddl, TableSelection selection, Supplier<LoadPlan> plan, Clock clock) {
        this.bookkeeping = origin.bookkeeping();
        this.sieve = new RowSieve(origin.rows(), origin.judge(), bookkeeping);
        this.seen = new SeenTracker(bookkeeping);
        this.added = new AddedTables(bookkeeping, new AddedTables.Wanted(origin.schema(), origin.existing()), clock);
        this.window = new LoadWindow(bookkeeping);
        this.router = new StreamRouter(origin.topic());
        this.idle = new IdleHeartbeat(origin.site().value(), origin.heartbeat(), origin.quiet(), clock);
        this.clock = clock;
        this.stages = List.of(
                seen, // counts progress rows also where they stay at home
                origin.server(),
                new XaRows(), // marks what the added tables refuse
                ddl,
                new OperationGate(origin.operations(), bookkeeping),
                added, // behind the gates: a row whose change stays at home is loaded as it is now
                replay, // behind the added tables, which learn again from it; all that follows had its events before
                new FullLoad(plan, clock), // before the window: it sends with the offset of the row before the last
                window,
                new SelectedStatements(selection)); // reports what it changes, so asks last what leaves
    }

    /**
     * The stream of a site whose schema and DDL travel, as far as they are selected.
     *
     * @param plan what a full load sends; asked for by the thread that forwards
     */
    public static SiteStream forward(Origin origin, TableSelection selection, Supplier<LoadPlan> plan, Clock clock) {
        StreamGate ddl = new ForwardDdlGate(selection, origin.bookkeeping(), origin.schema());
        return new SiteStream(origin, ddl, selection, plan, clock);
    }

    /** The stream of a site that sends changes of rows only. */
    public static SiteStream reverse(Origin origin, Clock clock) {
        StreamGate ddl = new ReverseDdlGate(origin.bookkeeping());
        return new SiteStream(
                origin, ddl, TableSelection.ALL, () -> LoadPlan.NONE, clock); // all that the gate lets pass
    }

    /**
     * Parts that a stream is made from.
     *
     * @param site the site that is read
     * @param server the server that is read, which every offset names
     * @param topic the topic that takes the stream
     * @param bookkeeping where the site's sink keeps its progress
     * @param heartbeat the longest silence
     * @param quiet tells when the server was last heard, if all that came is done and more is waited for
     * @param schema whether a snapshot's description of the tables travels; what a load plan names always does
     * @param existing whether rows that exist travel
     * @param operations which operations travel
     * @param rows which rows travel
     * @param judge tells which rows those are
     */
    public record Origin(
            SiteName site,
            ServerIdentity server,
            String topic,
            BookkeepingDatabase bookkeeping,
            Duration heartbeat,
            Supplier<Optional<Instant>> quiet,
            boolean schema,
            boolean existing,
            OperationFilter operations,
            RowFilter rows,
            RowJudge judge) {}

    /** Takes up a stored offset and returns the one Debezium is to resume at. */
    public Map<String, Object> resumeAt(Map<String, Object> stored) {
        stages.forEach(stage -> stage.resumeAt(stored));
        Map<String, Object> start = TransactionStart.of(stored);
        start.keySet().removeIf(key -> key.startsWith(OFFSET_KEYS));
        return replay.resumedAt(stored, start);
    }

    /**
     * Takes up how far added tables are.
     *
     * @param source where they are read, by the thread that forwards
     */
    public void loadAdded(AddState state, AddedTableSource source) {
        added.resumeWith(state, source);
        added.advance(); // before the first events: the place where a table began may be among them
    }

    /** Returns the course of the full load that follows, if one does. */
    public LoadCourse course() {
        return window.course();
    }

    /**
     * Marks the records from now on, so that a sink notices a lost one; {@link #sent} and {@link #dropped} must be told of all.
     */
    public SiteStream marked() {
        marks = Optional.of(new SendMarks("r" + Long.toString(clock.millis(), Character.MAX_RADIX)));
        return this;
    }

    /** Ends transactions on their last rows from now on, where that goes. */
    public SiteStream endingOnRows() {
        ends = Optional.of(new JoinedEnds(bookkeeping));
        return this;
    }

    /**
     * Waits until no more is on its way to the broker than what was forwarded last, or little, where that is known.
     *
     * @return whether it is so; false when the time is over
     */
    public boolean awaitRoom(Duration most) throws InterruptedException {
        Optional<SendMarks> counter = marks;
        return counter.isEmpty() || counter.get().awaitRoom(most);
    }

    /**
     * Takes note that a record went into the topic; may come from another thread.
     *
     * @param bytes its size before it was compressed
     */
    public void sent(int bytes) {
        marks.ifPresent(counter -> counter.sent(bytes));
    }

    /** Takes note that a transform dropped a record. */
    public void dropped() {
        marks.ifPresent(SendMarks::dropped);
    }

    /**
     * Returns the records to send, in order; a heartbeat when there is nothing and one is due.
     */
    public List<SourceRecord> forward(List<SourceRecord> polled) {
        sent = new ArrayList<>(polled.size() + 1);
        sieve.judged(read(polled)).forEach(this::forward);
        if (polled.isEmpty()) {
            idle.due().ifPresent(this::send);
        } else {
            idle.sent(polled.get(polled.size() - 1));
        }
        added.advance();
        if (!sent.isEmpty()) {
            OffsetHeader.addTo(sent.get(sent.size() - 1));
        }
        marks.ifPresent(counter -> counter.mark(sent));
        return sent;
    }

    private List<PassingEvent> read(List<SourceRecord> polled) {
        List<PassingEvent> events = new ArrayList<>(polled.size());
        for (SourceRecord record : polled) {
            WholeStatements.read(record).ifPresent(event -> events.add(new PassingEvent(record, event, this::send)));
        }
        return events;
    }

    private void forward(PassingEvent passing) {
        for (Stage stage : stages) {
            stage.take(passing);
            if (passing.isOver()) {
                return;
            }
        }
        if (passing.leaves()
                && ends.filter(joined -> joined.join(passing, sent)).isEmpty()) {
            send(passing.record());
            ends.ifPresent(joined -> joined.sent(passing, sent.get(sent.size() - 1)));
            if (passing.isPlace() || passing.event() instanceof CapturedEvent.Heartbeat) {
                // the filter may drop the last record of what was polled, and the offset with it; heartbeats it never
                // drops
                OffsetHeader.addTo(sent.get(sent.size() - 1));
            }
        }
        for (Stage stage : stages) {
            stage.follow(passing);
        }
    }

    private void send(SourceRecord record) {
        Map<String, Object> offset = new HashMap<>(record.sourceOffset());
        for (Stage stage : stages) {
            stage.note(offset);
        }
        SourceRecord routed = router.route(nulls.keepNulls(record), offset);
        routed.headers().addString(Stamp.SEEN_HEADER, seen.encoded());
        sent.add(routed);
    }
}
