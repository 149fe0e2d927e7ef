package io.twoway.it.faults;

import java.util.concurrent.TimeUnit;

/** Lets the bytes of all connections of a proxy through, or holds them back. */
final class Valve {

    private static final int PER_SECOND = 20;

    // Mutable state, guarded by this
    private boolean open = true;
    private long leftFromServer = Long.MAX_VALUE;
    private int mostAtOnce = Integer.MAX_VALUE;

    synchronized void open() {
        open = true;
        mostAtOnce = Integer.MAX_VALUE;
        leftFromServer = Long.MAX_VALUE;
        notifyAll();
    }

    synchronized void shut() {
        open = false;
    }

    /** Lets that many more bytes of the server through, then shuts. */
    synchronized void shutAfter(long bytesFromServer) {
        leftFromServer = bytesFromServer;
    }

    /** Lets no more bytes of the server through in a second than that. */
    synchronized void narrow(int bytesPerSecond) {
        mostAtOnce = Math.max(1, bytesPerSecond / PER_SECOND);
    }

    synchronized boolean isOpen() {
        return open;
    }

    /** Waits until bytes may pass. */
    synchronized void await() throws InterruptedException {
        while (!open) {
            wait();
        }
    }

    /** Waits until bytes of the server may pass and returns how many of those wanted. */
    synchronized int take(int wanted) throws InterruptedException {
        await();
        awaitTransport();
        int granted = (int) Math.min(Math.min(wanted, mostAtOnce), leftFromServer);
        if (leftFromServer != Long.MAX_VALUE) {
            leftFromServer -= granted;
            open = leftFromServer > 0;
        }
        return granted;
    }

    /** Waits for as long as the bytes that pass at once are on the wire. */
    private void awaitTransport() throws InterruptedException {
        long arrival = System.nanoTime() + TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
        for (long left = arrival - System.nanoTime();
                left > 0 && mostAtOnce < Integer.MAX_VALUE;
                left = arrival - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
