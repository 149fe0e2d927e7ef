package io.twoway.sink.ddl;

/**
 * The user's wishes about the origin's statements.
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

    /** The statements that run at the destination. */
    public enum Apply {
        ALL,
        /** None of those that change the schema later; what the full load needs is created all the same. */
        NONE
    }

    /** The effect of a failed statement on the stream. */
    public enum Failure {
        /** It is listed, counted and passed over. */
        CONTINUE,
        /** The task fails until a person has mended the cause or decided to skip the statement. */
        STOP
    }

    /** The effect of a table of the full load that was at the destination before. */
    public enum Existing {
        /** It stays as it is, and so do its rows: the load adds those that are missing. */
        KEEP,
        /** The task fails before a row of it is loaded. */
        REFUSE
    }

    /** The storage engine that a table has here. */
    public enum Engine {
        /** InnoDB in the place of one without transactions: a sink writes to no such table. */
        INNODB,
        /** The one that the statement names. */
        KEEP
    }
}
