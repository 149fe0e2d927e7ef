package io.twoway.it.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a script apart at its delimiters, which do not count inside of strings, names and comments. */
final class SqlSplitter {

    private static final Pattern DELIMITER_LINE = Pattern.compile("(?i)DELIMITER[ \\t]+(\\S+)[^\\n]*");
    private static final Pattern COMMENT = Pattern.compile("--(?=\\s|$)[^\\n]*|#[^\\n]*|/\\*(?!!)(?s:.*?)\\*/");
    private static final Pattern QUOTED = Pattern.compile(
            "'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|`[^`]*+`", Pattern.DOTALL);

    private final String text;
    private final Matcher delimiterLine;
    private final Matcher comment;
    private final Matcher quoted;

    // Mutable state
    private final List<String> statements = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();
    private String delimiter = ";";
    private int position;

    SqlSplitter(String text) {
        this.text = text;
        this.delimiterLine = DELIMITER_LINE.matcher(text);
        this.comment = COMMENT.matcher(text);
        this.quoted = QUOTED.matcher(text);
    }

    List<String> statements() {
        while (position < text.length()) {
            step();
        }
        end();
        return List.copyOf(statements);
    }

    private void step() {
        char next = text.charAt(position);
        if (text.startsWith(delimiter, position)) {
            position += delimiter.length();
            end();
        } else if ("-#/".indexOf(next) >= 0 && isAt(comment)) {
            position = comment.end();
        } else if ("'\"`".indexOf(next) >= 0 && isAt(quoted)) {
            statement.append(quoted.group());
            position = quoted.end();
        } else if ("dD".indexOf(next) >= 0 && statement.isEmpty() && isAt(delimiterLine)) {
            delimiter = delimiterLine.group(1);
            position = delimiterLine.end();
        } else {
            add(next);
        }
    }

    private boolean isAt(Matcher matcher) {
        return matcher.region(position, text.length()).lookingAt();
    }

    private void add(char next) {
        if (!statement.isEmpty() || !Character.isWhitespace(next)) {
            statement.append(next);
        }
        position++;
    }

    private void end() {
        String sql = statement.toString().strip();
        if (!sql.isEmpty()) {
            statements.add(sql);
        }
        statement.setLength(0);
    }
}
