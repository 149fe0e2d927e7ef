package io.twoway.ddl;

import io.twoway.contract.OriginSession;
import java.util.List;

/**
 * A statement, read as far as its objects.
 *
 * @param text the statement
 * @param action what it does
 * @param objects what it does it to, in the statement's order; empty when its words are not known. RENAME has the old and the
 *     new name of each table
 * @param withoutDefiner the same without its DEFINER clause; the statement itself when it has none
 * @param onlyIfMissing whether it has IF NOT EXISTS, and makes nothing where there is such an object
 */
public record DdlStatement(
        String text, Action action, List<SchemaObject> objects, String withoutDefiner, boolean onlyIfMissing) {

    /** Actions of a statement. */
    public enum Action {
        CREATE,
        ALTER,
        DROP,
        /** RENAME TABLE, and ALTER TABLE with a new name. */
        RENAME,
        TRUNCATE,
        /** ALTER TABLE ... EXCHANGE PARTITION: definitions stay, rows change places. */
        EXCHANGE,
        /** Anything else. */
        OTHER
    }

    public DdlStatement {
        objects = List.copyOf(objects);
    }

    /**
     * Reads a statement.
     *
     * @param database the default database of its session; empty text for none
     */
    public static DdlStatement read(String text, String database) {
        return read(text, database, OriginSession.NONE);
    }

    /**
     * Reads a statement as the server did in its session.
     *
     * @param database the default database of that session; empty text for none
     */
    public static DdlStatement read(String text, String database, OriginSession session) {
        return new DdlReader(text, database, session).read();
    }

    /** Returns the statement as logs and messages may show it: without what comes behind a password's place. */
    public String shown() {
        return Secret.hiddenIn(text);
    }

    /** Returns whether it has a password, or the hash of one. */
    public boolean hasSecret() {
        return Secret.isIn(text);
    }

    /** Returns whether it has a DEFINER clause. */
    public boolean namesDefiner() {
        return !withoutDefiner.equals(text);
    }

    /** Returns whether it does this to one object of this kind. */
    public boolean is(Action what, SchemaObject.Kind kind) {
        return action == what && objects.stream().anyMatch(object -> object.kind() == kind);
    }
}
