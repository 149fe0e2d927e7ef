package io.twoway.it.faults;

import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectFailure;
import io.twoway.it.pair.Pair;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Asks Connect all the time whether a task failed: a later death of the worker would start it again and hide it. */
final class TaskWatch implements AutoCloseable {

    private static final long PERIOD_MS = 500;

    private final Pair pair;
    private final ConnectClient rest;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> looking;
    private final CountDownLatch failed = new CountDownLatch(1);
    private final AtomicReference<String> failure = new AtomicReference<>();

    TaskWatch(Pair pair) {
        this.pair = pair;
        this.rest = pair.rest();
        looking = thread.scheduleWithFixedDelay(this::look, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    /** Returns the connector that failed first and its trace. */
    Optional<String> failure() {
        if (looking.isDone()) {
            throw new IllegalStateException("nobody watches the tasks any more");
        }
        return Optional.ofNullable(failure.get());
    }

    /** Waits for a failure and returns whether there was one in that time. */
    boolean failsWithin(Duration time) {
        try {
            return failed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void look() {
        for (Link link : Link.values()) {
            try {
                rest.status(pair.connector(link.label()))
                        .flatMap(status -> status.failure())
                        .ifPresent(trace -> failed(link.label(), trace.text()));
            } catch (ConnectFailure e) {
                return; // the worker is struck: it will be asked again
            }
        }
    }

    private void failed(String connector, String trace) {
        if (failure.compareAndSet(null, connector + " failed: " + trace)) {
            System.out.println("faults: " + failure.get());
            failed.countDown();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
