package io.twoway.cli.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A connector's file as people read it and Connect's REST API takes it.
 *
 * @param file the file's name
 * @param name the connector's name
 * @param settings its settings, in the order in which a person reads them
 */
public record ConnectorFile(String file, String name, Map<String, String> settings) {

    public ConnectorFile {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** Returns what stands in the file. */
    public String text() {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("name", name);
        whole.put("config", settings);
        try {
            return new ObjectMapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(whole)
                            .replace("\" : ", "\": ")
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
