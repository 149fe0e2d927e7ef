package io.twoway.source.json;

import java.util.ArrayList;
import java.util.List;

/**
 * Place in a JSON document, as the binlog names it.
 *
 * @param legs the steps from the document to the place
 */
record JsonPath(List<Leg> legs) {

    private static final String LAST = "last";

    JsonPath {
        legs = List.copyOf(legs);
    }

    /** A step to a member or an element. */
    sealed interface Leg {}

    /** A step to a member of an object. */
    record Name(String name) implements Leg {}

    /** A step to an element of an array, counted from its end if {@code fromEnd}. */
    record Index(int number, boolean fromEnd) implements Leg {

        int in(int size) {
            return fromEnd ? size - 1 - number : number;
        }
    }

    static JsonPath parse(String text) {
        if (!text.startsWith("$")) {
            throw new IllegalArgumentException("not a path: " + text);
        }
        List<Leg> legs = new ArrayList<>();
        int at = 1;
        while (at < text.length()) {
            int end = endOfLeg(text, at);
            legs.add(leg(text.substring(at, end)));
            at = end;
        }
        return new JsonPath(legs);
    }

    private static int endOfLeg(String text, int start) {
        if (text.charAt(start) == '[') {
            return text.indexOf(']', start) + 1;
        }
        if (text.startsWith(".\"", start)) {
            return JsonStrings.endOf(text, start + 1);
        }
        int end = start + 1;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
            end++;
        }
        return end;
    }

    private static Leg leg(String text) {
        if (text.startsWith(".\"")) {
            return new Name(JsonStrings.unquoted(text.substring(1)));
        }
        if (text.startsWith(".")) {
            return new Name(text.substring(1));
        }
        String index = text.substring(1, text.length() - 1).replace(" ", "");
        if (!index.startsWith(LAST)) {
            return new Index(Integer.parseInt(index), false);
        }
        String before = index.substring(LAST.length()).replace("-", "");
        return new Index(before.isEmpty() ? 0 : Integer.parseInt(before), true);
    }

    JsonPath parent() {
        return new JsonPath(legs.subList(0, legs.size() - 1));
    }

    Leg last() {
        return legs.get(legs.size() - 1);
    }
}
