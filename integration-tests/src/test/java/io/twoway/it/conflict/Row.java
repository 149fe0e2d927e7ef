package io.twoway.it.conflict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row of the matrix's tables, with the keys of one case. */
record Row(Shape shape, String id, String code, String v, String note) {

    static final List<String> COLUMNS = List.of("id", "code", "v", "note");

    /** @param text {@code id|code|v|note}, as in {@link Matrix} */
    static Row of(String text, Shape shape, int number) {
        String[] parts = text.split("\\|");
        return new Row(shape, shape.key(parts[0], number), shape.key(parts[1], number), parts[2], parts[3]);
    }

    String values() {
        return "(" + shape.literal(id) + ", " + shape.literal(code) + ", " + v + ", '" + note + "')";
    }

    String assignments() {
        return "id = " + shape.literal(id) + ", code = " + shape.literal(code) + ", v = " + v + ", note = '" + note
                + "'";
    }

    String condition() {
        return "id = " + shape.literal(id);
    }

    /** Returns the row as queries show it and as {@link #text(JsonNode)} does. */
    String text() {
        return Stream.of(id, code, v, note).collect(Collectors.joining("|"));
    }

    /** Returns an image of the journal in the form of {@link #text()}. */
    static String text(JsonNode image) {
        return COLUMNS.stream()
                .map(image::get)
                .map(value -> value.isNull() ? "NULL" : value.asText())
                .collect(Collectors.joining("|"));
    }
}
