package io.twoway.cli.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStatus;
import io.twoway.client.Position;
import io.twoway.client.Trace;
import io.twoway.offset.LoadedSoFar;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * State of one connector.
 *
 * @param name its name
 * @param status what Connect says of it; empty when there is no such connector
 * @param position how far it is according to Connect
 * @param lag how far it is behind; empty when that was not looked at, or it is no sink
 * @param limits the limits that it is registered with, as {@code key=value}; none when that was not looked at
 */
public record ConnectorState(
        String name, Optional<ConnectorStatus> status, Position position, Optional<Lag> lag, List<String> limits) {

    /**
     * Returns the state of a connector as Connect shows it.
     *
     * @param positions finds out how far connectors are
     * @param lags finds out how far sinks are behind; empty when nobody wants to know
     */
    public static ConnectorState of(
            ConnectClient connect, String name, StoredPositions positions, Optional<LagReader> lags) {
        Optional<ConnectorStatus> status = connect.status(name);
        Position stored = positions.of(name);
        Optional<Lag> lag = lags.flatMap(reader -> reader.of(name, stored));
        Position position = lag.<Position>map(Lag::position).orElse(stored);
        return new ConnectorState(
                name,
                status,
                position,
                lag,
                lags.map(reader -> reader.limits(name)).orElse(List.of()));
    }

    /** Returns whether the connector and its tasks do their work. */
    boolean isRunning() {
        return status.filter(known -> known.isWholly(ConnectorStatus.State.RUNNING))
                .isPresent();
    }

    /** Returns whether it does its work, as far as can be seen, or has to wait for no longer than is usual. */
    public boolean isWell() {
        return isRunning() && waiting().filter(SinkWait::isLong).isEmpty();
    }

    /** Returns what a sink that runs waits for; empty when it does not. */
    private Optional<SinkWait> waiting() {
        return isRunning() ? lag.flatMap(Lag::waiting) : Optional.empty();
    }

    /** Returns which limit holds a sink back that runs and does not wait for its server. */
    private Optional<SinkHold> throttled() {
        return isRunning() && waiting().isEmpty() ? lag.flatMap(Lag::throttled) : Optional.empty();
    }

    private String summary() {
        return waiting()
                .map(wait -> "RUNNING, task WAITING")
                .or(() -> throttled().map(hold -> "RUNNING, task THROTTLED"))
                .orElseGet(() -> status.map(ConnectorStatus::summary).orElse("MISSING"));
    }

    /**
     * Returns what a person must know: a line, and after a failure the reason and the way on.
     *
     * @param advice knows the way on
     */
    public String text(FailureAdvice advice) {
        String line = String.format(
                "%-20s %-28s %s%n", name, summary(), lag.map(Lag::describe).orElseGet(position::describe));
        return line
                + waiting().map(wait -> indented(wait.describe())).orElse("")
                + throttled().map(hold -> indented(hold.describe())).orElse("")
                + (limits.isEmpty() ? "" : indented("limits: " + String.join(", ", limits)))
                + lag.flatMap(Lag::statement)
                        .map(statement -> indented(statement.describe()))
                        .orElse("")
                + strayAnswers().stream().map(ConnectorState::indented).collect(Collectors.joining())
                + status.flatMap(ConnectorStatus::failure)
                        .map(Trace::message)
                        .map(reason -> indented(reason) + indented(advice.after(name, reason)))
                        .orElse("");
    }

    private List<String> strayAnswers() {
        OptionalLong stopped = status.flatMap(ConnectorStatus::failure)
                .map(StrayAnswers::stoppedAt)
                .orElseGet(OptionalLong::empty);
        return lag.map(known -> known.strayAnswers(stopped)).orElse(List.of());
    }

    /** Adds the same for a program, with whole traces. */
    public void addTo(ArrayNode list) {
        ObjectNode node = list.addObject();
        node.put("name", name);
        node.put("running", isRunning());
        waiting().ifPresent(wait -> wait.addTo(node.putObject("waiting")));
        throttled().ifPresent(hold -> hold.addTo(node.putObject("throttled")));
        if (!limits.isEmpty()) {
            limits.forEach(node.putArray("limits")::add);
        }
        node.put("state", status.map(known -> known.connector().state().name()).orElse("MISSING"));
        status.ifPresent(known -> {
            describe(node, known.connector());
            ArrayNode tasks = node.putArray("tasks");
            known.tasks().forEach(task -> {
                ObjectNode entry = tasks.addObject();
                entry.put("state", task.state().name());
                describe(entry, task);
            });
        });
        node.set("position", json(node.objectNode()));
        lag.ifPresent(known -> known.addTo(node.putObject("lag")));
        List<String> strays = strayAnswers();
        if (!strays.isEmpty()) {
            strays.forEach(node.putArray("strayAnswers")::add);
        }
    }

    private static void describe(ObjectNode node, ConnectorStatus.Part part) {
        node.put("worker", part.worker());
        part.trace().ifPresent(trace -> {
            node.put("reason", trace.message());
            node.put("trace", trace.text());
        });
    }

    private ObjectNode json(ObjectNode node) {
        if (position instanceof Position.Applied applied) {
            return node.put("phase", "applying").put("topic", applied.topic()).put("nextOffset", applied.nextOffset());
        }
        if (position instanceof Position.Streaming streaming) {
            return node.put("phase", "streaming").put("file", streaming.file()).put("pos", streaming.offset());
        }
        if (position instanceof Position.Unknown) {
            return node.put("phase", "unknown");
        }
        if (position instanceof Position.Loading loading) {
            loading.progress().ifPresent(far -> addTo(node, far));
            return node.put("phase", "loading");
        }
        return node.put("phase", "none");
    }

    private static void addTo(ObjectNode node, LoadedSoFar progress) {
        node.put("rows", progress.rows())
                .put("expectedRows", progress.expected())
                .put("percent", progress.percent())
                .put("rowsPerSecond", progress.rowsPerSecond());
        progress.left().ifPresent(time -> node.put("secondsLeft", time.toSeconds()));
    }

    private static String indented(String text) {
        return text.indent(4);
    }
}
