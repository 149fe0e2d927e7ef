package io.twoway.source.load;

import io.twoway.table.QuotedName;

/** The account a routine or trigger runs as, as MySQL's information schema writes it. */
final class Definer {

    private Definer() {}

    /** Returns {@code user@host} with both parts quoted; a user's name may hold an @, a host cannot. */
    static String quoted(String account) {
        int at = account.lastIndexOf('@');
        return QuotedName.of(account.substring(0, at)) + "@" + QuotedName.of(account.substring(at + 1));
    }
}
