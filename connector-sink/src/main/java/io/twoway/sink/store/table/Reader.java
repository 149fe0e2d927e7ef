package io.twoway.sink.store.table;

import java.sql.SQLException;

/**
 * Reader of what a statement found.
 *
 * @param <T> what it finds
 */
@FunctionalInterface
interface Reader<T> {

    /** Takes it, or fails with what has to become of it. */
    void accept(T found) throws SQLException;
}
