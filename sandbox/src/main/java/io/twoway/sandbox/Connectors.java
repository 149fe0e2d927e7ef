package io.twoway.sandbox;

import io.twoway.sandbox.demo.Progress;
import io.twoway.servers.ConnectRest;
import io.twoway.servers.ConnectorStatus;
import io.twoway.servers.process.ServerException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Brings connectors from files into a Connect worker. */
final class Connectors {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final ConnectRest rest;
    private final Path folder;
    private final Progress progress;

    Connectors(ConnectRest rest, Path folder, Progress progress) {
        this.rest = rest;
        this.folder = folder;
        this.progress = progress;
    }

    /** Returns whether Connect has a connector of the name that is in the file. */
    boolean has(String fileName) {
        return rest.connectors()
                .contains(ConnectorFile.read(folder.resolve(fileName)).name());
    }

    /** Registers the connector of a file, unless Connect has it already, and waits until it runs. */
    void ensure(String fileName) {
        ConnectorFile file = ConnectorFile.read(folder.resolve(fileName));
        if (rest.config(file.name()).filter(file::isSameAs).isPresent()) {
            wake(file.name());
        } else {
            rest.put(file.name(), file.config());
            progress.note(file.name() + ": registered from config-examples/" + fileName);
        }
        rest.awaitRunning(file.name(), START_LIMIT);
        progress.note(file.name() + ": RUNNING");
    }

    /** Waits until a source that {@link #ensure} started will not miss what is written from now on. */
    void awaitStreaming(String fileName) {
        String name = ConnectorFile.read(folder.resolve(fileName)).name();
        rest.awaitStreaming(name, START_LIMIT);
        progress.note(name + ": streams");
    }

    /** Fails with the trace when one of the connectors has failed. */
    void check() {
        for (String name : rest.connectors()) {
            rest.status(name).flatMap(ConnectorStatus::failure).ifPresent(trace -> {
                throw new ServerException("connector " + name + " failed: " + trace);
            });
        }
    }

    /** A connector that was left failed or paused at the last end would stay so. */
    private void wake(String name) {
        Optional<ConnectorStatus> status = rest.status(name);
        if (status.flatMap(ConnectorStatus::failure).isPresent()) {
            progress.note(name + ": had failed, restarting it");
            rest.restart(name);
        } else if (status.filter(s -> s.isWholly(ConnectorStatus.State.PAUSED)).isPresent()) {
            rest.resume(name);
        }
    }
}
