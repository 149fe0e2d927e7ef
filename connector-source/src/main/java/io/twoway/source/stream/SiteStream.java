package io.twoway.source.stream;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import io.twoway.contract.Stamp;
import io.twoway.contract.WireFormat;
import io.twoway.event.CapturedEvent;
import io.twoway.event.RowEvent;
import io.twoway.offset.AddState;
import io.twoway.source.added.AddedTableSource;
import io.twoway.source.added.AddedTables;
import io.twoway.source.added.Replay;
import io.twoway.source.filter.OperationFilter;
import io.twoway.source.filter.RowFilter;
import io.twoway.source.filter.RowJudge;
import io.twoway.source.filter.Selection;
import io.twoway.source.load.FullLoad;
import io.twoway.source.load.LoadCourse;
import io.twoway.source.load.LoadPlan;
import io.twoway.source.load.LoadState;
import io.twoway.source.load.LoadWindow;
import io.twoway.source.offset.OffsetHeader;
import io.twoway.source.offset.ServerIdentity;
import io.twoway.source.offset.TransactionStart;
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

    private final RowSieve sieve;
    private final StreamGate gate;
    private final SelectedStatements selected;
    private final StreamRouter router;
    private final SeenTracker seen;
    private final IdleHeartbeat idle;
    private final StatementNumbers statements = new StatementNumbers();
    private final XaRows xa = new XaRows();
    private final NullKeeper nulls = new NullKeeper();
    private final ServerIdentity server;
    private final FullLoad load;
    private final LoadWindow window;
    private final AddedTables added;
    private final Replay replay = new Replay();
    private final boolean rewind;
    private final Clock clock;

    // Mutable state
    private volatile Optional<SendMarks> marks = Optional.empty();

    private SiteStream(Origin origin, StreamGate gate, SelectedStatements selected, FullLoad load, Clock clock) {
        this.sieve = new RowSieve(origin.rows(), origin.judge(), origin.bookkeeping());
        this.gate = gate;
        this.selected = selected;
        this.router = new StreamRouter(origin.topic());
        this.seen = new SeenTracker(origin.bookkeeping());
        this.idle = new IdleHeartbeat(origin.site().value(), origin.heartbeat(), origin.quiet(), clock);
        this.server = origin.server();
        this.load = load;
        this.added = new AddedTables(
                origin.bookkeeping(), new AddedTables.Wanted(origin.schema(), origin.existing()), clock);
        this.window = new LoadWindow(origin.bookkeeping());
        this.rewind = origin.rewind();
        this.clock = clock;
    }

    /**
     * The stream of a site whose schema and DDL travel, as far as they are selected.
     *
     * @param plan what a full load sends; asked for by the thread that forwards
     */
    public static SiteStream forward(Origin origin, Selection selection, Supplier<LoadPlan> plan, Clock clock) {
        StreamGate ddl = new ForwardDdlGate(selection, origin.bookkeeping(), origin.schema());
        SelectedStatements selected = new SelectedStatements(selection);
        return new SiteStream(origin, behind(origin, ddl), selected, new FullLoad(plan, clock), clock);
    }

    /** The stream of a site that sends changes of rows only. */
    public static SiteStream reverse(Origin origin, Clock clock) {
        StreamGate ddl = new ReverseDdlGate(origin.bookkeeping());
        SelectedStatements none = new SelectedStatements(Selection.ALL); // what the gate lets pass
        return new SiteStream(origin, behind(origin, ddl), none, new FullLoad(() -> LoadPlan.NONE, clock), clock);
    }

    private static StreamGate behind(Origin origin, StreamGate ddl) {
        return new GateChain(List.of(ddl, new OperationGate(origin.operations(), origin.bookkeeping())));
    }

    /**
     * What a stream is made from.
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
     * @param rewind whether reading resumes at the start of a transaction
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
            RowJudge judge,
            boolean rewind) {}

    /** Takes up a stored offset and returns the one Debezium is to resume at. */
    public Map<String, Object> resumeAt(Map<String, Object> stored) {
        seen.resumeAt(stored);
        window.resumeAt(stored);
        Map<String, Object> start = rewind ? TransactionStart.of(stored) : new HashMap<>(stored);
        start.remove(SeenTracker.OFFSET_KEY);
        start.remove(LoadState.OFFSET_KEY);
        start.remove(AddState.OFFSET_KEY);
        start.remove(WireFormat.OFFSET_KEY);
        ServerIdentity.removeFrom(start);
        return AddState.in(stored)
                .filter(AddState::isLoading)
                .map(state -> replay.from(state.current().start(), start))
                .orElse(start);
    }

    /**
     * Takes up how far added tables are.
     *
     * @param source where they are read, by the thread that forwards
     */
    public void loadAdded(AddState state, AddedTableSource source) {
        added.resumeWith(state, source);
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

    /** Takes note that a record went into the topic; may come from another thread. */
    public void sent() {
        marks.ifPresent(SendMarks::sent);
    }

    /** Takes note that a transform dropped a record. */
    public void dropped() {
        marks.ifPresent(SendMarks::dropped);
    }

    /**
     * Returns the records to send, in order; a heartbeat when there is nothing and one is due.
     */
    public List<SourceRecord> forward(List<SourceRecord> polled) {
        List<SourceRecord> sent = new ArrayList<>(polled.size() + 1);
        for (JudgedEvent judged : sieve.judged(read(polled))) {
            forward(judged, sent);
        }
        if (polled.isEmpty()) {
            idle.due().map(this::routed).ifPresent(sent::add);
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

    private static List<PolledEvent> read(List<SourceRecord> polled) {
        return polled.stream()
                .flatMap(record -> WholeStatements.read(record).map(event -> new PolledEvent(record, event)).stream())
                .toList();
    }

    private void forward(JudgedEvent judged, List<SourceRecord> sent) {
        SourceRecord polled = judged.polled().record();
        CapturedEvent event = judged.polled().event();
        seen.read(event);
        if (!xa.read(event)) {
            return;
        }
        if (event instanceof RowEvent row && added.isLoading(row)) {
            xa.refuseIn(row);
        }
        Optional<SourceRecord> change = gate.passes(event) ? judged.sent() : Optional.empty();
        added.read(polled, event, change.isPresent());
        if (replay.isSent(polled, event)) {
            return;
        }
        statements.stamp(event, polled.sourceOffset(), polled.headers());
        window.reach(polled.sourceOffset());
        load.before(polled, event).forEach(extra -> sent.add(routed(extra)));
        if (added.passes(event) && window.passes(event)) {
            change.ifPresent(record -> {
                xa.mark(event, record.headers());
                selected.restrict(event, record);
                window.mark(event, record.headers());
                added.mark(record.headers());
                sent.add(withWord(event, routed(nulls.keepNulls(record))));
            });
        }
        if (added.isDueAt(event)) {
            added.send(polled, loaded -> sent.add(routed(nulls.keepNulls(loaded))));
        }
    }

    /** The filter may drop the last record of what was polled, and the offset with it; heartbeats it never drops. */
    private static SourceRecord withWord(CapturedEvent event, SourceRecord sent) {
        if (event instanceof CapturedEvent.Heartbeat) {
            OffsetHeader.addTo(sent);
        }
        return sent;
    }

    private SourceRecord routed(SourceRecord record) {
        SourceRecord routed = router.route(
                record, added.addedTo(window.addedTo(server.addedTo(seen.addedTo(record.sourceOffset())))));
        routed.headers().addString(Stamp.SEEN_HEADER, seen.encoded());
        return routed;
    }
}
