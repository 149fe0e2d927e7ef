package io.twoway.source.filter;

import io.twoway.source.filter.ConditionLexer.Kind;
import io.twoway.source.filter.ConditionLexer.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A deterministic SQL expression over the columns of one row; MySQL evaluates it, and this makes sure that nothing else goes
 * into it.
 *
 * @param sql as the user wrote it
 * @param names what may be a column in it, in lower case
 */
public record ConditionText(String sql, Set<String> names) {

    private static final Set<String> SYMBOLS = Set.of("+-*/%=<>!&|^~(),".split(""));
    private static final Set<String> QUERIES = Set.of("SELECT", "TABLE", "VALUES", "INTO");
    private static final Set<String> CHANGING = Set.of(
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "CURRENT_USER",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "UTC_DATE",
            "UTC_TIME",
            "UTC_TIMESTAMP");

    public ConditionText {
        names = Set.copyOf(names);
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException when it is more than an expression over a row; the message is for the user
     */
    public static ConditionText parse(String text) {
        List<Token> tokens = ConditionLexer.tokens(text);
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("It is empty. Write an expression over the table's columns.");
        }
        for (int i = 0; i < tokens.size(); i++) {
            check(tokens.get(i), tokens.subList(i + 1, tokens.size()));
        }
        checkParentheses(tokens);
        return new ConditionText(text.strip(), names(tokens));
    }

    /** Returns whether the condition may look at a column; it surely does not look at others. */
    public boolean mentions(String column) {
        return names.contains(column.toLowerCase(Locale.ROOT));
    }

    private static Set<String> names(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.kind() == Kind.WORD || token.kind() == Kind.QUOTED_NAME)
                .map(token -> token.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static void check(Token token, List<Token> following) {
        boolean call = !following.isEmpty() && following.get(0).is("(");
        switch (token.kind()) {
            case COMMENT ->
                throw new IllegalArgumentException(
                        "It has a comment (" + token.text() + ") outside of quotes. Leave comments out.");
            case SYMBOL -> checkSymbol(token.text());
            case WORD -> checkWord(token, call, following);
            case QUOTED_NAME -> {
                if (call) {
                    throw notDeterministic(token.text());
                }
            }
            case TEXT, NUMBER -> {}
        }
    }

    private static void checkSymbol(String symbol) {
        if (SYMBOLS.contains(symbol)) {
            return;
        }
        throw new IllegalArgumentException(
                switch (symbol) {
                    case "'", "\"", "`" -> "A quote (" + symbol + ") is not closed.";
                    case "." ->
                        "It has a dot between names. Write columns by their names alone, without table and database.";
                    case "@", ":" -> "It has a variable (" + symbol + "). Use columns and constants only.";
                    case ";" -> "It has a semicolon outside of quotes. Write one expression.";
                    default -> "'" + symbol + "' outside of quotes has no place in an expression over columns.";
                });
    }

    private static void checkWord(Token token, boolean call, List<Token> following) {
        String word = token.word();
        if (QUERIES.contains(word)) {
            throw new IllegalArgumentException("It has " + word
                    + ". It may look at the columns of its own row only, not at other rows or tables. A column of that name"
                    + " stands between backticks.");
        }
        boolean changing = CHANGING.contains(word);
        boolean unknown = call && !ConditionFunctions.isKeyword(word) && !ConditionFunctions.isDeterministic(word);
        boolean empty = call && following.size() > 1 && following.get(1).is(")");
        if (changing || unknown || empty) {
            throw notDeterministic(word);
        }
    }

    private static IllegalArgumentException notDeterministic(String function) {
        return new IllegalArgumentException("It uses " + function
                + ", which is none of MySQL's functions that give the same result for the same row at any time. Use"
                + " functions of columns and constants only, and none that users made.");
    }

    private static void checkParentheses(List<Token> tokens) {
        int open = 0;
        for (Token token : tokens) {
            open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (open < 0) {
                throw new IllegalArgumentException("A parenthesis is closed that was not opened.");
            }
        }
        if (open > 0) {
            throw new IllegalArgumentException("A parenthesis is not closed.");
        }
    }
}
