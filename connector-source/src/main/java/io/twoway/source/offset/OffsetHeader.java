package io.twoway.source.offset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twoway.contract.Stamp;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;

/** A record's source offset in its header {@link Stamp#OFFSET_HEADER}. */
public final class OffsetHeader {

    /** Numbers come back from Connect's own store as longs. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private static final TypeReference<Map<String, Object>> OFFSET = new TypeReference<>() {};

    private OffsetHeader() {}

    /** Writes the record's offset into its headers. */
    public static void addTo(SourceRecord record) {
        record.headers().remove(Stamp.OFFSET_HEADER);
        record.headers().addString(Stamp.OFFSET_HEADER, encoded(record.sourceOffset()));
    }

    private static String encoded(Map<String, ?> offset) {
        try {
            return JSON.writeValueAsString(offset);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Connect takes only texts, numbers and booleans in an offset", e);
        }
    }

    /**
     * Returns the offset as it was added.
     *
     * @throws ConnectException when the header is not what this connector writes
     */
    public static Map<String, Object> decode(Header header) {
        try {
            return JSON.readValue(text(header), OFFSET);
        } catch (JsonProcessingException e) {
            throw new ConnectException(
                    "The header " + header.key() + " is not what this connector writes: "
                            + new String(header.value(), StandardCharsets.UTF_8),
                    e);
        }
    }

    /** Returns a header's text, as the default header converter writes it, or JsonConverter. */
    public static String text(Header header) {
        String raw = new String(header.value(), StandardCharsets.UTF_8);
        try {
            JsonNode json = JSON.readTree(raw);
            JsonNode text = json.has("payload") ? json.get("payload") : json;
            return text.isTextual() ? text.asText() : raw;
        } catch (JsonProcessingException e) {
            return raw;
        }
    }
}
