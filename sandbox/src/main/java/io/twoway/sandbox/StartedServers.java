package io.twoway.sandbox;

import io.twoway.servers.process.Server;
import java.util.ArrayDeque;
import java.util.Deque;

/** The servers that one command started: stopped again, last one first, unless the command says that it succeeded. */
final class StartedServers implements AutoCloseable {

    private final Deque<Server> started = new ArrayDeque<>();

    /** Ctrl-C ends the JVM without any exception. */
    private final Thread stopAtExit = new Thread(this::stopAll, "stop-started-servers");

    StartedServers() {
        Runtime.getRuntime().addShutdownHook(stopAtExit);
    }

    synchronized void launch(Server server) {
        started.push(server);
        server.launch();
    }

    /** Leaves the servers running from now on. */
    synchronized void keep() {
        started.clear();
    }

    @Override
    public void close() {
        stopAll();
        Runtime.getRuntime().removeShutdownHook(stopAtExit);
    }

    private synchronized void stopAll() {
        while (!started.isEmpty()) {
            started.pop().stop();
        }
    }
}
