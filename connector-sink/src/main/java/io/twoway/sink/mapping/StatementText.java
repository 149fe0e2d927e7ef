package io.twoway.sink.mapping;

import io.twoway.table.QuotedName;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.antlr.v4.runtime.ParserRuleContext;

/** A statement whose names are exchanged one by one; everything between them stays as it was written. */
final class StatementText {

    /** Of two replacements at one place the first is kept: both name the same thing. */
    private static final Comparator<Replacement> BY_PLACE = Comparator.comparingInt(Replacement::start);

    private final String statement;

    // Mutable state
    private final TreeSet<Replacement> replacements = new TreeSet<>(BY_PLACE);

    StatementText(String statement) {
        this.statement = statement;
    }

    /**
     * Replaces what the nodes span by quoted names, joined by dots.
     *
     * @param from the first node
     * @param to the last node, which may be the first
     */
    void replace(ParserRuleContext from, ParserRuleContext to, List<String> names) {
        // the parser counts characters of more than 16 bits as one
        int start = statement.offsetByCodePoints(0, from.getStart().getStartIndex());
        int end = statement.offsetByCodePoints(0, to.getStop().getStopIndex() + 1);
        replacements.add(new Replacement(
                start, end, String.join(".", names.stream().map(QuotedName::of).toList())));
    }

    /** Returns the name that a node spells. */
    static String nameOf(ParserRuleContext identifier) {
        String text = identifier.getText();
        boolean isQuoted = text.length() > 1 && (text.charAt(0) == '`' || text.charAt(0) == '"');
        String quote = text.substring(0, 1); // double quotes only where the session has ANSI_QUOTES
        return isQuoted ? text.substring(1, text.length() - 1).replace(quote + quote, quote) : text;
    }

    /** Returns the statement with all replacements made. */
    String replaced() {
        StringBuilder text = new StringBuilder();
        int written = 0;
        for (Replacement replacement : replacements) {
            text.append(statement, written, replacement.start()).append(replacement.text());
            written = replacement.end();
        }
        return text.append(statement, written, statement.length()).toString();
    }

    private record Replacement(int start, int end, String text) {}
}
