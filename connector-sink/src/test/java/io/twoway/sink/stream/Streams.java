package io.twoway.sink.stream;

import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.decode.OwnServer;
import io.twoway.sink.decode.RecordDecoder;
import io.twoway.sink.destination.InMemoryDestination;
import io.twoway.sink.destination.InMemoryTable;
import io.twoway.sink.mapping.NameMapping;
import io.twoway.sink.metrics.SinkMetrics;
import io.twoway.sink.plan.CausalOrder;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.rows.RandomTables;
import io.twoway.sink.rows.Referee;
import io.twoway.sink.store.bookkeeping.ProgressRepair;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;

/** Streams into a destination without a server. */
final class Streams {

    private static final StreamId ID = new StreamId("a", 0);
    private static final Clock CLOCK = Clock.systemUTC();

    private final SinkConfig config;
    final SettableClock clock = new SettableClock();
    final List<InMemoryTable> tables = new RandomTables("shop").all();
    final InMemoryDestination destination = new InMemoryDestination(tables);

    Streams() {
        this(Map.of());
    }

    /** @param more settings of the sink */
    Streams(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "name", "b-sink",
                "site.name", "b",
                "topics", "a",
                "database.hostname", "localhost",
                "database.user", "u",
                "database.password", "p",
                "batch.max.rows", "10",
                "transaction.max.bytes", "1000000000"));
        settings.putAll(more);
        config = SinkConfig.of(settings);
    }

    /** Opens the stream where the destination says that it is, with batches of at most ten rows. */
    StreamApplier open(ExecutorService thread) {
        SinkMetrics metrics = new SinkMetrics(ID, "b", CLOCK);
        metrics.close();
        return new StreamApplier(
                ID,
                destination,
                thread,
                new RecordDecoder(config.site(), OwnServer.of(List.of()), NameMapping.NONE),
                new Referee(
                        config.conflicts().policies(),
                        config.conflicts().detector(),
                        config.conflicts().resolver()),
                config.batch(),
                destination.committed(),
                new ProgressRepair(config.bookkeeping(), ID),
                new CausalOrder(List.of(), topic -> OptionalLong.empty()),
                new RetryBudget(config.retry(), destination.address(), clock),
                StreamPace.of(config.throttle()),
                Optional.empty(),
                config.ddl(),
                metrics);
    }

    /** Returns the numbers of the rows that arrived, in the order of their arrival. */
    List<String> arrived() {
        return tables.stream()
                .filter(table -> table.schema().name().table().equals("plain"))
                .flatMap(table -> table.rows().stream())
                .map(row -> row.get(0).toString())
                .toList();
    }

    /** Returns the offset of the first record that is not applied, as the progress row says. */
    long progress() {
        return destination.committed().map(StreamProgress::nextOffset).orElse(0L);
    }
}
