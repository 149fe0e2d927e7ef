package io.twoway.sink.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Opens connections to the destination, ready to apply changes. */
public interface ConnectionSource {

    /** Opens a connection with auto-commit off. */
    Connection open() throws SQLException;

    /** Returns how long a connection may be idle before it must not be used any more. */
    Duration idleLimit();
}
