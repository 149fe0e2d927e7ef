package io.twoway.source.load;

/** The account a routine or trigger runs as, as MySQL's information schema writes it. */
final class Definer {

    private Definer() {}

    /** Returns {@code user@host} with both parts quoted; a user's name may hold an @, a host cannot. */
    static String quoted(String account) {
        int at = account.lastIndexOf('@');
        return quote(account.substring(0, at)) + "@" + quote(account.substring(at + 1));
    }

    private static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
