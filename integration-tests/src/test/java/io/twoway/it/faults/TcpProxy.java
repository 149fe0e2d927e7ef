package io.twoway.it.faults;

import io.twoway.servers.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** The network between one connector and its MySQL server: forwards until it is told to fail. */
final class TcpProxy implements AutoCloseable {

    private final int port = Ports.free();
    private final Valve valve = new Valve();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<CompletableFuture<Void>> trap = new AtomicReference<>();

    // Mutable state
    private volatile InetSocketAddress target;

    // Mutable state, guarded by this
    private ServerSocket listener;
    private Future<?> accepting;

    /** Starts to forward from a port of its own. */
    TcpProxy(InetSocketAddress target) {
        this.target = target;
        listen();
    }

    int port() {
        return port;
    }

    /** Forwards nothing in either direction from now on; connections stay open, and new ones are accepted. */
    void hang() {
        valve.shut();
    }

    /** Hangs after that many more bytes of the server. */
    void hangAfter(long bytesFromServer) {
        valve.shutAfter(bytesFromServer);
    }

    /** Forwards that many bytes of the server in a second. */
    void narrow(int bytesPerSecond) {
        valve.narrow(bytesPerSecond);
    }

    boolean isHanging() {
        return !valve.isOpen();
    }

    /** Resets all connections; new ones go to another server. */
    void moveTo(InetSocketAddress other) {
        target = other;
        breakConnections();
    }

    /** Resets all connections; new ones are welcome. */
    void breakConnections() {
        connections.forEach(ProxiedConnection::reset);
    }

    /** Resets all connections and refuses new ones. */
    synchronized void refuse() {
        stopListening();
        breakConnections();
    }

    /** Forwards again, whatever it was told before. */
    synchronized void goOn() {
        trap.set(null);
        valve.open();
        if (listener.isClosed()) {
            listen();
        }
    }

    /**
     * Lets the next COMMIT of a transaction that changed rows through but not the server's answer to it, nor anything after
     * it on that connection.
     *
     * @return completes when the server has answered, so when the transaction is committed
     */
    CompletableFuture<Void> holdAnswerToCommit() {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        trap.set(answered);
        return answered;
    }

    @Override
    public synchronized void close() {
        stopListening();
        breakConnections();
        threads.shutdownNow();
    }

    private synchronized void listen() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listener = socket;
            accepting = threads.submit(() -> accept(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket client = socket.accept();
                threads.execute(() -> forward(client));
            }
        } catch (IOException e) {
            // closed: no more connections until it listens again
        }
    }

    private void forward(Socket client) {
        ProxiedConnection connection =
                new ProxiedConnection(client, target, valve, () -> Optional.ofNullable(trap.getAndSet(null)));
        connections.add(connection);
        try {
            connection.forward(threads);
        } finally {
            connections.remove(connection);
        }
    }

    /** The port is closed only when the thread that was accepting has noticed. */
    private void stopListening() {
        try {
            listener.close();
            accepting.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
