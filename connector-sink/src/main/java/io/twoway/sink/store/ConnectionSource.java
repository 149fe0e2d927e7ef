package io.twoway.sink.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Opens connections to the destination, ready to apply changes. */
public interface ConnectionSource {

    /** Opens a connection with auto-commit off. */
    Connection open() throws SQLException;

    /** Returns the server's host and port, for messages. */
    String address();

    /** Returns how long a connection may be idle before it must not be used any more. */
    Duration idleLimit();
}
