package io.twoway.precheck.facts;

import java.sql.SQLException;

/** Thrown where a server speaks MySQL's protocol and is no MySQL. */
public final class OtherServerException extends SQLException {

    private static final long serialVersionUID = 1L;
    private static final String NOT_SUPPORTED = "0A000";

    OtherServerException(ServerVersion version) {
        super(
                "The server is MariaDB (" + version
                        + "). Its binlog, GTIDs and system tables are not those of MySQL: both sides"
                        + " must be MySQL 8.0 or later",
                NOT_SUPPORTED);
    }
}
