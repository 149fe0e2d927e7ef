package io.twoway.source.statement;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Label with what Debezium's report of a statement has no place for, carried as a comment before its text: a statement that changes
 * several tables is reported in parts, each under a table's database instead of the session's.
 *
 * @param part the number of the part, counted from 1; each has the text of the whole statement
 * @param database the default database of the session; empty text for none
 */
public record StatementLabel(int part, String database) {

    private static final Pattern COMMENT = Pattern.compile("^/\\*twoway (\\d+) ([A-Za-z0-9_-]*)\\*/ ");

    /** Returns the text with this label. */
    public String on(String statement) {
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(database.getBytes(StandardCharsets.UTF_8));
        return "/*twoway " + part + " " + name + "*/ " + statement;
    }

    /** Reads the label of a text; empty when it has none. */
    static Optional<StatementLabel> of(String text) {
        Matcher comment = COMMENT.matcher(text);
        if (!comment.find()) {
            return Optional.empty();
        }
        byte[] name = Base64.getUrlDecoder().decode(comment.group(2));
        return Optional.of(
                new StatementLabel(Integer.parseInt(comment.group(1)), new String(name, StandardCharsets.UTF_8)));
    }

    /** Returns the text without its label. */
    static String removedFrom(String text) {
        return COMMENT.matcher(text).replaceFirst("");
    }
}
