package io.twoway.it.pair;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** Looks for a fence again and again in one session: logging in each time would cost both sides more than what they do. */
final class FenceLook implements AutoCloseable {

    /** The database or the table has not arrived yet. */
    private static final Set<Integer> NOT_YET = Set.of(1049, 1146);

    private final Site site;
    private final String query;

    // Mutable state
    private Connection connection;

    FenceLook(Site site, String query) {
        this.site = site;
        this.query = query;
    }

    boolean isThere() {
        try {
            if (connection == null) {
                connection = site.connect();
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                return row.next();
            }
        } catch (SQLException e) {
            if (NOT_YET.contains(e.getErrorCode())) {
                return false;
            }
            throw new AssertionError("at site " + site.name() + ": " + query, e);
        }
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
