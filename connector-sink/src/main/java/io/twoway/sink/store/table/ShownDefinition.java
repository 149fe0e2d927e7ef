package io.twoway.sink.store.table;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Definition of a table in the words of SHOW CREATE TABLE, without the next number of its AUTO_INCREMENT column, which rows change. It
 * has all that tables are read for but their triggers: columns in their order with types, collations and expressions, keys, and the engine.
 *
 * @param text the words
 */
public record ShownDefinition(String text) {

    private static final String BEGINNING = "CREATE TABLE ";

    /** Stands behind the bracket that ends columns and keys, and nowhere else: comments and names may read alike. */
    private static final Pattern OPTIONS =
            Pattern.compile("\\)(?: /\\*!\\d+ (?:`[^`]*`|[^`*])*\\*/)? ENGINE=\\w+( AUTO_INCREMENT=\\d+)?(?= |$)");

    /**
     * Returns the definition; empty for what cannot be compared: a view, a temporary table, and a table without its engine, as it is
     * shown to a session of the mode ANSI.
     */
    static Optional<ShownDefinition> of(String shown) {
        return shown.startsWith(BEGINNING) && options(shown).isPresent()
                ? Optional.of(new ShownDefinition(withoutNextNumber(shown)))
                : Optional.empty();
    }

    /** Returns what SHOW CREATE TABLE tells of a table or a view without the next number, if it tells one. */
    public static String withoutNextNumber(String shown) {
        return options(shown)
                .filter(options -> options.group(1) != null)
                .map(options -> shown.substring(0, options.start(1)) + shown.substring(options.end(1)))
                .orElse(shown);
    }

    private static Optional<Matcher> options(String shown) {
        Matcher options = OPTIONS.matcher(shown).region(endOfColumns(shown), shown.length());
        return Optional.of(options).filter(Matcher::lookingAt);
    }

    /** Returns where the bracket is that ends what the first one began; the text's end when there is none. */
    private static int endOfColumns(String shown) {
        int depth = 0;
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
                if (depth == 0) {
                    return i;
                }
            } else if (c == '\'' || c == '`' || c == '"') {
                i = endOfQuoted(shown, i);
            }
        }
        return shown.length();
    }

    /** Returns where quotes end. Doubled ones are an end and another beginning; backslashes escape in texts, not in names. */
    private static int endOfQuoted(String shown, int start) {
        char quote = shown.charAt(start);
        int i = start + 1;
        while (i < shown.length() && shown.charAt(i) != quote) {
            i += quote == '\'' && shown.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }
}
