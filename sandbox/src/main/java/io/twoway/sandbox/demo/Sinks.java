package io.twoway.sandbox.demo;

import io.twoway.servers.ConnectRest;
import io.twoway.servers.ConnectorStatus;
import io.twoway.servers.ConnectorStatus.State;
import java.time.Duration;
import java.util.List;

/** The two sink connectors, which must stand still for two writes to be simultaneous for certain. */
final class Sinks {

    static final String TOWARDS_A = "a-sink";
    static final String TOWARDS_B = "b-sink";

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final List<String> BOTH = List.of(TOWARDS_A, TOWARDS_B);

    private final ConnectRest rest;

    Sinks(ConnectRest rest) {
        this.rest = rest;
    }

    void pause() {
        BOTH.forEach(rest::pause);
        BOTH.forEach(name -> rest.awaitState(name, State.PAUSED, LIMIT));
    }

    void resume() {
        BOTH.forEach(rest::resume);
        // Or the next pause could take the status of this one for its own.
        BOTH.forEach(name -> rest.awaitLeft(name, State.PAUSED, LIMIT));
    }

    /** Waits until the sink has failed, and returns its trace. */
    String awaitFailure(String name) {
        return rest.awaitFailure(name, LIMIT);
    }

    /** Fails with the trace when a sink has failed. */
    void checkRunning() {
        for (String name : BOTH) {
            rest.status(name).flatMap(ConnectorStatus::failure).ifPresent(trace -> {
                throw new DemonstrationException(name + " failed: " + trace);
            });
        }
    }

    void restart() {
        BOTH.forEach(rest::restart);
    }

    void awaitRunning() {
        BOTH.forEach(name -> rest.awaitRunning(name, LIMIT));
    }
}
