package io.twoway.sink.store.table;

import io.twoway.sink.store.failure.RowFault;
import io.twoway.sink.store.sql.StatementQueue;
import io.twoway.sink.store.sql.Waiting;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Look of a table that can be shown, as most can: of all looks the one that costs the server least.
 *
 * @param definition what SHOW CREATE TABLE tells
 * @param firesTriggers whether a change of a row fires a trigger
 */
record ShownLook(ShownDefinition definition, boolean firesTriggers) implements TableLook {

    /** To show a table takes a right to all of it, and a view one of its own. */
    private static final int DENIED = 1142;

    @Override
    public boolean tellsEngine() {
        return true;
    }

    /** Returns how a table looks now; empty when there is none, and when it cannot be shown. */
    static Optional<TableLook> of(Connection connection, TableName name) throws SQLException {
        AtomicReference<Optional<ShownDefinition>> definition = new AtomicReference<>(Optional.empty());
        AtomicBoolean firesTriggers = new AtomicBoolean();
        StatementQueue alone = new StatementQueue(connection);
        asking(name, definition::set).forEach(alone::add);
        alone.add(TriggerQuestion.of(List.of(name), found -> firesTriggers.set(found.contains(name))));
        try {
            alone.send();
        } catch (SQLException e) {
            if (e.getErrorCode() == DENIED || RowFault.isCauseOf(e)) {
                return Optional.empty();
            }
            throw e;
        }
        return definition.get().map(shown -> new ShownLook(shown, firesTriggers.get()));
    }

    /**
     * Returns the statements that ask for the definition, which fail when there is no such table. The first one opens the table: what
     * shows it lets go of it at once.
     *
     * @param reader gets the definition, which is empty where it cannot be compared
     */
    static List<Waiting> asking(TableName name, Reader<Optional<ShownDefinition>> reader) {
        String doing = "looking at " + name;
        return List.of(
                new Waiting(doing, "SELECT COUNT(*) FROM " + name.quoted() + " WHERE FALSE", List.of()),
                new Waiting(doing, "SHOW CREATE TABLE " + name.quoted(), List.of(), ended -> {
                    try (ResultSet row = ended.getResultSet()) {
                        row.next();
                        reader.accept(ShownDefinition.of(row.getString(2)));
                    }
                }));
    }
}
