package io.twoway.precheck.rule.server;

/** Statements that give a server another default character set. */
final class CharsetCure {

    private CharsetCure() {}

    /** With one of the two persisted, and another one of the other in my.cnf, the server would not start again. */
    static String persist(String characterSet, String collation) {
        return "SET PERSIST character_set_server = '" + characterSet + "'; SET PERSIST collation_server = '" + collation
                + "'; -- tables that exist stay as they are";
    }
}
