package io.twoway.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A connector's configuration, as a file in config-examples holds it and Connect's REST API takes it.
 *
 * @param name the connector's name
 * @param config its settings
 */
public record ConnectorFile(String name, Map<String, String> config) {

    public ConnectorFile {
        config = Map.copyOf(config);
    }

    /** Reads such a file. */
    public static ConnectorFile read(Path file) {
        ObjectMapper json = new ObjectMapper();
        try {
            JsonNode tree = json.readTree(file.toFile());
            Map<String, String> config = json.convertValue(tree.required("config"), new TypeReference<>() {});
            return new ConnectorFile(tree.required("name").asText(), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether Connect, which adds the name to the settings, has this configuration already. */
    boolean isSameAs(Map<String, String> registered) {
        Map<String, String> whole = new TreeMap<>(config);
        whole.put("name", name);
        return whole.equals(new TreeMap<>(registered));
    }
}
