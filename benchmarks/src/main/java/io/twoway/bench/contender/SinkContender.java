package io.twoway.bench.contender;

import io.twoway.bench.place.RootSession;
import io.twoway.bench.place.TopicTail;
import io.twoway.bench.place.Topics;
import io.twoway.bench.workload.Workload;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.client.ConnectorStatus.State;
import io.twoway.servers.process.Wait;
import java.time.Duration;
import java.util.stream.Stream;

/** A pair of connectors whose source always reads, and whose sink is paused while the contender rests. */
public final class SinkContender implements Contender {

    /** The name of this project's pair in results. */
    public static final String OURS = "two-way";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Stage stage;
    private final ConnectorPair pair;
    private final ConnectClient connect;
    private final ConnectorStates states;
    private final RowArrival arrival;
    private final TopicTail topic;

    private SinkContender(Stage stage, ConnectorPair pair) {
        this.stage = stage;
        this.pair = pair;
        this.connect = stage.servers().connect();
        this.states = stage.servers().states();
        this.arrival = new RowArrival(
                stage.workload(), pair.database(), stage.servers().b()::connect, () -> failIfFailed(pair.sink()));
        this.topic = new TopicTail(stage.servers().bootstrapServers(), pair.topic());
    }

    /** Returns this project's pair. */
    public static Contender ours(Stage stage) {
        return new SinkContender(stage, OurPair.on(stage));
    }

    /** Returns Debezium's source and its JDBC sink. */
    public static Contender debezium(Stage stage) {
        return new SinkContender(stage, DebeziumPair.on(stage));
    }

    @Override
    public String name() {
        return pair.name();
    }

    @Override
    public String database() {
        return pair.database();
    }

    @Override
    public RootSession destination() {
        return stage.destination();
    }

    @Override
    public boolean isOfWorker() {
        return true;
    }

    @Override
    public void open() {
        if (!pair.makesTable()) {
            stage.makeDestination(database());
        }
        connect.put(pair.source(), pair.sourceSettings());
        states.awaitRunning(pair.source());
        Wait.atMost(PATIENCE).until("the first rows in " + pair.topic(), () -> hasCaptured(Stage.FIRST_MARKER));
        connect.put(pair.sink(), pair.sinkSettings());
        states.awaitRunning(pair.sink());
        arrival.await(Stage.FIRST_MARKER);
        rest();
    }

    @Override
    public boolean hasCaptured(int marker) {
        failIfFailed(pair.source());
        return topic.contains(Workload.markerText(marker));
    }

    @Override
    public double drain(int marker) {
        long began = System.nanoTime();
        connect.resume(pair.sink());
        arrival.await(marker);
        double seconds = (System.nanoTime() - began) / 1e9;
        rest();
        return seconds;
    }

    private void rest() {
        connect.pause(pair.sink());
        states.await(pair.sink(), State.PAUSED);
    }

    private void failIfFailed(String connector) {
        states.requireNotFailed(connector);
    }

    @Override
    public void close() {
        Stream.of(pair.sink(), pair.source())
                .filter(name -> connect.settings(name).isPresent())
                .forEach(connect::delete);
        topic.close();
        arrival.close();
        Topics.delete(stage.servers().bootstrapServers(), pair.topic());
    }
}
