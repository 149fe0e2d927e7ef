package io.twoway.servers.process;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A server that is one process listening on one port. */
public abstract class ProcessServer implements Server {

    private final String name;
    private final int port;
    private final ServerProcess process;
    private final Duration startLimit;
    private final Duration stopLimit;

    protected ProcessServer(
            String name, Path directory, int port, Lifetime lifetime, Duration startLimit, Duration stopLimit) {
        this.name = name;
        this.port = port;
        this.process = new ServerProcess(name, directory, lifetime);
        this.startLimit = startLimit;
        this.stopLimit = stopLimit;
    }

    /** Makes what the process needs in its folder, and returns the command that starts it. */
    protected abstract List<String> prepare();

    /** Returns whether clients are served. */
    protected abstract boolean isServing();

    /** Returns variables to add to the process's environment. */
    protected Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final InetSocketAddress address() {
        return Ports.loopback(port);
    }

    @Override
    public final Path log() {
        return process.log();
    }

    @Override
    public final void launch() {
        if (isRunning()) {
            throw new ServerException(name + " is running already");
        }
        if (!Ports.isFree(port)) {
            throw new ServerException(name + ": port " + port + " is in use by another program");
        }
        process.launch(prepare(), environment());
    }

    @Override
    public void awaitReady() {
        process.awaitReady(startLimit, this::isServing);
    }

    @Override
    public final void stop() {
        process.stop(stopLimit);
    }

    @Override
    public final void kill() {
        process.kill();
    }

    @Override
    public final void pause() {
        process.pause();
    }

    @Override
    public final void resume() {
        process.resume();
    }

    @Override
    public final boolean isRunning() {
        return process.isRunning();
    }

    @Override
    public final long pid() {
        return process.pid();
    }

    @Override
    public final void close() {
        if (process.lifetime() == Lifetime.THIS_JVM) {
            process.kill();
        }
    }
}
