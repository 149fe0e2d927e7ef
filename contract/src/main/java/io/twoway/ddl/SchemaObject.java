package io.twoway.ddl;

/**
 * An object that DDL makes, changes or removes.
 *
 * @param kind what it is
 * @param database its database, unquoted; empty text when neither the statement nor its session named one
 * @param name its name, unquoted; for a database the same as {@code database}
 */
public record SchemaObject(Kind kind, String database, String name) {

    /** Kinds of objects; a view has its name among the tables. */
    public enum Kind {
        TABLE,
        VIEW,
        FUNCTION,
        PROCEDURE,
        TRIGGER,
        DATABASE
    }

    static SchemaObject database(String name) {
        return new SchemaObject(Kind.DATABASE, name, name);
    }

    @Override
    public String toString() {
        return kind == Kind.DATABASE ? name : database + "." + name;
    }
}
