package io.twoway.bench.contender;

import io.twoway.bench.place.RootSession;
import io.twoway.bench.place.TopicTail;
import io.twoway.bench.workload.Workload;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.client.ConnectorStatus.State;
import io.twoway.servers.process.Wait;
import java.time.Duration;

/** A pair of connectors whose source always reads, and whose sink is paused while the contender rests. */
public final class SinkContender implements Contender {

    /** The name of this project's pair in results. */
    public static final String OURS = "two-way";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Course course;
    private final ConnectorPair pair;
    private final RegisteredPair registered;
    private final ConnectClient connect;
    private final ConnectorStates states;
    private final RowArrival arrival;
    private final TopicTail topic;

    private SinkContender(Course course, ConnectorPair pair) {
        this.course = course;
        this.pair = pair;
        this.registered = new RegisteredPair(course, pair);
        this.connect = registered.connect();
        this.states = registered.states();
        this.arrival = new RowArrival(
                course.workload(), pair.database(), course.servers().b()::connect, () -> failIfFailed(pair.sink()));
        this.topic = new TopicTail(course.servers().bootstrapServers(), pair.topic());
    }

    /** Returns this project's pair. */
    public static Contender ours(Course course) {
        return new SinkContender(course, OurPair.on(course));
    }

    /** Returns Debezium's source and its JDBC sink. */
    public static Contender debezium(Course course) {
        return new SinkContender(course, DebeziumPair.on(course));
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
        return course.destination();
    }

    @Override
    public boolean isOfWorker() {
        return true;
    }

    @Override
    public void open() {
        registered.registerSource();
        Wait.atMost(PATIENCE).until("the first rows in " + pair.topic(), () -> hasCaptured(Course.FIRST_MARKER));
        registered.registerSink();
        states.awaitRunning(pair.sink());
        arrival.await(Course.FIRST_MARKER);
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
        topic.close();
        arrival.close();
        registered.remove();
    }
}
