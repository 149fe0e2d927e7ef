package io.twoway.sink.stream;

import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.decode.OwnServer;
import io.twoway.sink.decode.RecordDecoder;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.mapping.NameMapping;
import io.twoway.sink.metrics.SinkMetrics;
import io.twoway.sink.plan.CausalOrder;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.rows.Referee;
import io.twoway.sink.store.MySqlDestination;
import io.twoway.sink.store.bookkeeping.ProgressRepair;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Everything that belongs to one stream while it is assigned to the task.
 *
 * @param startOffset where the consumer must be sent to; empty when it must stay where its group is
 */
public record OpenStream(StreamApplier applier, SinkMetrics metrics, OptionalLong startOffset) {

    private static final Logger LOG = LoggerFactory.getLogger(OpenStream.class);

    private static final int SOLE_PARTITION = 0;

    /**
     * Connects to the destination and claims the stream's progress row, if there is one.
     *
     * @param reporter takes what cannot be applied, where Connect is configured so
     * @throws DestinationException when the destination does not let it
     */
    public static OpenStream open(SinkConfig config, StreamId id, Optional<ErrantRecordReporter> reporter) {
        MySqlDestination store = new MySqlDestination(config, id);
        try {
            store.prepare();
            List<String> gtidSources = store.gtidSources();
            Optional<StreamProgress> progress = store.claimProgress();
            LOG.info(
                    "Stream {} is applied at site {} up to offset {}",
                    id,
                    config.site(),
                    progress.map(StreamProgress::nextOffset).orElse(0L));
            return of(config, id, store, decoder(config, gtidSources, names(config, store)), progress, reporter);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static OpenStream of(
            SinkConfig config,
            StreamId id,
            MySqlDestination store,
            RecordDecoder decoder,
            Optional<StreamProgress> progress,
            Optional<ErrantRecordReporter> reporter) {
        Referee referee = new Referee(
                config.conflicts().policies(),
                config.conflicts().detector(),
                config.conflicts().resolver());
        ProgressRepair repair = new ProgressRepair(config.bookkeeping(), id);
        SinkMetrics metrics = new SinkMetrics(id, config.site().value(), Clock.systemUTC());
        metrics.prepared(store.preparedWait());
        StreamPace pace = StreamPace.of(config.throttle());
        metrics.limitedBy(pace.throttles());
        CausalOrder order = new CausalOrder(
                config.stream().causalTopics(), topic -> store.nextOffset(new StreamId(topic, SOLE_PARTITION)));
        StreamApplier applier = new StreamApplier(
                id,
                store,
                thread(id),
                decoder,
                referee,
                config.batch(),
                progress,
                repair,
                order,
                new RetryBudget(config.retry(), store.address(), Clock.systemUTC()),
                pace,
                reporter.map(UnappliedRecords::new),
                config.ddl(),
                metrics);
        return new OpenStream(applier, metrics, StreamContinuity.startOffset(progress));
    }

    /** Both servers of a pair have the same {@code lower_case_table_names}. */
    private static NameMapping names(SinkConfig config, MySqlDestination store) {
        NameMapping names = config.mapping().names();
        return !names.isNone() && store.makesNamesSmall() ? names.ofSmallNames() : names;
    }

    private static RecordDecoder decoder(SinkConfig config, List<String> gtidSources, NameMapping names) {
        OwnServer ownServer = config.mapping().sameServer() ? OwnServer.shared(gtidSources) : OwnServer.of(gtidSources);
        return new RecordDecoder(config.site(), ownServer, names);
    }

    /** The thread logs as the task does, and keeps no worker from ending. */
    private static ExecutorService thread(StreamId id) {
        Optional<Map<String, String>> logged = Optional.ofNullable(MDC.getCopyOfContextMap());
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(
                    () -> {
                        logged.ifPresent(MDC::setContextMap);
                        work.run();
                    },
                    "two-way-sink-" + id);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Leaves streams: no batch begins any more in any of them, and none is at work afterwards, unless its server hangs. */
    public static void closeAll(Collection<OpenStream> streams) {
        streams.forEach(stream -> stream.applier.stop());
        streams.forEach(stream -> {
            stream.applier.close();
            stream.metrics.close();
        });
    }
}
