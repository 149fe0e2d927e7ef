package io.twoway.sink.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads JSON documents so that the binlog's text and MySQL's text of one document are equal values. */
public final class JsonDocuments {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonDocuments() {}

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException when the text is not JSON
     */
    public static Value.Json parse(String text) {
        try {
            return new Value.Json(text, normalized(MAPPER.readTree(text)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
    }

    /** A whole number and a DOUBLE are two things to MySQL; a DOUBLE has several spellings (1.0, 1e0). */
    private static JsonNode normalized(JsonNode node) {
        if (node.isIntegralNumber()) {
            return MAPPER.getNodeFactory().numberNode(node.bigIntegerValue());
        }
        if (node.isNumber()) {
            return MAPPER.getNodeFactory().numberNode(node.doubleValue());
        }
        if (node.isObject()) {
            var object = MAPPER.createObjectNode();
            node.properties().forEach(entry -> object.set(entry.getKey(), normalized(entry.getValue())));
            return object;
        }
        if (node.isArray()) {
            var array = MAPPER.createArrayNode();
            node.forEach(element -> array.add(normalized(element)));
            return array;
        }
        return node;
    }
}
