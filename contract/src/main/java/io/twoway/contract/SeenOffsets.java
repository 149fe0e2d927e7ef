package io.twoway.contract;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Offsets of each peer's stream up to which a site had applied it when it wrote a change: stream topic to next Kafka
 * offset. With two sites this is the peer half of a vector clock; the change's own offset is the other half.
 *
 * @param byStream next offset by stream topic; a stream that is absent had not been applied at all
 */
public record SeenOffsets(SortedMap<String, Long> byStream) {

    /** Nothing of any peer had been applied, or it is not known. */
    public static final SeenOffsets NONE = new SeenOffsets(Collections.emptySortedMap());

    public SeenOffsets {
        byStream = Collections.unmodifiableSortedMap(new TreeMap<>(byStream));
    }

    /** Returns this knowledge after one more transaction of {@code stream} was applied. */
    public SeenOffsets with(String stream, long nextOffset) {
        TreeMap<String, Long> next = new TreeMap<>(byStream);
        next.put(stream, nextOffset);
        return new SeenOffsets(next);
    }

    /** Returns the wire format: {@code stream=offset} pairs joined by commas (a topic name has neither sign). */
    public String encoded() {
        return byStream.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
    }

    /**
     * Reads what {@link #encoded()} wrote.
     *
     * @throws IllegalArgumentException when the text is not of that form
     */
    public static SeenOffsets parse(String text) {
        TreeMap<String, Long> offsets = new TreeMap<>();
        for (String pair : text.isEmpty() ? new String[0] : text.split(",")) {
            int sign = pair.lastIndexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("'" + text + "' is not a list of stream=offset pairs");
            }
            offsets.put(pair.substring(0, sign), Long.parseLong(pair.substring(sign + 1)));
        }
        return new SeenOffsets(offsets);
    }
}
