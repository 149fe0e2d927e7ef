package io.twoway.servers.process;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/** A server that runs as one process on this machine, and keeps its address and data when it is started again. */
public interface Server extends AutoCloseable {

    /** Returns the name that messages use. */
    String name();

    /** Returns where clients connect. */
    InetSocketAddress address();

    /** Returns the file that gets all output of the process. */
    Path log();

    /**
     * Starts the process and returns at once, to start several side by side.
     *
     * @throws ServerException when it runs already or its port is taken
     */
    void launch();

    /**
     * Waits until clients are served.
     *
     * @throws ServerException when the process ends or takes too long; the message ends with the log's tail
     */
    void awaitReady();

    /** Asks the process to end in good order and waits for it; kills it when it does not. */
    void stop();

    /** Ends the process without warning, as a crash would (SIGKILL). */
    void kill();

    /** Freezes the process (SIGSTOP): its connections stay open and nothing answers. */
    void pause();

    /** Lets a paused process go on (SIGCONT). */
    void resume();

    /** Returns whether the process exists, paused or not. */
    boolean isRunning();

    /**
     * Returns the process's id.
     *
     * @throws ServerException when it does not run
     */
    long pid();

    /** Starts the process and waits until clients are served. */
    default void start() {
        launch();
        awaitReady();
    }

    /** Stops in good order and starts again on the same address and data. */
    default void restart() {
        stop();
        start();
    }

    /** Kills the process, unless it was meant to outlive this JVM. */
    @Override
    void close();
}
