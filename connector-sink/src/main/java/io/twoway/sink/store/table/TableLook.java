package io.twoway.sink.store.table;

import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Look of a table: two are equal when the table's columns and keys are, and when both or none have triggers. The statements that ask
 * for it also open the table, so that nobody changes it before the transaction ends.
 */
sealed interface TableLook permits ShownLook, ListedLook {

    /** Returns whether a change of a row fires a trigger. */
    boolean firesTriggers();

    /** Returns whether tables of other engines look differently. */
    boolean tellsEngine();

    /** Returns how a table looks now; empty when there is none. */
    static Optional<TableLook> of(Connection connection, TableName name) throws SQLException {
        Optional<TableLook> shown = ShownLook.of(connection, name);
        return shown.isPresent() ? shown : ListedLook.of(connection, name);
    }
}
