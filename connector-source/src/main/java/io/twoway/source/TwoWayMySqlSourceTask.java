package io.twoway.source;

import io.debezium.DebeziumException;
import io.debezium.config.Configuration;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.jdbc.JdbcConnection;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.relational.TableId;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.source.added.AddState;
import io.twoway.source.added.AddedTable;
import io.twoway.source.capture.CaptureTask;
import io.twoway.source.config.Direction;
import io.twoway.source.config.SourceKeys;
import io.twoway.source.config.TaskSettings;
import io.twoway.source.filter.RowCondition;
import io.twoway.source.filter.RowFilter;
import io.twoway.source.load.LoadPlan;
import io.twoway.source.offset.BinlogPoint;
import io.twoway.source.offset.ServerIdentity;
import io.twoway.source.outage.BinlogLine;
import io.twoway.source.outage.Outage;
import io.twoway.source.outage.SilenceWatch;
import io.twoway.source.reading.LoadPlanReader;
import io.twoway.source.resume.RefusalMessage;
import io.twoway.source.resume.ResumeCheck;
import io.twoway.source.resume.RewoundContext;
import io.twoway.source.resume.StreamEnd;
import io.twoway.source.resume.StreamReach;
import io.twoway.source.resume.StreamTail;
import io.twoway.source.rows.ServerRowJudge;
import io.twoway.source.server.BinlogState;
import io.twoway.source.server.SourceServer;
import io.twoway.source.stream.SiteStream;
import java.time.Clock;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Debezium's task, resuming at the start of a transaction and sending everything to the site's one topic.
 *
 * <p>Debezium starts itself again after a lost connection, in this same object: each start looks at the server, reads the
 * stored offset anew and builds a new stream, so nothing that was polled but not stored is remembered.
 */
public final class TwoWayMySqlSourceTask extends CaptureTask {

    private static final Logger LOG = LoggerFactory.getLogger(TwoWayMySqlSourceTask.class);

    /** Where an exactly-once source ends its transactions of Kafka. */
    private static final String TRANSACTION_BOUNDARY = "transaction.boundary";

    private static final String POLL = "poll";

    // Mutable state, used by the task's thread only; set at each start, before the first offset is read
    private ResumeCheck check;
    private Optional<StreamTail> tail = Optional.empty();
    private final StreamReach reach = new StreamReach(); // outlives the starts

    /** Also told by the producer's thread what was sent. */
    private volatile SiteStream stream;

    private Outage outage;
    private BinlogLine line;
    private SilenceWatch silence;
    private CapturedTables selection;
    private Configuration config;
    private BookkeepingDatabase bookkeeping;
    private Optional<AddState> stored;
    private boolean sendsWhatIsAdded;
    private LoadPlanReader reader;
    private RowFilter rows;
    private Optional<ServerRowJudge> judge = Optional.empty();

    /** Written by the snapshot's thread. */
    private volatile LoadPlan plan = LoadPlan.NONE;

    /** Written by the snapshot's thread before any record is read, and taken up by the task's. */
    private volatile Optional<AddState> known = Optional.empty();

    @Override
    public String version() {
        return BuildVersion.TEXT;
    }

    @Override
    public void initialize(SourceTaskContext context) {
        super.initialize(new RewoundContext(context, this::resumeAt));
    }

    @Override
    public ChangeEventSourceCoordinator<MySqlPartition, MySqlOffsetContext> start(Configuration config) {
        TaskSettings settings = TaskSettings.of(config.asMap());
        if (outage == null) {
            outage = new Outage(settings.outage(), Clock.systemUTC()); // outlives the starts that it counts
        }
        outage.started();
        try {
            BinlogState server = SourceServer.binlog(config, settings);
            check = new ResumeCheck(server, new RefusalMessage(config.getString("name"), address(config), settings));
            check.requireStart();
            tail = StreamTail.of(settings);
            selection = new CapturedTables(config);
            bookkeeping = settings.bookkeeping();
            reader = new LoadPlanReader(selection, bookkeeping, settings.objects());
            plan = LoadPlan.NONE;
            rows = settings.rows();
            judge = Optional.of(new ServerRowJudge(this::newConnection, bookkeeping));
            SourceServer.requireConditions(config, settings, selection);
            this.config = config;
            stored = Optional.empty();
            known = Optional.empty();
            sendsWhatIsAdded = settings.direction() == Direction.FORWARD;
            line = new BinlogLine(Clock.systemUTC());
            silence = new SilenceWatch(settings.silence(), line);
            stream = streamOf(settings, server.server());
            if (config.getString(TRANSACTION_BOUNDARY, POLL).equalsIgnoreCase(POLL)) {
                stream.marked(); // otherwise Connect tells too late what was dropped
            }
            return super.start(config);
        } catch (RuntimeException e) {
            throw outage.answerTo(e);
        }
    }

    @Override
    protected BinlogLine line() {
        return line;
    }

