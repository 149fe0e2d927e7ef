package io.twoway.cli.life;

import io.twoway.cli.pair.ConnectorConfig;
import io.twoway.cli.pair.PairConfig;
import io.twoway.cli.pair.RefusedOverride;
import io.twoway.cli.pair.UsageException;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.client.ConnectorStatus.State;
import io.twoway.client.Patience;
import io.twoway.client.SettingError;
import io.twoway.client.UnfinishedException;
import io.twoway.precheck.Counted;
import io.twoway.precheck.selection.SelectionChange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Brings the four connectors of a pair into Connect, the way back only when the way there streams. What is there already is
 * left alone, so it can be run again at any time.
 */
public final class Deployment {

    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final List<String> PLUGINS = List.of(ConnectorConfig.SOURCE, ConnectorConfig.SINK);

    private final ConnectClient connect;
    private final ConnectorStates states;
    private final Duration loadLimit;
    private final Consumer<String> progress;

    // Mutable state
    private final List<ConnectorConfig> registered = new ArrayList<>();

    /**
     * @param states knows how long a connector may take to start
     * @param loadLimit how long a source may take until it streams
     * @param progress takes what was done, one line each
     */
    public Deployment(ConnectClient connect, ConnectorStates states, Duration loadLimit, Consumer<String> progress) {
        this.connect = connect;
        this.states = states;
        this.loadLimit = loadLimit;
        this.progress = progress;
    }

    /**
     * Lets the connectors look at the settings, without registering anything.
     *
     * @throws UnfinishedException naming every setting that is refused
     * @throws UsageException when a connector of such a name does something else
     */
    public void validate(PairConfig pair) {
        for (String plugin : PLUGINS) {
            if (!connect.hasPlugin(plugin)) {
                throw new UnfinishedException("The worker at " + connect.address() + " has no plugin " + plugin
                        + ": unpack its zip into a folder of plugin.path on every worker, and restart the workers.");
            }
        }
        pair.all().forEach(this::requireOurs);
        List<String> refused = pair.all().stream()
                .flatMap(connector -> refused(connector).stream())
                .toList();
        if (!refused.isEmpty()) {
            throw new UnfinishedException(String.join("\n", refused) + "\n" + Counted.of(refused.size(), "setting")
                    + " refused. Nothing was registered.");
        }
        progress.accept("all four are valid");
    }

    /**
     * Registers the forward direction, waits until it streams, and registers the reverse one.
     *
     * @throws UnfinishedException when a connector fails, or something takes too long
     */
    public void run(PairConfig pair) {
        widenReverse(pair.sourceB());
        direction(pair.sourceA(), pair.sinkB());
        direction(pair.sourceB(), pair.sinkA());
    }

    /**
     * Gives a reverse source that runs its longer lists before the forward one has them: a table is made at B as soon as that has, may
     * be written there at once, and such a change travels only if the reverse source knows the table.
     */
    private void widenReverse(ConnectorConfig source) {
        boolean widens = connect.settings(source.name())
                .map(there -> new SelectionChange(source.settings(), there))
                .filter(back -> !back.leaving().isEmpty())
                .isPresent();
        if (widens) {
            progress.accept(
                    "the reverse source gets its longer lists first: B's changes to these tables are not missed");
            register(source);
            states.awaitRunning(source.name());
            awaitStreaming(source);
        }
    }

    /**
     * Registers one direction, and waits until it streams.
     *
     * @throws UnfinishedException when a connector fails, or something takes too long
     */
    public void direction(ConnectorConfig source, ConnectorConfig sink) {
        register(source);
        register(sink);
        List.of(source, sink).forEach(connector -> {
            states.awaitRunning(connector.name());
            progress.accept(connector.name() + ": RUNNING");
        });
        awaitStreaming(source);
    }

    private List<String> refused(ConnectorConfig connector) {
        return connect.validate(connector.name(), connector.settings()).stream()
                .map(error -> connector.name() + ": " + error.key() + ": " + error.message() + cure(connector, error))
                .toList();
    }

    private static String cure(ConnectorConfig connector, SettingError error) {
        return RefusedOverride.of(connector, error)
                .map(refused -> "\n" + refused.cure().indent(4).stripTrailing())
                .orElse("");
    }

    private void requireOurs(ConnectorConfig wanted) {
        connect.settings(wanted.name())
                .map(settings -> new ConnectorConfig(wanted.name(), settings))
                .filter(there -> !there.hasRoleOf(wanted))
                .ifPresent(there -> {
                    throw new UsageException("Connect has a connector " + wanted.name()
                            + " already that does something else: " + differences(there, wanted)
                            + ". If the file is wrong correct it there; else give this one another name.");
                });
    }

    private static String differences(ConnectorConfig there, ConnectorConfig wanted) {
        return wanted.otherInRole(there).stream()
                .map(key -> key + " is '" + there.setting(key).orElse("") + "' there, and '"
                        + wanted.setting(key).orElse("") + "' in "
                        + wanted.file().map(Path::toString).orElse(wanted.name()))
                .collect(Collectors.joining("; "));
    }

    private void register(ConnectorConfig connector) {
        String name = connector.name();
        Optional<Map<String, String>> there = connect.settings(name);
        List<String> changes =
                there.map(settings -> changes(settings, connector)).orElse(List.of());
        if (there.isEmpty() || !changes.isEmpty()) {
            connect.put(name, connector.settings());
        }
        if (!changes.isEmpty()) {
            states.awaitLeft(name, State.RUNNING);
        }
        if (there.isPresent()) {
            states.wake(name);
        }
        registered.add(connector);
        progress.accept(name + ": " + described(there.isPresent(), changes));
    }

    private static String described(boolean wasThere, List<String> changes) {
        if (!wasThere) {
            return "registered";
        }
        return changes.isEmpty()
                ? "was registered already, with these settings"
                : "given new settings: " + String.join(", ", changes);
    }

    /** Connect adds the name to the settings. */
    private static List<String> changes(Map<String, String> there, ConnectorConfig wanted) {
        Map<String, String> whole = new TreeMap<>(wanted.settings());
        whole.put("name", wanted.name());
        TreeSet<String> keys = new TreeSet<>(there.keySet());
        keys.addAll(whole.keySet());
        return keys.stream()
                .filter(key -> !Optional.ofNullable(there.get(key)).equals(Optional.ofNullable(whole.get(key))))
                .toList();
    }

    /**
     * Waits until a source misses nothing that is written from now on: the forward one has then sent all rows of the full
     * load, and the reverse one has found its place in the binlog.
     */
    private void awaitStreaming(ConnectorConfig source) {
        StreamWatch watch = new StreamWatch(connect, source.name(), progress);
        boolean streams = new Patience(loadLimit, INTERVAL).until(() -> {
            registered.forEach(connector -> states.requireNotFailed(connector.name()));
            return watch.streams();
        });
        if (!streams) {
            throw new UnfinishedException(source.name() + " does not stream yet after " + loadLimit.toMinutes()
                    + " min (--load-timeout). It goes on by itself. Run the same command again to wait on and to register"
                    + " the rest.");
        }
    }
}
