package io.twoway.source.json;

import java.util.Optional;

/** Place in a document that holds a value. */
sealed interface JsonSlot {

    JsonNode value();

    void replace(JsonNode value);

    void remove();

    /** Returns the place that a step leads to; empty when there is none. A lone value counts as an array of itself. */
    default Optional<JsonSlot> step(JsonPath.Leg leg) {
        JsonNode here = value();
        if (leg instanceof JsonPath.Name name) {
            return here instanceof JsonNode.Members object && object.values().containsKey(name.name())
                    ? Optional.of(new InObject(object, name.name()))
                    : Optional.empty();
        }
        JsonPath.Index index = (JsonPath.Index) leg;
        if (here instanceof JsonNode.Elements array) {
            int at = index.in(array.values().size());
            return at >= 0 && at < array.values().size() ? Optional.of(new InArray(array, at)) : Optional.empty();
        }
        return index.number() == 0 ? Optional.of(this) : Optional.empty();
    }

    /** The whole document, which no partial update replaces. */
    record Whole(JsonNode value) implements JsonSlot {

        @Override
        public void replace(JsonNode other) {
            throw new IllegalArgumentException("a partial update replaces the whole document");
        }

        @Override
        public void remove() {
            throw new IllegalArgumentException("a partial update removes the whole document");
        }
    }

    /** A member of an object. */
    record InObject(JsonNode.Members object, String name) implements JsonSlot {

        @Override
        public JsonNode value() {
            return object.values().get(name).value();
        }

        @Override
        public void replace(JsonNode value) {
            object.values().computeIfPresent(name, (key, old) -> new JsonNode.Member(old.name(), value));
        }

        @Override
        public void remove() {
            object.values().remove(name);
        }
    }

    /** An element of an array. */
    record InArray(JsonNode.Elements array, int index) implements JsonSlot {

        @Override
        public JsonNode value() {
            return array.values().get(index);
        }

        @Override
        public void replace(JsonNode value) {
            array.values().set(index, value);
        }

        @Override
        public void remove() {
            array.values().remove(index);
        }
    }
}
