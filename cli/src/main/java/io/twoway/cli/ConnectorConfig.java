package io.twoway.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.precheck.rule.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A connector as Connect's REST API takes it.
 *
 * @param name the connector's name
 * @param settings its settings, with placeholders replaced by what they stand for
 * @param written its settings as they stand in its file
 */
record ConnectorConfig(String name, Map<String, String> settings, Map<String, String> written) {

    private static final String SOURCE = "TwoWayMySqlSourceConnector";
    private static final String SINK = "TwoWayMySqlSinkConnector";

    ConnectorConfig {
        settings = Map.copyOf(settings);
        written = Map.copyOf(written);
    }

    /** A connector without placeholders. */
    ConnectorConfig(String name, Map<String, String> settings) {
        this(name, settings, settings);
    }

    /**
     * Reads a file that has {@code name} and {@code config}.
     *
     * @throws UsageException naming the file and what is wrong with it
     */
    static ConnectorConfig read(Path file, Placeholders placeholders) {
        ObjectMapper json = new ObjectMapper();
        try {
            JsonNode tree = json.readTree(file.toFile());
            if (!tree.hasNonNull("name") || !tree.path("config").isObject()) {
                throw new UsageException(file + ": a connector's file has \"name\" and \"config\".");
            }
            Map<String, String> settings = json.convertValue(tree.get("config"), new TypeReference<>() {});
            return new ConnectorConfig(tree.get("name").asText(), placeholders.replacedIn(file, settings), settings);
        } catch (IOException e) {
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
