package io.twoway.sink.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads pairs of names as a user writes them: {@code shop.orders:store.sales, `a,b`.c:d.e}. A name between backticks may
 * have any character, a backtick doubled, as in SQL; one without them ends at a comma, colon, dot or backtick.
 */
final class NamePairs {

    private static final char QUOTE = '`';
    private static final String SIGNS = ",:.`";

    private final String text;

    // Mutable state
    private int position;

    private NamePairs(String text) {
        this.text = text;
    }

    /**
     * The names on both sides of one entry.
     *
     * @param from the parts of the origin's name
     * @param to the parts of the destination's name
     */
    public record Pair(List<String> from, List<String> to) {

        public Pair {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    /**
     * Reads a list of pairs; blank text has none.
     *
     * @param from how many parts each name at the origin has
     * @param to how many parts each name at the destination has
     * @throws IllegalArgumentException when the text is not of that form; the message is for the user
     */
    public static List<Pair> parse(String text, int from, int to) {
        if (text.isBlank()) {
            return List.of();
        }
        NamePairs reader = new NamePairs(text);
        List<Pair> pairs = new ArrayList<>();
        do {
            pairs.add(reader.pair(from, to));
        } while (reader.skips(','));
        if (reader.position < text.length()) {
            throw reader.unexpected();
        }
        return List.copyOf(pairs);
    }

    private Pair pair(int from, int to) {
        int start = position;
        List<String> left = path();
        if (!skips(':')) {
            throw new IllegalArgumentException("'"
                    + text.substring(start, position).strip() + "' has no ':' and name at the destination behind it");
        }
        List<String> right = path();
        if (left.size() != from || right.size() != to) {
            throw new IllegalArgumentException("'"
                    + text.substring(start, position).strip() + "' has " + left.size()
                    + " part(s) before the ':' and " + right.size() + " behind it, instead of " + from + " and " + to
                    + "; put a name with a sign in it between backticks");
        }
        return new Pair(left, right);
    }

    private List<String> path() {
        List<String> names = new ArrayList<>();
        do {
            names.add(name());
        } while (skips('.'));
        return names;
    }

    private String name() {
        skipBlanks();
        if (position < text.length() && text.charAt(position) == QUOTE) {
            return quoted();
        }
        int start = position;
        while (position < text.length() && SIGNS.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        String name = text.substring(start, position).strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "a name is missing at character " + (position + 1) + " of '" + text + "'");
        }
        return name;
    }

    private String quoted() {
        StringBuilder name = new StringBuilder();
        int start = position++;
        while (position < text.length()) {
            char sign = text.charAt(position++);
            if (sign != QUOTE) {
                name.append(sign);
            } else if (position < text.length() && text.charAt(position) == QUOTE) {
                name.append(QUOTE);
                position++;
            } else if (name.length() > 0) {
                return name.toString();
            } else {
                break;
            }
        }
        throw new IllegalArgumentException(
                "no name between backticks at character " + (start + 1) + " of '" + text + "'");
    }

    private boolean skips(char sign) {
        skipBlanks();
        if (position < text.length() && text.charAt(position) == sign) {
            position++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("'" + text.substring(position) + "' is not expected at character "
                + (position + 1) + " of '" + text + "'");
    }
}
