package io.twoway.bench.loop;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row event as the loop reads it: the payload only, in one pass.
 *
 * @param op Debezium's letter of the operation; empty where the record is none of a row
 * @param before the row before, by column; empty where there is none
 * @param after the row after
 */
record LoopRecord(String op, Map<String, Object> before, Map<String, Object> after) {

    private static final JsonFactory JSON = new JsonFactory();

    static LoopRecord parse(byte[] value) {
        try (JsonParser parser = JSON.createParser(value)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (parser.currentName().equals("payload") && parser.nextToken() == JsonToken.START_OBJECT) {
                    return payload(parser);
                }
                skip(parser);
            }
            return new LoopRecord("", Map.of(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LoopRecord payload(JsonParser parser) throws IOException {
        String op = "";
        Map<String, Object> before = Map.of();
        Map<String, Object> after = Map.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "op" -> op = parser.getText();
                case "before" -> before = row(parser);
                case "after" -> after = row(parser);
                default -> parser.skipChildren();
            }
        }
        return new LoopRecord(op, before, after);
    }

    private static Map<String, Object> row(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return Map.of();
        }
        Map<String, Object> row = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String column = parser.currentName();
            row.put(column, value(parser));
        }
        return row;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.nextToken()) {
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_STRING -> parser.getText();
            default -> null;
        };
    }

    private static void skip(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
            parser.nextToken();
        }
        parser.skipChildren();
    }
}
