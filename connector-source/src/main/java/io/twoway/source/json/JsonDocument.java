package io.twoway.source.json;

import java.util.Optional;

/** A JSON document to which partial updates are applied, as a replica of MySQL applies them. */
public final class JsonDocument {

    private final JsonNode root;

    /**
     * @param text as MySQL prints it
     * @throws IllegalArgumentException if it is none
     */
    public JsonDocument(String text) {
        this.root = new JsonReader(text).read();
    }

    /** Puts a value in the place of the one at the path, which must exist; this and the others refuse what does not fit. */
    public void replace(String path, String value) {
        slot(JsonPath.parse(path), path).replace(new JsonReader(value).read());
    }

    /** Adds a member that must not exist yet, or an element before the one at the path; behind the last if there is none. */
    public void insert(String path, String value) {
        JsonPath place = JsonPath.parse(path);
        if (place.legs().isEmpty()) {
            throw misfit(path);
        }
        JsonNode container = slot(place.parent(), path).value();
        JsonNode added = new JsonReader(value).read();
        if (container instanceof JsonNode.Elements array && place.last() instanceof JsonPath.Index index) {
            int size = array.values().size();
            array.values().add(Math.max(0, Math.min(index.in(size), size)), added);
        } else if (container instanceof JsonNode.Members object
                && place.last() instanceof JsonPath.Name name
                && !object.values().containsKey(name.name())) {
            object.values().put(name.name(), new JsonNode.Member(JsonStrings.quoted(name.name()), added));
        } else {
            throw misfit(path);
        }
    }

    /** Removes the value at the path, which must exist. */
    public void remove(String path) {
        slot(JsonPath.parse(path), path).remove();
    }

    /** Returns the document as MySQL prints it. */
    public String text() {
        return root.text();
    }

    private JsonSlot slot(JsonPath path, String shown) {
        Optional<JsonSlot> slot = Optional.of(new JsonSlot.Whole(root));
        for (JsonPath.Leg leg : path.legs()) {
            slot = slot.flatMap(place -> place.step(leg));
        }
        return slot.orElseThrow(() -> misfit(shown));
    }

    private static IllegalArgumentException misfit(String path) {
        return new IllegalArgumentException("the document has no place for " + path);
    }
}
