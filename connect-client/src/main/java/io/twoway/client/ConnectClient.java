package io.twoway.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Client of Connect's REST API. Every method throws {@link ConnectFailure} when Connect does not do what it is asked. */
public final class ConnectClient {

    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(100);

    private final ObjectMapper json = new ObjectMapper();
    private final RestEndpoint rest;
    private final String address;

    public ConnectClient(Access access) {
        this.rest = new RestEndpoint(access);
        this.address = access.address();
    }

    /** Returns the client of a worker that asks nobody for a password. */
    public static ConnectClient at(URI worker) {
        return new ConnectClient(new Access(worker.toString(), Optional.empty(), TlsFiles.NONE, REQUEST_LIMIT));
    }

    /** Returns the address that is asked, for messages. */
    public String address() {
        return address;
    }

    /** Returns whether the worker has this connector plugin. */
    public boolean hasPlugin(String simpleName) {
        for (JsonNode plugin : rest.call("GET", "/connector-plugins")) {
            if (plugin.path("class").asText().endsWith("." + simpleName)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the versions of all plugins that the worker has, by class. */
    public Map<String, String> plugins() {
        Map<String, String> versions = new TreeMap<>();
        for (JsonNode plugin : rest.call("GET", "/connector-plugins?connectorsOnly=false")) {
            versions.put(plugin.path("class").asText(), plugin.path("version").asText("without a version"));
        }
        return versions;
    }

    /** Returns the settings of all connectors as they were registered, by name. */
    public Map<String, Map<String, String>> connectors() {
        Map<String, Map<String, String>> settings = new TreeMap<>();
        rest.call("GET", "/connectors?expand=info").properties().forEach(connector -> {
            JsonNode config = connector.getValue().path("info").path("config");
            settings.put(connector.getKey(), json.convertValue(config, new TypeReference<>() {}));
        });
        return settings;
    }

    /** Returns what the connector has against the settings; it looks at its MySQL server too. */
    public List<SettingError> validate(String name, Map<String, String> settings) {
        return validation(name, settings).errors();
    }

    /** Returns all that the worker says about the settings; the connector looks at its MySQL server too. */
    public Validation validation(String name, Map<String, String> settings) {
        String type = settings.getOrDefault("connector.class", "");
        String plugin = segment(type.substring(type.lastIndexOf('.') + 1));
        Map<String, String> named = new TreeMap<>(settings);
        named.put("name", name);
        JsonNode answer = rest.call("PUT", "/connector-plugins/" + plugin + "/config/validate", named);
        List<SettingError> errors = new ArrayList<>();
        for (JsonNode config : answer.path("configs")) {
            JsonNode value = config.path("value");
            value.path("errors")
                    .forEach(error ->
                            errors.add(new SettingError(value.path("name").asText(), error.asText())));
        }
        return Validation.of(errors);
    }

    /** Creates the connector, or gives it new settings, which restarts its tasks. */
    public void put(String name, Map<String, String> settings) {
        rest.call("PUT", path(name, "/config"), settings);
    }

    /** Returns the connector's settings as they were registered, the name among them; empty when there is no such one. */
    public Optional<Map<String, String>> settings(String name) {
        return rest.find(path(name, "/config")).map(config -> json.convertValue(config, new TypeReference<>() {}));
    }

    /** Returns the connector's status; empty when there is no such one, or it has none yet. */
    public Optional<ConnectorStatus> status(String name) {
        return rest.find(path(name, "/status")).map(ConnectorStatus::of);
    }

    /** Returns how far the connector is. */
    public Position position(String name) {
        return rest.find(path(name, "/offsets")).map(Position::of).orElseGet(Position.None::new);
    }

    /** Returns what a source has stored last, as Connect shows it; empty when it has stored nothing. */
    public Map<String, Object> sourceOffset(String name) {
        JsonNode offset = rest.find(path(name, "/offsets"))
                .map(answer -> answer.at("/offsets/0/offset"))
                .filter(JsonNode::isObject)
                .orElseGet(json::createObjectNode);
        return json.convertValue(offset, new TypeReference<>() {});
    }

    /**
     * Returns how far the connector is.
     *
     * @param limit how long Connect may take: it asks Kafka, and waits for long while that does not answer
     */
    public Position position(String name, Duration limit) {
        return rest.find(path(name, "/offsets"), limit).map(Position::of).orElseGet(Position.None::new);
    }

    public void pause(String name) {
        rest.call("PUT", path(name, "/pause"));
    }

    public void resume(String name) {
        rest.call("PUT", path(name, "/resume"));
    }

    /** Ends the connector's tasks and keeps its settings and offsets. */
    public void stop(String name) {
        rest.call("PUT", path(name, "/stop"));
    }

    /** Restarts what has failed of the connector and its tasks. */
    public void restartFailed(String name) {
        rest.call("POST", path(name, "/restart?includeTasks=true&onlyFailed=true"));
    }

    /** Restarts the connector and all of its tasks. */
    public void restartAll(String name) {
        rest.call("POST", path(name, "/restart?includeTasks=true&onlyFailed=false"));
    }

    public void delete(String name) {
        rest.call("DELETE", path(name, ""));
    }

    /** Deletes the stored offsets of a stopped connector; those of a sink are its consumer group. */
    public void deleteOffsets(String name) {
        rest.call("DELETE", path(name, "/offsets"));
    }

    private static String path(String name, String rest) {
        return "/connectors/" + segment(name) + rest;
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
