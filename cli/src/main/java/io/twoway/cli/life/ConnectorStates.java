package io.twoway.cli.life;

import io.twoway.cli.pair.Placeholders;
import io.twoway.cli.pair.UnfinishedException;
import io.twoway.cli.state.FailureAdvice;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStatus;
import io.twoway.client.ConnectorStatus.State;
import io.twoway.client.Patience;
import io.twoway.client.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings connectors into a state, and waits until they are in it. */
public final class ConnectorStates {

    private static final Duration INTERVAL = Duration.ofMillis(300);

    /** For how long Connect may show what was the case before a restart. */
    private static final Patience STALE = new Patience(Duration.ofSeconds(5), Duration.ofMillis(50));

    /** A task that meets the same again does so when it has its first records, seconds after Connect calls it running. */
    private static final Patience PROBATION = new Patience(Duration.ofSeconds(8), INTERVAL);

    private final ConnectClient connect;
    private final Patience patience;
    private final FailureAdvice advice;

    /** @param limit how long a connector may take to get into a state */
    public ConnectorStates(ConnectClient connect, Duration limit) {
        this(connect, limit, new FailureAdvice(connect, new Placeholders(Map.of())));
    }

    /**
     * @param limit how long a connector may take to get into a state
     * @param advice knows the way on after a failure
     */
    public ConnectorStates(ConnectClient connect, Duration limit, FailureAdvice advice) {
        this.connect = connect;
        this.patience = new Patience(limit, INTERVAL);
        this.advice = advice;
    }

    /** Lets a connector work again that had failed, or was paused or stopped. */
    void wake(String name) {
        Optional<ConnectorStatus> status = connect.status(name);
        if (status.flatMap(ConnectorStatus::failure).isPresent()) {
            connect.restartFailed(name);
            forgetFailure(name);
        }
        if (status.filter(ConnectorStates::isHeldBack).isPresent()) {
            connect.resume(name);
        }
    }

    /**
     * Waits until the connector and its tasks are in that state.
     *
     * @throws UnfinishedException when one of them fails, or it takes too long
     */
    public void await(String name, State state) {
        if (!patience.until(
                () -> notFailed(name).filter(status -> status.isWholly(state)).isPresent())) {
            String now = connect.status(name).map(ConnectorStatus::summary).orElse("without a state");
            throw new UnfinishedException(
                    name + " is " + now + " and not " + state + " after " + limit() + ". See the worker's log.");
        }
    }

    /** Waits until Connect knows that a connector which ran is being restarted, so that RUNNING means that it runs again. */
    void awaitRestart(String name) {
        STALE.until(() -> connect.status(name)
                .filter(status -> !status.isWholly(State.RUNNING))
                .isPresent());
    }

    /** Waits until there is no such connector any more. */
    public void awaitGone(String name) {
        if (!patience.until(() -> connect.settings(name).isEmpty())) {
            throw new UnfinishedException(name + " is still there after " + limit() + ". See the worker's log.");
        }
    }

    /** Restarts what has failed, or everything, and waits until it runs. */
    public void restart(String name, boolean everything) {
        if (everything) {
            connect.restartAll(name);
            awaitRestart(name);
        } else {
            connect.restartFailed(name);
            forgetFailure(name);
        }
        await(name, State.RUNNING);
    }

    /** Returns whether the connector or a task of it has failed. */
    public boolean hasFailed(String name) {
        return connect.status(name).flatMap(ConnectorStatus::failure).isPresent();
    }

    /**
     * Looks for some seconds whether connectors that run again fail again.
     *
     * @throws UnfinishedException when one does, with the reason
     */
    public void requireSteady(List<String> names) {
        if (!names.isEmpty() && PROBATION.until(() -> names.stream().anyMatch(this::hasFailed))) {
            names.forEach(this::requireNotFailed);
        }
    }

    /**
     * Passes when the connector has not failed.
     *
     * @throws UnfinishedException when the connector or a task of it has failed, with the reason
     */
    public void requireNotFailed(String name) {
        notFailed(name);
    }

    private Optional<ConnectorStatus> notFailed(String name) {
        Optional<ConnectorStatus> status = connect.status(name);
        Optional<Trace> failure = status.flatMap(ConnectorStatus::failure);
        if (failure.isPresent()) {
            String reason = failure.get().message();
            throw new UnfinishedException(name + " has failed: " + reason + "\n" + advice.after(name, reason));
        }
        return status;
    }

    /** When it is not met the connector has failed again meanwhile: what Connect shows then is new as well. */
    private void forgetFailure(String name) {
        STALE.until(() -> !hasFailed(name));
    }

    private String limit() {
        return patience.limit().toSeconds() + " s (--timeout)";
    }

    private static boolean isHeldBack(ConnectorStatus status) {
        State state = status.connector().state();
        return state == State.PAUSED || state == State.STOPPED;
    }
}
