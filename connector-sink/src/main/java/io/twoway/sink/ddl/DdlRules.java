package io.twoway.sink.ddl;

/**
 * What the user wants done with the origin's statements.
 *
 * @param apply which of them run here
 * @param failure what happens when one fails
 * @param existing what becomes of a table that the full load finds here already
 * @param engine with which storage engine tables are made here
 */
public record DdlRules(Apply apply, Failure failure, Existing existing, Engine engine) {

    /** The rules with {@link Engine#INNODB}. */
    public DdlRules(Apply apply, Failure failure, Existing existing) {
        this(apply, failure, existing, Engine.INNODB);
    }

    /** Which statements run at the destination. */
    public enum Apply {
        ALL,
        /** None of those that change the schema later; what the full load needs is created all the same. */
        NONE
    }

    /** What a statement that fails does to the stream. */
    public enum Failure {
        /** It is listed, counted and passed over. */
        CONTINUE,
        /** The task fails until a person has mended the cause or decided to skip the statement. */
        STOP
    }

    /** What a table of the full load that was at the destination before does. */
    public enum Existing {
        /** It stays as it is, and so do its rows: the load adds those that are missing. */
        KEEP,
        /** The task fails before a row of it is loaded. */
        REFUSE
    }

    /** Which storage engine a table has here. */
    public enum Engine {
        /** InnoDB in the place of one without transactions: a sink writes to no such table. */
        INNODB,
        /** The one that the statement names. */
        KEEP
    }
}