    @Override
    public BinlogPoint positioned(BinlogPoint snapshot) {
        return stream.course().streamFrom(snapshot);
    }

    @Override
    public void structureRead(JdbcConnection connection) {
        plan = reader.read(connection);
        stream.course().begin(plan);
    }

    @Override
    public boolean isToBeRead(TableId table) {
        return !stream.course().isRead(table.catalog() + "." + table.table());
    }

    @Override
    public Optional<String> condition(TableId table) {
        return rows.conditionOf(table.catalog(), table.table())
                .map(condition -> condition.text().sql());
    }

    @Override
    public void tablesKnown(Set<TableId> tables) {
        if (!sendsWhatIsAdded) {
            return;
        }
        Map<String, String> lists = CapturedTables.lists(config);
        AddState before = stored.orElseGet(() -> AddState.of(lists));
        CapturedTables formerSelection = CapturedTables.of(config, before.lists());
        List<AddedTable> added = tables.stream()
                .map(table -> new AddedTable(table.catalog(), table.table()))
                .filter(table -> !bookkeeping.name().equals(table.database()))
                .filter(table -> !formerSelection.includesTable(table.database(), table.name()))
                .sorted(Comparator.comparing(AddedTable::toString))
                .toList();
        known = Optional.of(
                before.selecting(lists, added, table -> selection.includesTable(table.database(), table.name())));
    }

    private LoadPlan loadPlan() {
        return plan;
    }

    @Override
    public List<SourceRecord> doPoll() throws InterruptedException {
        List<SourceRecord> polled = polled();
        try {
            takeUpAddedTables();
            List<SourceRecord> sent = stream.forward(polled);
            reach.sent(sent);
            return sent;
        } catch (DebeziumException e) {
            throw outage.answerTo(e); // rows of an added table could not be read
        }
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) throws InterruptedException {
        super.commitRecord(record, metadata);
        if (metadata == null) { // a transform dropped it
            stream.dropped();
        } else {
            stream.sent();
        }
    }

    private void takeUpAddedTables() {
        Optional<AddState> now = known;
        if (now.isPresent()) {
            known = Optional.empty();
            stream.loadAdded(now.get(), addedTables());
        }
    }

    private List<SourceRecord> polled() throws InterruptedException {
        try {
            List<SourceRecord> records = super.doPoll();
            if (!records.isEmpty()) {
                outage.read(records.get(records.size() - 1).sourceOffset());
                return records;
            }
            silence.check();
            if (line.isIdle()) {
                outage.ended();
            }
            return records;
        } catch (RuntimeException e) {
            throw outage.answerTo(e);
        }
    }

    private Optional<Map<String, Object>> resumeAt(Optional<Map<String, Object>> stored) {
        stored.ifPresent(offset -> check.requireResumable(offset, () -> reach.read(tail)));
        return stored.or(this::recovered).map(this::resumeAt);
    }

    private Optional<Map<String, Object>> recovered() {
        Optional<StreamEnd> end = tail.flatMap(StreamTail::read);
        end.ifPresent(last -> LOG.warn(
                "Connect has no offset for this connector, but its topic has records: it goes on behind {}. For a new"
                        + " beginning set {} to false.",
                last.record(),
                SourceKeys.OFFSET_RECOVERY));
        return end.map(StreamEnd::offset);
    }

    private Map<String, Object> resumeAt(Map<String, Object> offset) {
        check.requireResumable(offset);
        stored = AddState.in(offset);
        stored.filter(AddState::isLoading).ifPresent(state -> {
            Map<String, Object> start = new HashMap<>(offset);
            start.putAll(state.current().start());
            check.requireResumable(start);
        });
        return stream.resumeAt(offset);
    }

    private BitSet meeting(RowCondition condition, String database, String table, List<Struct> images) {
        try {
            return judge.orElseThrow().meeting(condition, database, table, images);
        } catch (RuntimeException e) {
            throw outage.answerTo(e);
        }
    }

    @Override
    protected void doStop() {
        super.doStop();
        judge.ifPresent(ServerRowJudge::close);
    }

    private static String address(Configuration config) {
        return config.getString("database.hostname") + ":" + config.getString("database.port", "3306");
    }

    private SiteStream streamOf(TaskSettings settings, ServerIdentity server) {
        SiteStream.Origin origin = new SiteStream.Origin(
                settings.site(),
                server,
                settings.topic(),
                settings.bookkeeping(),
                settings.heartbeat(),
                line::quietSince,
                settings.sendsSchema(),
                settings.sendsRows(),
                settings.operations(),
                rows,
                this::meeting,
                settings.rewind());
        return switch (settings.direction()) {
            case FORWARD -> SiteStream.forward(origin, selection, this::loadPlan, Clock.systemUTC());
            case REVERSE -> SiteStream.reverse(origin, Clock.systemUTC());
        };
    }
}
