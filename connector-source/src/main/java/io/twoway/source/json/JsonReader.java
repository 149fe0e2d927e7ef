package io.twoway.source.json;

import java.util.ArrayList;
import java.util.List;

/** Reads a text as MySQL prints JSON; scalars are taken as they stand. */
final class JsonReader {

    private final String text;

    // Mutable state
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    JsonNode read() {
        JsonNode node = value();
        skipSpace();
        if (at < text.length()) {
            throw new IllegalArgumentException("not JSON from character " + at + " on");
        }
        return node;
    }

    private JsonNode value() {
        skipSpace();
        return switch (peek()) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> new JsonNode.Scalar(string());
            default -> new JsonNode.Scalar(word());
        };
    }

    private JsonNode members() {
        JsonNode.Members object = new JsonNode.Members();
        at++;
        while (!closes('}')) {
            String name = string();
            skip(':');
            object.values().put(JsonStrings.unquoted(name), new JsonNode.Member(name, value()));
        }
        return object;
    }

    private JsonNode elements() {
        List<JsonNode> values = new ArrayList<>();
        at++;
        while (!closes(']')) {
            values.add(value());
        }
        return new JsonNode.Elements(values);
    }

    /** Goes behind a closing bracket, or behind a comma to the next value. */
    private boolean closes(char bracket) {
        skipSpace();
        if (peek() == bracket) {
            at++;
            return true;
        }
        if (peek() == ',') {
            at++;
            skipSpace();
        }
        return false;
    }

    private String string() {
        int end = JsonStrings.endOf(text, at);
        String found = text.substring(at, end);
        at = end;
        return found;
    }

    private String word() {
        int start = at;
        while (at < text.length() && ",]} ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private void skip(char sign) {
        skipSpace();
        if (peek() != sign) {
            throw new IllegalArgumentException("not JSON at character " + at);
        }
        at++;
    }

    private void skipSpace() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("JSON that ends too early");
        }
        return text.charAt(at);
    }
}
