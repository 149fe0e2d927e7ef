package io.twoway.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.precheck.rule.Connectors;
import io.twoway.precheck.rule.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A connector as Connect's REST API takes it.
 *
 * @param name the connector's name
 * @param settings its settings
 */
record ConnectorConfig(String name, Map<String, String> settings) {

    static final String SOURCE = "TwoWayMySqlSourceConnector";
    static final String SINK = "TwoWayMySqlSinkConnector";

    ConnectorConfig {
        settings = Map.copyOf(settings);
    }

    /**
     * Reads a file that has {@code name} and {@code config}, as it is written.
     *
     * @throws UsageException naming the file and what is wrong with it
     */
    static ConnectorConfig read(Path file) {
        ObjectMapper json = new ObjectMapper();
        try {
            JsonNode tree = json.readTree(file.toFile());
            if (!tree.hasNonNull("name") || !tree.path("config").isObject()) {
                throw new UsageException(file + ": a connector's file has \"name\" and \"config\".");
            }
            Map<String, String> settings = json.convertValue(tree.get("config"), new TypeReference<>() {});
            if (settings.containsValue(null)) {
                throw new UsageException(file + ": a setting is null; leave it out.");
            }
            return new ConnectorConfig(tree.get("name").asText(), settings);
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(file + " cannot be read: " + e.getMessage());
        }
    }

    boolean isSource() {
        return classIs(SOURCE);
    }

    boolean isSink() {
        return classIs(SINK);
    }

    /** Returns a setting without blanks around it; empty when it is not set. */
    Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Returns whether a source sends changes, and not its full load only. */
    boolean sendsChanges() {
        return !isOff("include.changes");
    }

    /** Returns whether a setting that is on by default is not. */
    boolean isOff(String key) {
        return is(key, "false");
    }

    /** Returns whether a setting has a word for its value, which connectors take in any case of letters. */
    boolean is(String key, String word) {
        return setting(key).filter(word::equalsIgnoreCase).isPresent();
    }

    /** Returns the topic that a source writes. */
    String streamTopic() {
        return Connectors.topic(forRules());
    }

    /** Returns whether a connector with these settings does the same at the same site. */
    boolean hasRoleOf(ConnectorConfig other) {
        return isSource() == other.isSource()
                && isSink() == other.isSink()
                && setting("site.name").equals(other.setting("site.name"))
                && direction().equals(other.direction());
    }

    private Optional<String> direction() {
        return setting("direction").map(word -> word.toLowerCase(Locale.ROOT));
    }

    /** Returns how items name it. */
    String subject() {
        return "connector " + name;
    }

    /** Returns the connector as rules look at it. */
    Settings forRules() {
        return new Settings(name, settings);
    }

    /** Connect takes the full name of a class, the simple one, and the simple one without {@code Connector}. */
    private boolean classIs(String simpleName) {
        String given = setting("connector.class").orElse("");
        String simple = given.substring(given.lastIndexOf('.') + 1);
        return simple.equals(simpleName) || (simple + "Connector").equals(simpleName);
    }
}
