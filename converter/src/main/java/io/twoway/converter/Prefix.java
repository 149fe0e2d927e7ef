package io.twoway.converter;

import java.util.Arrays;

/** Beginnings of messages: what stands before the payload, where a message is as JsonConverter writes it. */
final class Prefix {

    private static final byte[] BEFORE_SCHEMA = JsonOutput.ascii("{\"schema\":");
    private static final byte[] BEHIND_SCHEMA = JsonOutput.ascii(",\"payload\":");
    private static final byte[] BEFORE_ITEMS = JsonOutput.ascii("{\"schema\":{\"type\":\"array\",\"items\":");
    private static final byte[] BEHIND_ITEMS = JsonOutput.ascii(",\"optional\":true},\"payload\":null}");

    private Prefix() {}

    /** Says whether bytes are what stands before a payload. */
    static boolean is(byte[] prefix) {
        int schemaEnd = prefix.length - BEHIND_SCHEMA.length;
        return begins(prefix, BEFORE_SCHEMA)
                && schemaEnd > BEFORE_SCHEMA.length
                && Arrays.equals(prefix, schemaEnd, prefix.length, BEHIND_SCHEMA, 0, BEHIND_SCHEMA.length);
    }

    static boolean begins(byte[] message, byte[] prefix) {
        return message.length >= prefix.length && Arrays.equals(message, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** Returns what stands before a message's payload. */
    static byte[] of(byte[] message) {
        if (!begins(message, BEFORE_SCHEMA) || message[BEFORE_SCHEMA.length] != '{') {
            throw new OtherShape("no schema at the start");
        }
        int end = endOfObject(message, BEFORE_SCHEMA.length);
        byte[] prefix = Arrays.copyOf(message, end + BEHIND_SCHEMA.length);
        if (!is(prefix)) {
            throw new OtherShape("no payload behind the schema");
        }
        return prefix;
    }

    /** Returns a message whose value is no list, of elements that have a prefix's schema. */
    static byte[] asItems(byte[] prefix) {
        int length = prefix.length - BEFORE_SCHEMA.length - BEHIND_SCHEMA.length;
        byte[] message = Arrays.copyOf(BEFORE_ITEMS, BEFORE_ITEMS.length + length + BEHIND_ITEMS.length);
        System.arraycopy(prefix, BEFORE_SCHEMA.length, message, BEFORE_ITEMS.length, length);
        System.arraycopy(BEHIND_ITEMS, 0, message, BEFORE_ITEMS.length + length, BEHIND_ITEMS.length);
        return message;
    }

    /** Finds the end of an object, where JSON is well-formed. */
    private static int endOfObject(byte[] json, int start) {
        int depth = 0;
        int at = start;
        do {
            switch (json[at]) {
                case '"' -> at = endOfText(json, at + 1);
                case '{' -> depth++;
                case '}' -> depth--;
                default -> {}
            }
            at++;
        } while (depth > 0);
        return at;
    }

    /** Returns the place of the quote that ends a text. */
    private static int endOfText(byte[] json, int start) {
        int at = start;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at;
    }
}
