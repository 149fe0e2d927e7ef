package io.twoway.bench.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server at a distance: forwards connections, and holds each byte back for half of an added round trip. */
public final class DelayProxy implements AutoCloseable {

    private final InetSocketAddress target;
    private final Duration oneWay;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(DelayProxy::daemon);
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /** Listens on a free port of the loopback address. */
    public DelayProxy(InetSocketAddress target, Duration roundTrip) {
        this.target = target;
        this.oneWay = roundTrip.dividedBy(2);
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Returns the port to connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "delay-proxy");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                join(listener.accept());
            } catch (IOException e) {
                // the proxy is closed, or the target is gone: the client learns it by its closed connection
            }
        }
    }

    private void join(Socket client) throws IOException {
        Socket server = new Socket();
        sockets.add(client);
        sockets.add(server);
        try {
            server.connect(target);
        } catch (IOException e) {
            client.close();
            throw e;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        AtomicInteger open = new AtomicInteger(2);
        start(client, server, open);
        start(server, client, open);
    }

    /** Either direction ends by itself, as an application may wait for answers when it has no more to say. */
    private void start(Socket from, Socket to, AtomicInteger open) {
        DelayedBytes bytes = new DelayedBytes(oneWay);
        threads.execute(() -> bytes.readAll(from));
        threads.execute(() -> {
            bytes.writeAll(to);
            if (open.decrementAndGet() == 0) {
                close(from);
                close(to);
            }
        });
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone, which is what was wanted
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(this::close);
        threads.shutdownNow();
    }
}
