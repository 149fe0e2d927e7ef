package io.twoway.it.differential;

import java.util.List;

/**
 * Statements that are run one after the other in one session at A, in a database of their own.
 *
 * @param name also a part of the database's name
 * @param databaseOptions of CREATE DATABASE
 * @param statements rows of all tables are written after each of them, but after those that write rows themselves
 */
record DdlCase(String name, String databaseOptions, SessionSettings session, List<String> statements) {

    static DdlCase of(String name, String... statements) {
        return new DdlCase(name, "", SessionSettings.DEFAULT, List.of(statements));
    }

    DdlCase in(SessionSettings settings) {
        return new DdlCase(name, databaseOptions, settings, statements);
    }

    DdlCase inMode(String sqlMode) {
        return in(SessionSettings.of(sqlMode));
    }

    DdlCase inZone(String zone) {
        return in(SessionSettings.DEFAULT.inZone(zone));
    }

    DdlCase inDatabase(String options) {
        return new DdlCase(name, options, session, statements);
    }

    @Override
    public String toString() {
        return name;
    }
}
