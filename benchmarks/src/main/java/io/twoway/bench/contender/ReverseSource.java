package io.twoway.bench.contender;

import io.twoway.bench.place.TopicTail;
import io.twoway.bench.place.Topics;
import io.twoway.bench.workload.Workload;
import io.twoway.servers.ConnectRest;
import io.twoway.servers.ConnectorStatus;
import io.twoway.servers.process.Wait;
import java.time.Duration;

/** This project's source of the other direction: it reads what this project's sink and applications write at the destination. */
public final class ReverseSource implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Stage stage;
    private final ConnectRest rest;
    private final String name;
    private final String site;
    private final TopicTail topic;

    public ReverseSource(Stage stage) {
        this.stage = stage;
        this.rest = stage.servers().rest();
        this.name = stage.cell() + "-reverse-source";
        this.site = stage.cell() + "-b";
        this.topic = new TopicTail(stage.servers().bootstrapServers(), site);
    }

    /** Registers it, waits until it has found its place, and stops it. */
    public void open() {
        rest.put(name, OurPair.source(stage, stage.servers().b(), site, "reverse"));
        rest.awaitStreaming(name, PATIENCE);
        stop();
    }

    private void stop() {
        rest.stop(name);
        rest.awaitState(name, ConnectorStatus.State.STOPPED, PATIENCE);
    }

    /**
     * Reads what waits in the binlog.
     *
     * @return the seconds between sending the one marker and sending the other, which is behind it
     */
    public double secondsBetween(int first, int last) {
        long from = topic.end();
        rest.resume(name);
        Wait.atMost(PATIENCE).until("marker " + last + " in " + site, () -> topic.contains(Workload.markerText(last)));
        stop();
        return (topic.timestamp(from, Workload.markerText(last)) - topic.timestamp(from, Workload.markerText(first)))
                / 1000.0;
    }

    @Override
    public void close() {
        if (rest.connectors().contains(name)) {
            rest.delete(name);
        }
        topic.close();
        Topics.delete(stage.servers().bootstrapServers(), site);
    }
}
