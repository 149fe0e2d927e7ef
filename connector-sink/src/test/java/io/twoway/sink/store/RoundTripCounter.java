package io.twoway.sink.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server's address that counts how often somebody asks it for something and has to wait, whatever the protocol: each time when
 * bytes of a client come behind bytes of the server.
 */
public final class RoundTripCounter implements AutoCloseable {

    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger turns = new AtomicInteger();
    private final List<Socket> sockets = new ArrayList<>();

    public RoundTripCounter(InetSocketAddress server) {
        this.server = server;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Returns how many there were since this was asked last. */
    public int take() {
        return turns.getAndSet(0);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                join(listener.accept());
            } catch (IOException e) {
                // it is closed
            }
        }
    }

    private synchronized void join(Socket client) throws IOException {
        Socket to = new Socket();
        to.connect(server, (int) Duration.ofSeconds(10).toMillis());
        to.setTcpNoDelay(true);
        client.setTcpNoDelay(true);
        sockets.addAll(List.of(client, to));
        AtomicInteger ofClient = new AtomicInteger(0);
        threads.execute(() -> forward(client, to, () -> turns.addAndGet(ofClient.getAndSet(0))));
        threads.execute(() -> forward(to, client, () -> ofClient.set(1)));
    }

    /** The answer is on its way only when it is noted: who hears it can ask at once. */
    private static void forward(Socket from, Socket to, Runnable note) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[65536];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                note.run();
                out.write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // one of both is gone
        }
    }

    @Override
    public synchronized void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
