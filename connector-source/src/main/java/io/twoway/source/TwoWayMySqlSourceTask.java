package io.twoway.source;

import io.debezium.DebeziumException;
import io.debezium.config.Configuration;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.twoway.contract.BuildVersion;
import io.twoway.source.capture.CaptureTask;
import io.twoway.source.capture.SnapshotListener;
import io.twoway.source.config.TaskSettings;
import io.twoway.source.outage.BinlogLine;
import io.twoway.source.outage.Outage;
import io.twoway.source.resume.RewoundContext;
import io.twoway.source.resume.StreamReach;
import io.twoway.source.throttle.SourceThrottle;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;

/**
 * Debezium's task, resuming at the start of a transaction and sending everything to the site's one topic.
 *
 * <p>Debezium starts itself again after a lost connection, in this same object: each start looks at the server, reads the
 * stored offset anew and builds a new stream, so nothing that was polled but not stored is remembered.
 */
public class TwoWayMySqlSourceTask extends CaptureTask {

    /** How long a poll may take that brings nothing. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final StreamReach reach = new StreamReach(); // outlives the starts

    // Mutable state
    private Outage outage;

    /** Set at each start, before the first offset is read; also asked by the threads of snapshot and producer. */
    private volatile Optional<StartedSource> started = Optional.empty();

    @Override
    public String version() {
        return BuildVersion.TEXT;
    }

    @Override
    public void initialize(SourceTaskContext context) {
        super.initialize(new RewoundContext(context, stored -> started().resumeAt(stored)));
    }

    @Override
    public ChangeEventSourceCoordinator<MySqlPartition, MySqlOffsetContext> start(Configuration config) {
        TaskSettings settings = TaskSettings.of(config.asMap());
        if (outage == null) {
            outage = new Outage(settings.outage(), Clock.systemUTC()); // outlives the starts that it counts
        }
        outage.started();
        try {
            started = Optional.of(StartedSource.of(config, settings, this::newConnection, reach, outage));
            return super.start(config);
        } catch (RuntimeException e) {
            throw outage.answerTo(e);
        }
    }

    private StartedSource started() {
        return started.orElseThrow();
    }

    @Override
    protected BinlogLine line() {
        return started().line();
    }

    @Override
    protected SnapshotListener listener() {
        return started().lead();
    }

    @Override
    protected SourceThrottle throttle() {
        return started().throttle();
    }

    @Override
    public List<SourceRecord> doPoll() throws InterruptedException {
        if (!started().stream().awaitRoom(LONGEST_WAIT)) {
            return List.of(); // Connect asks again, unless the task is to stop
        }
        List<SourceRecord> polled = polled();
        try {
            return started().forward(polled, this::addedTables);
        } catch (DebeziumException e) {
            throw outage.answerTo(e); // rows of an added table could not be read
        }
    }

    private List<SourceRecord> polled() throws InterruptedException {
        try {
            List<SourceRecord> records = super.doPoll();
            if (records.isEmpty()) {
                started().idle();
            } else {
                outage.read(records.get(records.size() - 1).sourceOffset());
            }
            return records;
        } catch (RuntimeException e) {
            throw outage.answerTo(e);
        }
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) throws InterruptedException {
        super.commitRecord(record, metadata);
        if (metadata == null) { // a transform dropped it
            started().stream().dropped();
        } else {
            started().stream().sent(metadata.serializedValueSize());
        }
    }

    @Override
    protected void doStop() {
        super.doStop();
        started.ifPresent(StartedSource::close);
    }
}
