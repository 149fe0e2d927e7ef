package io.twoway.cli.pair;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.precheck.rule.Settings;
import io.twoway.precheck.rule.connector.PairSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A connector as Connect's REST API takes it.
 *
 * @param name the connector's name
 * @param settings its settings
 * @param file where they stand; empty when Connect has them
 */
public record ConnectorConfig(String name, Map<String, String> settings, Optional<Path> file) {

    public static final String SOURCE = "TwoWayMySqlSourceConnector";
    public static final String SINK = "TwoWayMySqlSinkConnector";

    public ConnectorConfig {
        settings = Map.copyOf(settings);
    }

    public ConnectorConfig(String name, Map<String, String> settings) {
        this(name, settings, Optional.empty());
    }

    /**
     * Reads a file that has {@code name} and {@code config}, as it is written.
     *
     * @throws UsageException naming the file and what is wrong with it
     */
    public static ConnectorConfig read(Path file) {
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
            return new ConnectorConfig(tree.get("name").asText(), settings, Optional.of(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(file + " cannot be read: " + e.getMessage());
        }
    }

    public boolean isSource() {
        return classIs(SOURCE);
    }

    public boolean isSink() {
        return classIs(SINK);
    }

    /** Returns a setting without blanks around it; empty when it is not set. */
    public Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Returns whether a source sends changes, and not its full load only. */
    public boolean sendsChanges() {
        return !isOff("include.changes");
    }

    /** Returns whether a setting that is on by default is not. */
    public boolean isOff(String key) {
        return is(key, "false");
    }

    /** Returns whether a setting has a word for its value, which connectors take in any case of letters. */
    public boolean is(String key, String word) {
        return setting(key).filter(word::equalsIgnoreCase).isPresent();
    }

    /** Returns the topic that a source writes. */
    public String streamTopic() {
        return PairSettings.topic(forRules());
    }

    /** Returns whether a connector with these settings does the same at the same site. */
    public boolean hasRoleOf(ConnectorConfig other) {
        return otherInRole(other).isEmpty();
    }

    /** Returns the settings in which another connector does something else, or does it elsewhere. */
    public List<String> otherInRole(ConnectorConfig other) {
        boolean sameKind = isSource() == other.isSource() && isSink() == other.isSink();
        return Stream.of("connector.class", "site.name", "direction")
                .filter(key -> key.equals("connector.class")
                        ? !sameKind
                        : !roleWord(key).equals(other.roleWord(key)))
                .toList();
    }

    private Optional<String> roleWord(String key) {
        return setting(key).map(word -> key.equals("direction") ? word.toLowerCase(Locale.ROOT) : word);
    }

    /** Returns its file and its name, for messages. */
    String described() {
        return file.map(path -> path + " (" + name + ")").orElse(name);
    }

    /** Returns a setting with where it stands, for messages. */
    String show(String key) {
        return described()
                + setting(key).map(value -> " has " + key + "=" + value).orElse(" has no " + key);
    }

    /** Returns how items name it. */
    public String subject() {
        return "connector " + name;
    }

    /** Returns the connector as rules look at it. */
    public Settings forRules() {
        return new Settings(name, settings);
    }

    /** Connect takes the full name of a class, the simple one, and the simple one without {@code Connector}. */
    private boolean classIs(String simpleName) {
        String given = setting("connector.class").orElse("");
        String simple = given.substring(given.lastIndexOf('.') + 1);
        return simple.equals(simpleName) || (simple + "Connector").equals(simpleName);
    }
}
