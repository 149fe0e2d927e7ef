package io.twoway.source.statement;

import io.twoway.contract.OriginSession;
import java.util.Optional;

/** The session of a statement as a comment before its text, on the way through Debezium, which has no other place for it. */
public final class SessionLabel {

    private static final String START = "/*twoway session ";
    private static final String END = "*/ ";

    private SessionLabel() {}

    /** Returns the text with the session before it. */
    public static String on(OriginSession session, String statement) {
        return START + session.encoded() + END + statement;
    }

    /** Returns the text without a session. */
    public static String removedFrom(String text) {
        return text.startsWith(START) ? text.substring(text.indexOf(END) + END.length()) : text;
    }

    /** Reads the session before a text; empty when there is none. */
    static Optional<OriginSession> of(String text) {
        return text.startsWith(START)
                ? Optional.of(OriginSession.parse(text.substring(START.length(), text.indexOf(END))))
                : Optional.empty();
    }
}
