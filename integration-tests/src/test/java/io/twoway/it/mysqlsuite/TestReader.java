package io.twoway.it.mysqlsuite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a test as MySQL's program does: lines behind two dashes, statements up to a delimiter that may change, and blocks. */
final class TestReader {

    private static final Set<String> CONDITIONS = Set.of("if", "while");
    private static final Set<String> WITH_LINES_BEHIND = Set.of("write_file", "append_file", "perl");
    private static final Pattern DELIMITER = Pattern.compile("(?i)^delimiter\\s*(\\S+)$");

    /** Character sets in which the second byte of a character may be a backslash. */
    private static final Pattern SHIFTED = Pattern.compile("(?i)^character_set\\s+(sjis|cp932|gbk|big5|gb18030)\\b.*");

    private final String text;
    private final List<Command> commands = new ArrayList<>();

    // Mutable state
    private int at;
    private String delimiter = ";";
    private boolean shifted;

    private TestReader(String text) {
        this.text = text;
    }

    static List<Command> read(String text) {
        TestReader reader = new TestReader(text);
        while (reader.next()) {
            // next() adds it
        }
        return reader.commands;
    }

    private boolean next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at >= text.length()) {
            return false;
        }
        char first = text.charAt(at);
        if (first == '#') {
            restOfLine();
        } else if (text.startsWith("--", at)) {
            add(Command.line(restOfLine().substring(2).strip()));
        } else if (first == '{' || first == '}') {
            at++;
            add(Command.verbatim(String.valueOf(first)));
        } else {
            condition().ifPresentOrElse(this::add, () -> add(statement()));
        }
        return true;
    }

    private void add(Command command) {
        Matcher change = DELIMITER.matcher(command.text());
        if (change.matches()) {
            delimiter = change.group(1);
        } else if (command.word().equals("character_set")) {
            shifted = SHIFTED.matcher(command.text()).matches();
        } else if (command.word().equals("disable_parsing")) {
            skipUnparsed();
            return;
        }
        if (!command.text().isEmpty()) {
            commands.add(command);
        }
        if (command.form() != Command.Form.VERBATIM && WITH_LINES_BEHIND.contains(command.word())) {
            if (command.form() == Command.Form.STATEMENT) {
                restOfLine();
            }
            commands.add(Command.verbatim(linesTo(terminator(command))));
        }
    }

    private static String terminator(Command command) {
        String[] words = command.text().split("\\s+");
        return words.length > 2 ? words[2].replaceAll("\\W", "") : "EOF";
    }

    private String restOfLine() {
        int end = text.indexOf('\n', at);
        String line = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        return line;
    }

    private void skipUnparsed() {
        while (at < text.length() && !restOfLine().toLowerCase(Locale.ROOT).contains("enable_parsing")) {
            // what stands there is no part of the test
        }
    }

    private String linesTo(String end) {
        StringBuilder lines = new StringBuilder();
        while (at < text.length()) {
            String line = restOfLine();
            lines.append(line).append('\n');
            if (line.strip().equals(end)) {
                break;
            }
        }
        return lines.toString().stripTrailing();
    }

    private Optional<Command> condition() {
        Matcher word = Pattern.compile("(?i)(if|while)\\s*\\(").matcher(text).region(at, text.length());
        if (!word.lookingAt() || !CONDITIONS.contains(word.group(1).toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        int start = at;
        at = word.end();
        for (int open = 1; open > 0 && at < text.length(); ) {
            char c = text.charAt(at);
            if (isQuote(c)) {
                passQuoted(c);
                continue;
            }
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            at++;
        }
        return Optional.of(Command.verbatim(text.substring(start, at)));
    }

    private Command statement() {
        int start = at;
        while (at < text.length() && !text.startsWith(delimiter, at)) {
            char c = text.charAt(at);
            if (isQuote(c)) {
                passQuoted(c);
            } else {
                at++;
            }
        }
        String statement = text.substring(start, Math.min(at, text.length())).stripTrailing();
        at = Math.min(text.length(), at + delimiter.length());
        return new Command(Command.Form.STATEMENT, statement, delimiter);
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"' || c == '`';
    }

    private void passQuoted(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            at += c == '\\' || (shifted && isLead(c)) ? 2 : 1;
        }
        at++;
    }

    private static boolean isLead(char c) {
        return c >= 0x81 && c <= 0xfe && !(c >= 0xa1 && c <= 0xdf);
    }
}
