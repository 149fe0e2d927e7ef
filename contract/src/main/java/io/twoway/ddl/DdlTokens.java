package io.twoway.ddl;

import io.twoway.contract.OriginSession;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a statement into words. Comments are left out; of a version comment ({@code /*!80000 ... *}{@code /}) the content
 * counts, as it does for a server of that version.
 */
final class DdlTokens {

    private final String text;
    private final boolean backslashes;
    private final Blanks blanks;
    private final List<DdlToken> tokens = new ArrayList<>();

    // Mutable state
    private int at;

    private DdlTokens(String text, OriginSession session) {
        this.text = text;
        this.backslashes = !session.hasMode("NO_BACKSLASH_ESCAPES");
        this.blanks = new Blanks(session);
    }

    static List<DdlToken> of(String statement) {
        return of(statement, OriginSession.NONE);
    }

    /** Cuts a statement as the server did in that session. */
    static List<DdlToken> of(String statement, OriginSession session) {
        DdlTokens reader = new DdlTokens(statement, session);
        while (reader.at < statement.length()) {
            reader.step();
        }
        return List.copyOf(reader.tokens);
    }

    private void step() {
        char c = text.charAt(at);
        if (blanks.has(c)) {
            at++;
        } else if (text.startsWith("/*!", at)) {
            at = endOf(at + 3, DdlTokens::isDigit);
        } else if (text.startsWith("/*", at)) {
            at = behind("*/", at + 2);
        } else if (text.startsWith("*/", at)) {
            at += 2;
        } else if (c == '#' || isDashComment()) {
            at = behind("\n", at);
        } else if (c == '`' || c == '\'' || c == '"') {
            quoted(c);
        } else if (isWordPart(c)) {
            add(DdlToken.Kind.WORD, endOf(at, next -> isWordPart(next) && !blanks.has(next)));
        } else {
            add(DdlToken.Kind.SIGN, at + 1);
        }
    }

    private boolean isDashComment() {
        return text.startsWith("--", at) && (at + 2 == text.length() || blanks.opensComment(text.charAt(at + 2)));
    }

    private void quoted(char quote) {
        StringBuilder content = new StringBuilder();
        int i = at + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && backslashes && quote != '`' && i + 1 < text.length()) {
                content.append(text.charAt(++i));
            } else if (c != quote) {
                content.append(c);
            } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                content.append(text.charAt(++i));
            } else {
                break;
            }
            i++;
        }
        int end = Math.min(i + 1, text.length());
        DdlToken.Kind kind = quote == '`' ? DdlToken.Kind.NAME : DdlToken.Kind.TEXT;
        tokens.add(new DdlToken(kind, content.toString(), at, end));
        at = end;
    }

    private void add(DdlToken.Kind kind, int end) {
        tokens.add(new DdlToken(kind, text.substring(at, end), at, end));
        at = end;
    }

    private int behind(String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    private int endOf(int from, CharacterTest test) {
        int end = from;
        while (end < text.length() && test.holds(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }

    private interface CharacterTest {
        boolean holds(char c);
    }
}
