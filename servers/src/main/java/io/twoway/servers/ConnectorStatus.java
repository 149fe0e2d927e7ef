package io.twoway.servers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What Connect says of one connector.
 *
 * @param name the connector's name
 * @param connector the state of the connector itself
 * @param tasks the states of its tasks; none while they are being assigned
 */
public record ConnectorStatus(String name, Part connector, List<Part> tasks) {

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
     * The connector itself or one task.
     *
     * @param state its state
     * @param trace the stack trace, when it failed
     */
    public record Part(State state, Optional<String> trace) {

        static Part of(JsonNode json) {
            String name = json.path("state").asText().toUpperCase(Locale.ROOT);
            return new Part(
                    State.valueOf(name), Optional.ofNullable(json.path("trace").textValue()));
        }
    }

    static ConnectorStatus of(JsonNode json) {
        List<Part> tasks = new ArrayList<>();
        json.path("tasks").forEach(task -> tasks.add(Part.of(task)));
        return new ConnectorStatus(json.path("name").asText(), Part.of(json.path("connector")), tasks);
    }

    /** Returns whether the connector and all of its tasks are in that state, and there is a task at all. */
    public boolean isWholly(State state) {
        return connector.state() == state
                && tasks.stream().allMatch(task -> task.state() == state)
                && (!tasks.isEmpty() || state == State.STOPPED);
    }

    /** Returns the trace of the first part that failed. */
    public Optional<String> failure() {
        List<Part> parts = new ArrayList<>(tasks);
        parts.add(0, connector);
        return parts.stream()
                .filter(part -> part.state() == State.FAILED)
                .map(part -> part.trace().orElse("(no trace)"))
                .findFirst();
    }

    /** Returns the states in short, as {@code RUNNING, task RUNNING}. */
    public String summary() {
        StringBuilder text = new StringBuilder(connector.state().name());
        tasks.forEach(task -> text.append(", task ").append(task.state()));
        return text.toString();
    }
}
