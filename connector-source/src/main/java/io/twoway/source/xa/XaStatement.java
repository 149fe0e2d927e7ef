package io.twoway.source.xa;

import io.twoway.contract.Xid;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An XA statement in the binlog that begins or decides a transaction.
 *
 * @param verb what it does
 * @param xid to which transaction
 */
public record XaStatement(Verb verb, Xid xid) {

    private static final Pattern TEXT =
            Pattern.compile("\\s*XA\\s+(START|COMMIT|ROLLBACK)\\s.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Verb of an XA statement. PREPARE has an event of its own, and END says nothing. */
    enum Verb {
        START,
        COMMIT,
        ROLLBACK
    }

    /** Reads a statement as the server writes it; empty when it is none of these. */
    public static Optional<XaStatement> of(String text) {
        Matcher words = TEXT.matcher(text);
        return words.matches()
                ? Xid.in(text)
                        .map(xid -> new XaStatement(Verb.valueOf(words.group(1).toUpperCase(Locale.ROOT)), xid))
                : Optional.empty();
    }
}
