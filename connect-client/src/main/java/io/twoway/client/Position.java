package io.twoway.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoway.offset.LoadedSoFar;
import java.util.Map;
import java.util.Optional;

/** Progress of a connector by its stored offsets, which are a little behind what it has done. */
public sealed interface Position {

    /** Returns it in words, for a person. */
    String describe();

    /** A connector that has stored nothing yet. */
    record None() implements Position {
        @Override
        public String describe() {
            return "no stored position";
        }
    }

    /** A connector whose position Connect did not tell. */
    record Unknown() implements Position {
        @Override
        public String describe() {
            return "position not known";
        }
    }

    /**
     * A source that reads whole tables.
     *
     * @param progress how far it is; empty where it has not said so yet
     */
    record Loading(Optional<LoadedSoFar> progress) implements Position {
        @Override
        public String describe() {
            return "in its full load"
                    + progress.map(far -> ": " + far.rows() + " rows read of about " + far.expected() + " ("
                                    + far.percent() + " %), " + far.pace())
                            .orElse("");
        }
    }

    /**
     * A source that follows the binlog.
     *
     * @param file the binlog file
     * @param offset the place in it, in bytes
     */
    record Streaming(String file, long offset) implements Position {
        @Override
        public String describe() {
            return "streams, " + file + " at " + offset;
        }
    }

    /**
     * A sink that applies a topic.
     *
     * @param topic the topic
     * @param nextOffset the offset of the first record that is not applied
     */
    record Applied(String topic, long nextOffset) implements Position {
        @Override
        public String describe() {
            return "topic " + topic + " is applied up to offset " + nextOffset;
        }
    }

    /** Reads Connect's answer. A source that no longer loads has a place in the binlog and no word of a snapshot. */
    static Position of(JsonNode offsets) {
        JsonNode first = offsets.at("/offsets/0");
        JsonNode offset = first.path("offset");
        if (offset.has("kafka_offset")) {
            return new Applied(
                    first.at("/partition/kafka_topic").asText(),
                    offset.get("kafka_offset").asLong());
        }
        if (!offset.has("file")) {
            return new None();
        }
        return offset.has("snapshot")
                ? new Loading(Optional.ofNullable(offset.get(LoadedSoFar.OFFSET_KEY))
                        .flatMap(text -> LoadedSoFar.in(Map.of(LoadedSoFar.OFFSET_KEY, text.asText()))))
                : new Streaming(offset.get("file").asText(), offset.path("pos").asLong());
    }
}
