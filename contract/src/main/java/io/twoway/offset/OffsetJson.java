package io.twoway.offset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;

/** A record of ours as one value of a source offset: JSON. */
public final class OffsetJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OffsetJson() {}

    /**
     * Returns what stands under a key; empty when nothing does.
     *
     * @throws ConnectException when it is not what this connector writes
     */
    public static <T> Optional<T> in(Map<String, ?> offset, String key, Class<T> type) {
        return Optional.ofNullable(offset.get(key)).map(text -> parse(text.toString(), key, type));
    }

    private static <T> T parse(String text, String key, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new ConnectException("The stored offset's " + key + " is not what this connector writes: " + text, e);
        }
    }

    /** Returns the text for the offset. */
    public static String encoded(Record state) {
        try {
            return JSON.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of texts and numbers is always JSON", e);
        }
    }
}
