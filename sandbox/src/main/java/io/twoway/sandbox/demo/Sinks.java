package io.twoway.sandbox.demo;

import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.client.ConnectorStatus.State;
import java.time.Duration;
import java.util.List;

/** The two sink connectors, which must stand still for two writes to be simultaneous for certain. */
final class Sinks {

    static final String TOWARDS_A = "a-sink";
    static final String TOWARDS_B = "b-sink";

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final List<String> BOTH = List.of(TOWARDS_A, TOWARDS_B);

    private final ConnectClient connect;
    private final ConnectorStates states;

    Sinks(ConnectClient connect) {
        this.connect = connect;
        this.states = new ConnectorStates(connect, LIMIT);
    }

    void pause() {
        BOTH.forEach(connect::pause);
        BOTH.forEach(name -> states.await(name, State.PAUSED));
    }

    void resume() {
        BOTH.forEach(connect::resume);
        // Or the next pause could take the status of this one for its own.
        BOTH.forEach(name -> states.awaitLeft(name, State.PAUSED));
    }

    /** Waits until the sink has failed, and returns the reason. */
    String awaitFailure(String name) {
        return states.awaitFailure(name).message();
    }

    /** Fails with the reason when a sink has failed. */
    void checkRunning() {
        BOTH.forEach(states::requireNotFailed);
    }

    void restart() {
        BOTH.forEach(name -> states.restart(name, true));
    }

    void awaitRunning() {
        BOTH.forEach(states::awaitRunning);
    }
}
