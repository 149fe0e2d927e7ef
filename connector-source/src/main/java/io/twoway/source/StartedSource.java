package io.twoway.source;

import io.debezium.config.Configuration;
import io.debezium.jdbc.JdbcConnection;
import io.twoway.source.added.AddedTableSource;
import io.twoway.source.config.TaskSettings;
import io.twoway.source.filter.RowCondition;
import io.twoway.source.load.LoadCourse;
import io.twoway.source.offset.ServerIdentity;
import io.twoway.source.outage.BinlogLine;
import io.twoway.source.outage.Outage;
import io.twoway.source.outage.SilenceWatch;
import io.twoway.source.resume.RefusalMessage;
import io.twoway.source.resume.ResumeCheck;
import io.twoway.source.resume.ResumePoint;
import io.twoway.source.resume.StreamReach;
import io.twoway.source.resume.StreamTail;
import io.twoway.source.rows.ServerRowJudge;
import io.twoway.source.server.BinlogState;
import io.twoway.source.server.SourceServer;
import io.twoway.source.stream.SiteStream;
import io.twoway.source.throttle.SourceThrottle;
import java.time.Clock;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Everything of the task that one start makes anew: nothing that was polled but not stored is remembered beyond it. */
final class StartedSource {

    /** Where an exactly-once source ends its transactions of Kafka. */
    private static final String TRANSACTION_BOUNDARY = "transaction.boundary";

    private static final String POLL = "poll";

    private final ResumePoint resume;
    private final SnapshotLead lead;
    private final ServerRowJudge judge;
    private final SiteStream stream;
    private final BinlogLine line = new BinlogLine(Clock.systemUTC());
    private final SilenceWatch silence;
    private final StreamReach reach;
    private final Outage outage;
    private final SourceThrottle throttle;

    private StartedSource(
            Configuration config,
            TaskSettings settings,
            ResumePoint resume,
            ServerIdentity server,
            Supplier<JdbcConnection> connections,
            StreamReach reach,
            Outage outage) {
        CapturedTables selection = new CapturedTables(config);
        SourceServer.requireConditions(config, settings, selection);
        this.resume = resume;
        this.lead = new SnapshotLead(config, settings, selection, this::course, resume);
        this.judge = new ServerRowJudge(connections, settings.bookkeeping());
        this.stream = stream(settings, server, selection);
        this.silence = new SilenceWatch(settings.silence(), line);
        this.reach = reach;
        this.outage = outage;
        this.throttle = new SourceThrottle(
                settings.load(), settings.changes(), settings.bookkeeping(), settings.site(), settings.topic());
        if (config.getString(TRANSACTION_BOUNDARY, POLL).equalsIgnoreCase(POLL)) {
            stream.marked(); // otherwise Connect tells too late what was dropped
        }
        if (settings.endsOnRows()) {
            stream.endingOnRows();
        }
    }

    /**
     * Looks at the server, and makes what a start needs.
     *
     * @param connections opens connections to the captured server, after the capture has been started
     * @param reach how far the topic is known to go; outlives the starts
     * @param outage counts the starts
     */
    static StartedSource of(
            Configuration config,
            TaskSettings settings,
            Supplier<JdbcConnection> connections,
            StreamReach reach,
            Outage outage) {
        BinlogState server = SourceServer.binlog(config, settings);
        ResumeCheck check =
                new ResumeCheck(server, new RefusalMessage(config.getString("name"), address(config), settings));
        check.requireStart();
        ResumePoint resume = new ResumePoint(check, StreamTail.of(settings), reach);
        return new StartedSource(config, settings, resume, server.server(), connections, reach, outage);
    }

    private static String address(Configuration config) {
        return config.getString("database.hostname") + ":" + config.getString("database.port", "3306");
    }

    private SiteStream stream(TaskSettings settings, ServerIdentity server, CapturedTables selection) {
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
                settings.rows(),
                this::meeting);
        return switch (settings.direction()) {
            case FORWARD -> SiteStream.forward(origin, selection, lead::plan, Clock.systemUTC());
            case REVERSE -> SiteStream.reverse(origin, Clock.systemUTC());
        };
    }

    private BitSet meeting(RowCondition condition, String database, String table, List<Struct> images) {
        try {
            return judge.meeting(condition, database, table, images);
        } catch (RuntimeException e) {
            throw outage.answerTo(e);
        }
    }

    private LoadCourse course() {
        return stream.course();
    }

    /** Returns the offset at which Debezium is to resume; empty for a beginning. */
    Optional<Map<String, Object>> resumeAt(Optional<Map<String, Object>> stored) {
        return resume.after(stored).map(stream::resumeAt);
    }

    SnapshotLead lead() {
        return lead;
    }

    BinlogLine line() {
        return line;
    }

    SourceThrottle throttle() {
        return throttle;
    }

    SiteStream stream() {
        return stream;
    }

    /** Takes note that nothing was polled: the server may be silent, or an outage over. */
    void idle() {
        silence.check();
        if (line.isIdle()) {
            outage.ended();
        }
    }

    /**
     * Returns the records to send.
     *
     * @param tables where added tables are read
     */
    List<SourceRecord> forward(List<SourceRecord> polled, Supplier<AddedTableSource> tables) {
        lead.takeKnown().ifPresent(state -> stream.loadAdded(state, tables.get()));
        List<SourceRecord> sent = stream.forward(polled);
        reach.sent(sent);
        return sent;
    }

    void close() {
        judge.close();
        throttle.close();
    }
}
