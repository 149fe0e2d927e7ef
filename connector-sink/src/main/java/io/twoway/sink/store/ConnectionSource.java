package io.twoway.sink.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to the destination, ready to apply changes. */
@FunctionalInterface
public interface ConnectionSource {

    /** Opens a connection with auto-commit off. */
    Connection open() throws SQLException;
}
