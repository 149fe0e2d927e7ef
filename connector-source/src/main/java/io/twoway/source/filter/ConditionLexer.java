package io.twoway.source.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes an expression of MySQL's apart, as the server does under a {@code sql_mode} that gives no character another meaning. */
final class ConditionLexer {

    /** Kinds of pieces of an expression. */
    enum Kind {
        COMMENT,
        TEXT,
        NUMBER,
        QUOTED_NAME,
        WORD,
        SYMBOL
    }

    /**
     * A piece of an expression.
     *
     * @param kind what it is
     * @param text as it is written; a quoted name without its quotes
     */
    record Token(Kind kind, String text) {

        boolean is(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }

        /** Returns the text by which keywords and functions are known. */
        String word() {
            return text.toUpperCase(Locale.ROOT);
        }
    }

    // repetitions do not give back what they took, so that a long text needs no deep stack
    private static final Pattern TOKEN = Pattern.compile(
            """
            (?<COMMENT>--|\\#|/\\*)
            |(?<TEXT>'[^'\\\\]*+(?:(?:''|\\\\.)[^'\\\\]*+)*+'|"[^"\\\\]*+(?:(?:""|\\\\.)[^"\\\\]*+)*+")
            |`(?<NAME>[^`]*+(?:``[^`]*+)*+)`
            |(?<NUMBER>(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?(?![\\w$]))
            |(?<WORD>[\\w$\\x{80}-\\x{10FFFF}]++)
            |(?<SYMBOL>\\S)""",
            Pattern.COMMENTS | Pattern.DOTALL);

    private ConditionLexer() {}

    static List<Token> tokens(String expression) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(expression);
        while (matcher.find()) {
            tokens.add(token(matcher));
        }
        return tokens;
    }

    private static Token token(Matcher matcher) {
        String name = matcher.group("NAME");
        if (name != null) {
            return new Token(Kind.QUOTED_NAME, name.replace("``", "`"));
        }
        for (Kind kind : List.of(Kind.COMMENT, Kind.TEXT, Kind.NUMBER, Kind.WORD)) {
            if (matcher.group(kind.name()) != null) {
                return new Token(kind, matcher.group());
            }
        }
        return new Token(Kind.SYMBOL, matcher.group());
    }
}
