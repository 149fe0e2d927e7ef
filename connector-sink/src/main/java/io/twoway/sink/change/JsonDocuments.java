package io.twoway.sink.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;

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

    /** One number has several spellings (1, 1.0, 1e0) and two node types; all become one. */
    private static JsonNode normalized(JsonNode node) {
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return MAPPER.getNodeFactory()
                    .numberNode(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
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
