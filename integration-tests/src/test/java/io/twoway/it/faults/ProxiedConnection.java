package io.twoway.it.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** One client's connection through a proxy: a thread for each direction. */
final class ProxiedConnection {

    private static final int BUFFER = 16 * 1024;

    private final Socket client;
    private final InetSocketAddress target;
    private final Valve valve;
    private final Supplier<Optional<CompletableFuture<Void>>> trap;
    private final ClientCommands commands = new ClientCommands();
    private final Socket server = new Socket();

    // Mutable state
    private volatile Optional<CompletableFuture<Void>> trapped = Optional.empty();

    /** @param trap asked at each COMMIT of changes: whoever wants its answer held back and be told when it came */
    ProxiedConnection(
            Socket client, InetSocketAddress target, Valve valve, Supplier<Optional<CompletableFuture<Void>>> trap) {
        this.client = client;
        this.target = target;
        this.valve = valve;
        this.trap = trap;
    }

    /** Connects to the server once bytes may pass, and forwards until one end closes. */
    void forward(Executor threads) {
        try {
            valve.await();
            server.connect(target);
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            threads.execute(() -> endingWith(this::forwardAnswers));
            forwardCommands();
        } catch (IOException e) {
            // either end is gone: the other one learns it below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reset();
        }
    }

    /** Closes both ends at once, as a firewall or a crash does. */
    void reset() {
        reset(client);
        reset(server);
    }

    private void endingWith(Direction direction) {
        try {
            direction.forward();
        } catch (IOException e) {
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forwardCommands() throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (commands.commitsChanges(buffer, read)) {
                trapped = trap.get(); // before the server sees the COMMIT: its answer may be quick
            }
            valve.await();
            out.write(buffer, 0, read);
        }
    }

    /** What comes after a COMMIT that is waited for is its answer: it stays here, and with it the connection is silent. */
    private void forwardAnswers() throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (trapped.isPresent()) {
                trapped.get().complete(null);
                return;
            }
            for (int sent = 0; sent < read; ) {
                int granted = valve.take(read - sent);
                out.write(buffer, sent, granted);
                sent += granted;
            }
        }
        reset();
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0); // the peer gets a reset, not an orderly end
        } catch (SocketException e) {
            // another thread has closed it, of two that may
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Direction {
        void forward() throws IOException, InterruptedException;
    }
}
