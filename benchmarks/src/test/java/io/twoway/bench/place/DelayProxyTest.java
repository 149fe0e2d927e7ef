package io.twoway.bench.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DelayProxyTest {

    private static final Duration ROUND_TRIP = Duration.ofMillis(60);

    private ServerSocket server;

    @BeforeEach
    void startServer() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::echo, "echo");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    /** Sends each byte back, one connection after the other. */
    private void echo() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getInputStream().transferTo(client.getOutputStream());
            } catch (IOException e) {
                // the test is over, or its client has gone
            }
        }
    }

    private DelayProxy proxy() {
        return new DelayProxy((InetSocketAddress) server.getLocalSocketAddress(), ROUND_TRIP);
    }

    private static Socket connect(DelayProxy proxy) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    @Test
    void anAnswerComesARoundTripLater() throws IOException {
        try (DelayProxy proxy = proxy();
                Socket client = connect(proxy)) {
            long began = System.nanoTime();
            client.getOutputStream().write(7);
            int answer = client.getInputStream().read();
            Duration took = Duration.ofNanos(System.nanoTime() - began);

            assertThat(answer).isEqualTo(7);
            assertThat(took).isGreaterThanOrEqualTo(ROUND_TRIP);
        }
    }

    /** A hundred round trips one after the other would take six seconds. */
    @Test
    void bytesThatFollowEachOtherTravelTogether() throws IOException {
        try (DelayProxy proxy = proxy();
                Socket client = connect(proxy)) {
            client.setTcpNoDelay(true);
            long began = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                client.getOutputStream().write(i);
            }
            byte[] answer = client.getInputStream().readNBytes(100);
            Duration took = Duration.ofNanos(System.nanoTime() - began);

            assertThat(answer).hasSize(100).startsWith(0, 1, 2).endsWith(98, 99);
            assertThat(took).isLessThan(ROUND_TRIP.multipliedBy(50));
        }
    }

    @Test
    void theEndOfAConnectionComesThrough() throws IOException {
        try (DelayProxy proxy = proxy();
                Socket client = connect(proxy)) {
            client.getOutputStream().write(1);
            client.shutdownOutput();
            InputStream answers = client.getInputStream();

            assertThat(answers.readAllBytes()).startsWith(1);
        }
    }
}
