package io.twoway.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.twoway.servers.process.ServerException;
import io.twoway.servers.process.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Connect's REST API, as far as it is needed to run connectors. An answer that is an error becomes an exception. */
public final class ConnectRest {

    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(100);
    private static final Duration REBALANCE_LIMIT = Duration.ofMinutes(1);
    private static final Duration STALE_LIMIT = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;

    public ConnectRest(URI base) {
        this.base = base;
    }

    /** Returns whether the worker answers and has read its configuration topic. */
    public boolean isServing() {
        try {
            return exchange("GET", "/connectors", Optional.empty()).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    public Set<String> connectors() {
        Set<String> names = new TreeSet<>();
        call("GET", "/connectors").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Creates the connector or gives it a new configuration, which restarts its tasks. */
    public void put(String name, Map<String, String> config) {
        call("PUT", path(name, "config"), Optional.of(text(config)));
    }

    /** Returns the connector's configuration; empty when there is no such connector. */
    public Optional<Map<String, String>> config(String name) {
        HttpResponse<String> response = exchange("GET", path(name, "config"), Optional.empty());
        if (response.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(json.convertValue(checked("GET", path(name, "config"), response), new TypeReference<>() {}));
    }

    /** Returns Connect's answer to a validation: {@code error_count} and every key with its errors. */
    public JsonNode validate(String connectorClass, Map<String, String> config) {
        String plugin = connectorClass.substring(connectorClass.lastIndexOf('.') + 1);
        return call("PUT", "/connector-plugins/" + plugin + "/config/validate", Optional.of(text(config)));
    }

    /** Returns the connector's status; empty as long as it has none. */
    public Optional<ConnectorStatus> status(String name) {
        HttpResponse<String> response = exchange("GET", path(name, "status"), Optional.empty());
        if (response.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(ConnectorStatus.of(checked("GET", path(name, "status"), response)));
    }

    /**
     * Restarts the connector and all of its tasks. A failure that {@link #status} shows afterwards is a new one: Connect
     * itself goes on showing the old one for a moment.
     */
    public void restart(String name) {
        call("POST", path(name, "restart?includeTasks=true&onlyFailed=false"));
        // Not met when it fails again faster than the status is polled; then what is shown is new as well.
        Wait.atMost(STALE_LIMIT)
                .every(Duration.ofMillis(10))
                .isMet(() -> status(name).flatMap(ConnectorStatus::failure).isEmpty());
    }

    /** Restarts one task and nothing else. */
    public void restartTask(String name, int task) {
        call("POST", path(name, "tasks/" + task + "/restart"));
    }

    public void pause(String name) {
        call("PUT", path(name, "pause"));
    }

    public void resume(String name) {
        call("PUT", path(name, "resume"));
    }

    /** Ends the connector's tasks and keeps its configuration and offsets. */
    public void stop(String name) {
        call("PUT", path(name, "stop"));
    }

    public void delete(String name) {
        call("DELETE", "/connectors/" + name);
    }

    /** Returns the committed offsets, as Connect writes them. */
    public JsonNode offsets(String name) {
        return call("GET", path(name, "offsets"));
    }

    /** Deletes the committed offsets of a connector, which must be stopped. */
    public void deleteOffsets(String name) {
        call("DELETE", path(name, "offsets"));
    }

    /**
     * Sets committed offsets of a connector, which must be stopped.
     *
     * @param offsets as {@link #offsets} returns them
     */
    public void patchOffsets(String name, JsonNode offsets) {
        call("PATCH", path(name, "offsets"), Optional.of(offsets.toString()));
    }

    /**
     * Waits until the connector and its tasks run.
     *
     * @throws ServerException when one fails, with its trace, or it takes too long
     */
    public void awaitRunning(String name, Duration limit) {
        await(name, ConnectorStatus.State.RUNNING, limit, true);
    }

    /**
     * Waits until a source connector has found its place in the binlog: a reverse source sends nothing of what was written
     * before, and it runs a moment earlier than that.
     */
    public void awaitStreaming(String name, Duration limit) {
        awaitRunning(name, limit);
        Wait.atMost(limit).until("connector " + name + " to stream", () -> {
            JsonNode offset = offsets(name).at("/offsets/0/offset");
            return offset.has("file") && !offset.has("snapshot");
        });
    }

    /** Waits until the connector and its tasks are all in that state. */
    public void awaitState(String name, ConnectorStatus.State state, Duration limit) {
        await(name, state, limit, false);
    }

    /** Waits until the connector and its tasks are not all in that state any more. */
    public void awaitLeft(String name, ConnectorStatus.State state, Duration limit) {
        Wait.atMost(limit).until("connector " + name + " not to be " + state, () -> status(name)
                .filter(status -> !status.isWholly(state))
                .isPresent());
    }

    /** Waits until the connector or one of its tasks failed, and returns the trace. */
    public String awaitFailure(String name, Duration limit) {
        return Wait.atMost(limit)
                .untilPresent(name + " to fail", () -> status(name).flatMap(ConnectorStatus::failure));
    }

    private void await(String name, ConnectorStatus.State state, Duration limit, boolean failureEnds) {
        Wait.atMost(limit).until("connector " + name + " to be " + state, () -> {
            Optional<ConnectorStatus> status = status(name);
            if (failureEnds) {
                status.flatMap(ConnectorStatus::failure).ifPresent(trace -> {
                    throw new ServerException("connector " + name + " failed: " + trace);
                });
            }
            return status.map(s -> s.isWholly(state)).orElse(false);
        });
    }

    private static String path(String name, String rest) {
        return "/connectors/" + name + "/" + rest;
    }

    private String text(Map<String, String> config) {
        try {
            return json.writeValueAsString(config);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode call(String method, String path) {
        return call(method, path, Optional.empty());
    }

    /** Asks again while the worker says that it is rebalancing: that passes by itself. */
    private JsonNode call(String method, String path, Optional<String> body) {
        HttpResponse<String> settled = Wait.atMost(REBALANCE_LIMIT)
                .untilPresent("Connect to finish rebalancing", () -> Optional.of(exchange(method, path, body))
                        .filter(response -> response.statusCode() != CONFLICT));
        return checked(method, path, settled);
    }

    private JsonNode checked(String method, String path, HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new ServerException(
                    method + " " + path + " was answered " + response.statusCode() + ": " + response.body());
        }
        try {
            return response.body().isBlank() ? MissingNode.getInstance() : json.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> exchange(String method, String path, Optional<String> body) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(REQUEST_LIMIT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted", e);
        }
    }
}
