package io.twoway.cli.life;

import io.twoway.cli.pair.ConnectorConfig;
import io.twoway.cli.pair.UsageException;
import io.twoway.cli.tables.SourceLists;
import io.twoway.cli.tables.TableSpec;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectFailure;
import io.twoway.client.ConnectorStates;
import io.twoway.client.ConnectorStatus;
import io.twoway.client.ConnectorStatus.State;
import io.twoway.client.Position;
import io.twoway.client.UnfinishedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings tables into the selections of the sources of a running pair. Both are looked at before one is changed; the reverse one
 * is changed first, so that no change there is missed.
 */
public final class TableAddition {

    private final ConnectClient connect;
    private final ConnectorStates states;
    private final Consumer<String> progress;

    /**
     * @param states knows how long a connector may take to start
     * @param progress takes what was done, one line each
     */
    public TableAddition(ConnectClient connect, ConnectorStates states, Consumer<String> progress) {
        this.connect = connect;
        this.states = states;
        this.progress = progress;
    }

    /**
     * A source before and after.
     *
     * @param name its name
     * @param tables what it is to select
     * @param before its settings now
     * @param after its settings with longer lists
     */
    public record Change(String name, List<TableSpec> tables, Map<String, String> before, Map<String, String> after) {

        boolean isNone() {
            return before.equals(after);
        }

        public SourceLists lists() {
            return new SourceLists(after);
        }
    }

    /**
     * Plans the change of one source.
     *
     * @throws UsageException when there is no such source, or its lists cannot be made longer
     * @throws UnfinishedException when it does not stream
     */
    public Change planned(String name, String direction, List<TableSpec> tables) {
        Map<String, String> settings = connect.settings(name)
                .orElseThrow(() ->
                        new UsageException("Connect at " + connect.address() + " has no connector " + name + "."));
        ConnectorConfig source = new ConnectorConfig(name, settings);
        if (!source.isSource() || !source.is("direction", direction)) {
            throw new UsageException(name + " is no source with direction=" + direction + ".");
        }
        requireStreaming(name);
        Map<String, String> after = new TreeMap<>(settings);
        try {
            after.putAll(new SourceLists(settings).with(tables).lists());
        } catch (IllegalArgumentException e) {
            throw new UsageException(name + ": " + e.getMessage());
        }
        return new Change(name, tables, Map.copyOf(settings), after);
    }

    /**
     * Makes the changes, that of the reverse source first.
     *
     * @throws UnfinishedException when a source refuses its change: then none is changed; or when the forward one does not run
     *     with it
     */
    public void make(Optional<Change> reverse, Change forward) {
        requireValid(Stream.concat(reverse.stream(), Stream.of(forward)).toList());
        try {
            reverse.ifPresent(change -> {
                register(change);
                awaitRunning(change);
            });
            register(forward);
        } catch (ConnectFailure | UnfinishedException e) {
            throw new UnfinishedException(e.getMessage() + "\n" + undone(reverse, forward));
        }
        awaitRunning(forward);
    }

    private void requireStreaming(String name) {
        ConnectorStatus status =
                connect.status(name).orElseThrow(() -> new UnfinishedException(name + " has no state yet: try again."));
        states.requireNotFailed(name);
        if (!status.isWholly(State.RUNNING)) {
            throw new UnfinishedException(name + " does not run: start it first. It is " + status.summary() + ".");
        }
        if (!(connect.position(name) instanceof Position.Streaming)) {
            throw new UnfinishedException(name
                    + " is inside its full load, or has stored no offset since: add tables when bin/two-way status "
                    + name
                    + " says that it streams.");
        }
    }

    private void requireValid(List<Change> changes) {
        List<String> refused = changes.stream()
                .filter(change -> !change.isNone())
                .flatMap(change -> connect.validate(change.name(), change.after()).stream()
                        .map(error -> change.name() + ": " + error.key() + ": " + error.message()))
                .toList();
        if (!refused.isEmpty()) {
            throw new UnfinishedException(String.join("\n", refused) + "\nNothing was changed.");
        }
    }

    private void register(Change change) {
        if (!change.isNone()) {
            connect.put(change.name(), change.after());
        }
        progress.accept(change.name() + " selects " + named(change.tables()) + (change.isNone() ? " already" : ""));
    }

    private void awaitRunning(Change change) {
        if (!change.isNone()) {
            states.awaitLeft(change.name(), State.RUNNING);
        }
        states.awaitRunning(change.name());
    }

    /** The reverse source alone would send changes of tables whose rows never came to its site. */
    private String undone(Optional<Change> reverse, Change forward) {
        try {
            if (connect.settings(forward.name()).filter(forward.after()::equals).isPresent()) {
                return forward.name() + " selects them all the same. Run the same command again to go on.";
            }
            Optional<Change> made = reverse.filter(change -> !change.isNone());
            made.ifPresent(change -> connect.put(change.name(), change.before()));
            return made.map(change -> "The change of " + change.name() + " was taken back: nothing is changed.")
                    .orElse("Nothing was changed.");
        } catch (ConnectFailure e) {
            return "Whether something is changed is not known (" + e.getMessage()
                    + "). Run the same command again when Connect answers.";
        }
    }

    private static String named(List<TableSpec> tables) {
        return tables.stream().map(TableSpec::toString).collect(Collectors.joining(" "));
    }
}
