package io.twoway.cli.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A file with answers: JSON when its name ends with {@code .json}, else properties. */
public final class AnswerFile {

    private AnswerFile() {}

    /**
     * Returns the answers by the keys of their questions. In JSON a list may be an array, and a key may be written as
     * objects inside of each other.
     *
     * @throws WrongAnswersException when the file cannot be read
     */
    public static Map<String, String> read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Map<String, String> answers = new TreeMap<>();
            if (file.toString().endsWith(".json")) {
                flatten("", new ObjectMapper().readTree(reader), answers);
            } else {
                Properties properties = new Properties();
                properties.load(reader);
                properties.stringPropertyNames().forEach(key -> answers.put(key, properties.getProperty(key)));
            }
            return answers;
        } catch (IOException | IllegalArgumentException e) {
            throw new WrongAnswersException(List.of(file + " cannot be read: " + e.getMessage()));
        }
    }

    private static void flatten(String key, JsonNode node, Map<String, String> answers) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            key.isEmpty() ? entry.getKey() : key + "." + entry.getKey(), entry.getValue(), answers));
        } else if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(item.asText()));
            answers.put(key, String.join(",", items));
        } else {
            answers.put(key, node.asText());
        }
    }
}
