package io.twoway.sink.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** The caller's thread in the place of another one: does at once what it is given, or when it is let. */
final class TestThread extends AbstractExecutorService {

    private final Queue<Runnable> held = new ArrayDeque<>();
    private boolean holding;
    private boolean shutdown;

    /** Keeps what it is given from now on. */
    void hold() {
        holding = true;
    }

    /** Does what it was given. */
    void letGo() {
        holding = false;
        new ArrayList<>(held).forEach(Runnable::run);
        held.clear();
    }

    @Override
    public void execute(Runnable command) {
        if (holding) {
            held.add(command);
        } else {
            command.run();
        }
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown && held.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isTerminated();
    }
}
