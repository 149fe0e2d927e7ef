package io.twoway.client;

import io.twoway.client.ConnectorStatus.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/** Brings connectors into a state, and waits until they are in it. */
public final class ConnectorStates {

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private static final Duration STALE = Duration.ofSeconds(5);
    private static final Duration PROBATION = Duration.ofSeconds(8);
    private static final Duration WITHOUT_TASK = Duration.ofSeconds(30);

    private final ConnectClient connect;
    private final Patience patience;

    /** Bounds the time for which Connect may show what was the case before a restart. */
    private final Patience stale;

    /** Bounds the time in which a task may meet the same again: seconds after Connect calls it running it has its first records. */
    private final Patience probation;

    /** How long a running connector may have no task: Connect assigns tasks within seconds. */
    private final Duration withoutTask;

    private final BinaryOperator<String> advice;

    /** @param limit how long a connector may take to get into a state */
    public ConnectorStates(ConnectClient connect, Duration limit) {
        this(connect, limit, (name, reason) -> "");
    }

    /**
     * @param limit how long a connector may take to get into a state
     * @param advice the way on after a failure, by the connector's name and the reason
     */
    public ConnectorStates(ConnectClient connect, Duration limit, BinaryOperator<String> advice) {
        this.connect = connect;
        this.patience = new Patience(limit, INTERVAL);
        this.stale = new Patience(least(STALE, limit), Duration.ofMillis(20));
        this.probation = new Patience(least(PROBATION, limit), INTERVAL);
        this.withoutTask = least(WITHOUT_TASK, limit.dividedBy(2));
        this.advice = advice;
    }

    /** Lets a connector work again that had failed, or was paused or stopped. */
    public void wake(String name) {
        Optional<ConnectorStatus> status = connect.status(name);
        if (status.flatMap(ConnectorStatus::failure).isPresent()) {
            restart(name, false);
        }
        if (status.filter(ConnectorStates::isHeldBack).isPresent()) {
            connect.resume(name);
        }
    }

    /**
     * Waits until the connector and its tasks run. One that runs and gets no task is restarted, for then Connect asks it for tasks: one
     * that was deleted and made again has been seen without any for as long as anybody looked.
     *
     * @throws UnfinishedException when one of them fails, or it takes too long
     */
    public void awaitRunning(String name) {
        Overdue lack = new Overdue(withoutTask);
        await(name, State.RUNNING, patience.until(() -> {
            Optional<ConnectorStatus> status = notFailed(name);
            if (lack.is(status.filter(ConnectorStatus::runsWithoutTask).isPresent())) {
                connect.restartAll(name);
            }
            return status.filter(now -> now.isWholly(State.RUNNING)).isPresent();
        }));
    }

    /**
     * Waits until the connector and its tasks are in that state.
     *
     * @throws UnfinishedException when one of them fails, or it takes too long
     */
    public void await(String name, State state) {
        await(name, state, patience.until(() -> notFailed(name)
                .filter(status -> status.isWholly(state))
                .isPresent()));
    }

    /**
     * Waits for that state, also where a task fails meanwhile.
     *
     * @throws UnfinishedException when it takes too long
     */
    public void awaitDespiteFailure(String name, State state) {
        await(name, state, patience.until(() -> is(name, status -> status.isWholly(state))));
    }

    private void await(String name, State state, boolean came) {
        if (!came) {
            throw unfinished(name, "not " + state);
        }
    }

    /**
     * Waits until a source follows the binlog: it runs a moment earlier than that, and a reverse one sends nothing of what was
     * written before.
     *
     * @throws UnfinishedException when it fails, or it takes too long
     */
    public void awaitStreaming(String name) {
        awaitRunning(name);
        if (!patience.until(
                () -> notFailed(name).isPresent() && connect.position(name) instanceof Position.Streaming)) {
            throw unfinished(name, "does not stream");
        }
    }

    /**
     * Waits until the connector or one of its tasks has failed, and returns the reason.
     *
     * @throws UnfinishedException when it takes too long
     */
    public Trace awaitFailure(String name) {
        return patience.await(() -> connect.status(name).flatMap(ConnectorStatus::failure))
                .orElseThrow(() -> unfinished(name, "has not failed"));
    }

    /** Waits until Connect knows that a connector which was wholly in a state is being brought out of it. */
    public void awaitLeft(String name, State state) {
        stale.until(() -> is(name, status -> !status.isWholly(state)));
    }

    /**
     * Waits until there is no such connector any more, and the workers have let go of it: Connect shows its state until then.
     *
     * @throws UnfinishedException when it takes too long
     */
    public void awaitGone(String name) {
        if (!patience.until(
                () -> connect.settings(name).isEmpty() && connect.status(name).isEmpty())) {
            throw unfinished(name, "is still there");
        }
    }

    /**
     * Restarts what has failed, or everything. What Connect shows of it afterwards is new: when a failure is still there after
     * some seconds, the connector has failed again meanwhile.
     */
    public void restart(String name, boolean everything) {
        boolean failed = !everything || hasFailed(name);
        if (everything) {
            connect.restartAll(name);
        } else {
            connect.restartFailed(name);
        }
        if (failed) {
            stale.until(() -> !hasFailed(name));
        } else {
            awaitLeft(name, State.RUNNING);
        }
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
        if (!names.isEmpty() && probation.until(() -> names.stream().anyMatch(this::hasFailed))) {
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
        status.flatMap(ConnectorStatus::failure).map(Trace::message).ifPresent(reason -> {
            throw new UnfinishedException(
                    (name + " has failed: " + reason + "\n" + advice.apply(name, reason)).stripTrailing());
        });
        return status;
    }

    private boolean is(String name, Predicate<ConnectorStatus> condition) {
        return connect.status(name).filter(condition).isPresent();
    }

    private UnfinishedException unfinished(String name, String lack) {
        String now = connect.status(name).map(ConnectorStatus::summary).orElse("without a state");
        return new UnfinishedException(name + " is " + now + " and " + lack + " after "
                + patience.limit().toSeconds() + " s (--timeout). See the worker's log.");
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static boolean isHeldBack(ConnectorStatus status) {
        State state = status.connector().state();
        return state == State.PAUSED || state == State.STOPPED;
    }
}
