package io.twoway.bench.contender;

import io.twoway.bench.place.RootSession;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.client.ConnectorStatus.State;
import java.util.List;

/** A source and a sink that work at the same time, and are both stopped while others do. */
public final class ConnectorPipeline implements Pipeline {

    private final Course course;
    private final ConnectorPair pair;
    private final RegisteredPair registered;
    private final ConnectClient connect;
    private final ConnectorStates states;
    private final RowArrival arrival;

    private ConnectorPipeline(Course course, ConnectorPair pair) {
        this.course = course;
        this.pair = pair;
        this.registered = new RegisteredPair(course, pair);
        this.connect = registered.connect();
        this.states = registered.states();
        this.arrival = new RowArrival(
                course.workload(), pair.database(), course.servers().b()::connect, this::failIfFailed);
    }

    /** Returns this project's pair. */
    public static ConnectorPipeline ours(Course course) {
        return new ConnectorPipeline(course, OurPair.on(course));
    }

    /** Returns the pair of the earlier build that the course's worker has. */
    public static ConnectorPipeline earlier(Course course) {
        return new ConnectorPipeline(course, OurPair.earlier(course));
    }

    /** Returns Debezium's source and its JDBC sink. */
    public static ConnectorPipeline debezium(Course course) {
        return new ConnectorPipeline(course, DebeziumPair.on(course));
    }

    /**
     * Returns this project's two pairs, of which the second one goes from the destination to the origin.
     *
     * @param there the course of the first one
     * @param back the course whose database is written to at the destination
     */
    public static List<ConnectorPipeline> oursBothWays(Course there, Course back) {
        return List.of(
                new ConnectorPipeline(there, OurPair.there(there, back)),
                new ConnectorPipeline(back, OurPair.back(there, back)));
    }

    @Override
    public String name() {
        return pair.name();
    }

    @Override
    public boolean isOfWorker() {
        return true;
    }

    @Override
    public Course course() {
        return course;
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
    public void open() {
        register();
        if (pair.isReverse()) {
            states.awaitStreaming(pair.source());
        }
        await(Course.FIRST_MARKER);
        stop();
    }

    /** Does a full load, and returns the seconds from the request to Connect until all rows are there. */
    public double load() {
        long began = System.nanoTime();
        register();
        arrival.await(Course.FIRST_MARKER); // its key is the last one, and to count all the time is work, too
        arrival.awaitCount(course.workload().rows() + 1);
        return (System.nanoTime() - began) / 1e9;
    }

    private void register() {
        registered.registerSource();
        registered.registerSink();
    }

    @Override
    public void start() {
        both().forEach(connect::resume);
        both().forEach(connector -> states.awaitRunning(connector));
    }

    @Override
    public void await(int marker) {
        arrival.await(marker);
    }

    @Override
    public void stop() {
        both().forEach(connect::stop);
        both().forEach(connector -> states.await(connector, State.STOPPED));
    }

    private List<String> both() {
        return List.of(pair.source(), pair.sink());
    }

    private void failIfFailed() {
        for (String connector : both()) {
            states.requireNotFailed(connector);
        }
    }

    @Override
    public void close() {
        registered.remove();
        arrival.close();
    }
}
