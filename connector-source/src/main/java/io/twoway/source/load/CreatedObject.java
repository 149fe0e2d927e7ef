package io.twoway.source.load;

import io.twoway.contract.OriginSession;

/**
 * Object of a site's schema, other than a table, with the statement that creates it.
 *
 * @param database where it is; empty text for what belongs to the server
 * @param name its name, without quotes; empty text for what has none
 * @param statement what makes it
 * @param session what is known of the session it was created in, which decides how its text is read and how it runs
 */
public record CreatedObject(String database, String name, String statement, OriginSession session) {

    /** Something that is the same whatever session it is made in. */
    public CreatedObject(String database, String name, String statement) {
        this(database, name, statement, OriginSession.NONE);
    }
}
