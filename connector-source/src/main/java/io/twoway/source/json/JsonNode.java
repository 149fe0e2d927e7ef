package io.twoway.source.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A value in a JSON document. */
sealed interface JsonNode {

    /** Returns it as MySQL prints it. */
    String text();

    /** A string with its quotes, a number or a literal, as it is printed. */
    record Scalar(String text) implements JsonNode {}

    /**
     * An array.
     *
     * @param values its elements, which can be changed
     */
    record Elements(List<JsonNode> values) implements JsonNode {

        @Override
        public String text() {
            return values.stream().map(JsonNode::text).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /**
     * An object.
     *
     * @param values its members by name, which can be changed
     */
    record Members(NavigableMap<String, Member> values) implements JsonNode {

        /** MySQL keeps short names before long ones, and those of one length by their bytes. */
        private static final Comparator<byte[]> LENGTH_THEN_BYTES =
                Comparator.<byte[]>comparingInt(name -> name.length).thenComparing(Arrays::compareUnsigned);

        Members() {
            this(new TreeMap<>(Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), LENGTH_THEN_BYTES)));
        }

        @Override
        public String text() {
            return values.values().stream()
                    .map(member -> member.name() + ": " + member.value().text())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /**
     * A member of an object.
     *
     * @param name its name with quotes, as it is printed
     */
    record Member(String name, JsonNode value) {}
}
