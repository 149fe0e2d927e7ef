package io.twoway.ddl;

import io.twoway.contract.OriginSession;
import java.util.List;

/** A temporary table that a session makes by the words of CREATE TABLE, to see what a table of these words is. */
public final class TemporaryTwin {

    private TemporaryTwin() {}

    /**
     * Returns the statement that makes it.
     *
     * @param createTable CREATE TABLE, with nothing between the two words
     * @param session in which the origin's server read it
     */
    public static String of(String createTable, OriginSession session) {
        List<DdlToken> tokens = DdlTokens.of(createTable, session);
        int table = tokens.get(1).start();
        return createTable.substring(0, table) + "TEMPORARY " + createTable.substring(table);
    }
}
