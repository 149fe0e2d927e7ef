package io.twoway.cli.life;

import io.twoway.cli.tables.SourceLists;
import io.twoway.cli.tables.TableSpec;
import io.twoway.client.ConnectClient;
import io.twoway.offset.AddState;
import io.twoway.offset.AddedTable;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Looks at a forward source from time to time, and says how far the load of added tables is when it is further. */
public final class AddedTablesWatch {

    private final ConnectClient connect;
    private final String source;
    private final Consumer<String> progress;

    // Mutable state
    private String shown = "";

    public AddedTablesWatch(ConnectClient connect, String source, Consumer<String> progress) {
        this.connect = connect;
        this.source = source;
        this.progress = progress;
    }

    /** Returns whether the stored offset knows a selection with the tables, and nothing of any is left to send. */
    public boolean areSent(List<TableSpec> tables) {
        return AddState.in(connect.sourceOffset(source))
                .filter(state -> {
                    show(state);
                    SourceLists known = new SourceLists(state.lists());
                    return !state.isBusy() && tables.stream().allMatch(known::selects);
                })
                .isPresent();
    }

    private void show(AddState state) {
        String line = state.isLoading()
                ? "table " + state.current().table() + ", chunk " + state.chunk() + "; waiting: " + waiting(state)
                : shown;
        if (!line.equals(shown)) {
            progress.accept(line);
        }
        shown = line;
    }

    private static String waiting(AddState state) {
        return state.waiting().isEmpty()
                ? "none"
                : state.waiting().stream().map(AddedTable::toString).collect(Collectors.joining(", "));
    }
}
