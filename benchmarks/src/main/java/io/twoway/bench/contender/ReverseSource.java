package io.twoway.bench.contender;

import io.twoway.bench.place.TopicTail;
import io.twoway.bench.place.Topics;
import io.twoway.bench.workload.Workload;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.client.ConnectorStatus.State;
import io.twoway.servers.process.Wait;
import java.time.Duration;
import java.time.Instant;

/** This project's source of the other direction: it reads what this project's sink and applications write at the destination. */
public final class ReverseSource implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Course course;
    private final ConnectClient connect;
    private final ConnectorStates states;
    private final String name;
    private final String site;
    private final TopicTail topic;

    public ReverseSource(Course course) {
        this.course = course;
        this.connect = course.servers().connect();
        this.states = course.servers().states();
        this.name = course.cell() + "-reverse-source";
        this.site = course.cell() + "-b";
        this.topic = new TopicTail(course.servers().bootstrapServers(), site);
    }

    /** Registers it, waits until it has found its place, and stops it. */
    public void open() {
        connect.put(name, OurPair.source(course, course.servers().b(), site, "reverse"));
        states.awaitStreaming(name);
        stop();
    }

    private void stop() {
        connect.stop(name);
        states.await(name, State.STOPPED);
    }

    /**
     * Reads what waits in the binlog.
     *
     * @return the seconds between reading the one marker and reading the other, which is behind it
     */
    public double secondsBetween(int first, int last) {
        long from = topic.end();
        connect.resume(name);
        Wait.atMost(PATIENCE).until("marker " + last + " in " + site, () -> topic.contains(Workload.markerText(last)));
        stop();
        return Duration.between(readAt(from, first), readAt(from, last)).toNanos() / 1e9;
    }

    private Instant readAt(long from, int marker) {
        return ReadingTime.of(topic.value(from, Workload.markerText(marker)));
    }

    @Override
    public void close() {
        if (connect.settings(name).isPresent()) {
            connect.delete(name);
        }
        topic.close();
        Topics.delete(course.servers().bootstrapServers(), site);
    }
}
