package io.twoway.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Status of one connector, as Connect shows it.
 *
 * @param connector the connector itself
 * @param tasks its tasks; none while they are being assigned
 */
public record ConnectorStatus(Part connector, List<Part> tasks) {

    public ConnectorStatus {
        tasks = List.copyOf(tasks);
    }

    /** Connect's states, by their names in the REST API. */
    public enum State {
        UNASSIGNED,
        RUNNING,
        PAUSED,
        STOPPED,
        FAILED,
        RESTARTING,
        DESTROYED
    }

    /**
     * The connector itself, or a task.
     *
     * @param state its state
     * @param worker the worker that has it, or had it last
     * @param trace why it failed
     */
    public record Part(State state, String worker, Optional<Trace> trace) {

        static Part of(JsonNode json) {
            return new Part(
                    State.valueOf(json.path("state").asText().toUpperCase(Locale.ROOT)),
                    json.path("worker_id").asText(),
                    Optional.ofNullable(json.path("trace").textValue()).map(Trace::new));
        }
    }

    static ConnectorStatus of(JsonNode json) {
        List<Part> tasks = new ArrayList<>();
        json.path("tasks").forEach(task -> tasks.add(Part.of(task)));
        return new ConnectorStatus(Part.of(json.path("connector")), tasks);
    }

    /** Returns whether the connector and all of its tasks are in that state, and there is a task, unless it is stopped. */
    public boolean isWholly(State state) {
        return parts().allMatch(part -> part.state() == state) && (!tasks.isEmpty() || state == State.STOPPED);
    }

    /** Returns whether the connector runs and Connect has given it no task. */
    boolean runsWithoutTask() {
        return connector.state() == State.RUNNING && tasks.isEmpty();
    }

    /** Returns why the first part that failed did so. */
    public Optional<Trace> failure() {
        return parts().filter(part -> part.state() == State.FAILED)
                .map(part -> part.trace().orElse(Trace.MISSING))
                .findFirst();
    }

    /** Returns the states in short, such as {@code RUNNING, task RUNNING}. */
    public String summary() {
        StringBuilder text = new StringBuilder(connector.state().name());
        tasks.forEach(task -> text.append(", task ").append(task.state()));
        return tasks.isEmpty() ? text.append(", no task").toString() : text.toString();
    }

    private Stream<Part> parts() {
        return Stream.concat(Stream.of(connector), tasks.stream());
    }
}
