package io.twoway.source.added;

import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.DdlStatement.Action;
import io.twoway.event.SchemaChange;
import io.twoway.offset.AddState;
import io.twoway.offset.AddedTable;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * A statement that comes by while tables are added.
 *
 * @param action what it does
 * @param tables the tables that it names
 */
record PassingStatement(Action action, List<AddedTable> tables) {

    PassingStatement {
        tables = List.copyOf(tables);
    }

    static PassingStatement of(SchemaChange change) {
        DdlStatement statement = DdlStatement.read(change.statement(), change.database());
        return new PassingStatement(
                statement.action(),
                statement.objects().stream()
                        .map(object -> new AddedTable(object.database(), object.name()))
                        .toList());
    }

    /** Returns whether it names some of these tables and no others. */
    boolean isOnlyAbout(Collection<AddedTable> some) {
        return !tables.isEmpty() && some.containsAll(tables);
    }

    /**
     * Requires that tables that are loaded, or wait for it, keep their names: under another name the rest of the rows would not be
     * found, and of a table that took the name only the rest would be read.
     *
     * @throws ConnectException when one is renamed
     */
    void requireNamesStay(AddState state) {
        if (action != Action.RENAME) {
            return;
        }
        Stream.concat(state.waiting().stream(), Stream.of(state.current().table()))
                .filter(tables::contains)
                .findFirst()
                .ifPresent(table -> {
                    throw new ConnectException("Table " + table
                            + " was added to a running pair, and a statement renames it, or gives its name to"
                            + " another table, before all of its rows are loaded: the rest would be missing at the peer. Take the"
                            + " table out of the selection and restart the task; drop it at the peer, and add it anew"
                            + " under its new name.");
                });
    }
}
