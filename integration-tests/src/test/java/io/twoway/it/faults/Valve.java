package io.twoway.it.faults;

/** Lets the bytes of all connections of a proxy through, or holds them back. */
final class Valve {

    // Mutable state, guarded by this
    private boolean open = true;
    private long leftFromServer = Long.MAX_VALUE;

    synchronized void open() {
        open = true;
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
        int granted = (int) Math.min(wanted, leftFromServer);
        if (leftFromServer != Long.MAX_VALUE) {
            leftFromServer -= granted;
            open = leftFromServer > 0;
        }
        return granted;
    }
}
