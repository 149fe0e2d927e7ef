package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that this test plays itself. */
class TcpProxyTest {

    private static final byte[] INSERT = command("\0\1INSERT INTO t VALUES (1)");
    private static final byte[] COMMIT = command("\0\1COMMIT");

    private ServerSocket listener;
    private TcpProxy proxy;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        proxy = new TcpProxy(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()));
        client = newClient();
        server = listener.accept();
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        client.close();
        server.close();
        listener.close();
    }

    @Test
    void bytesPassInBothDirections() throws IOException {
        client.getOutputStream().write(INSERT);
        assertThat(server.getInputStream().readNBytes(INSERT.length)).isEqualTo(INSERT);
        server.getOutputStream().write(new byte[] {1, 2});
        assertThat(client.getInputStream().readNBytes(2)).containsExactly(1, 2);
    }

    @Test
    void whatIsSentWhileItHangsArrivesWhenItGoesOn() throws IOException {
        proxy.hang();
        server.getOutputStream().write(5);
        assertSilent(client);
        proxy.goOn();
        assertThat(client.getInputStream().read()).isEqualTo(5);
    }

    @Test
    void hangsAfterTheGivenNumberOfBytesOfTheServer() throws IOException {
        proxy.hangAfter(2);
        server.getOutputStream().write(new byte[] {1, 2, 3});
        assertThat(client.getInputStream().readNBytes(2)).containsExactly(1, 2);
        assertSilent(client);
        assertThat(proxy.isHanging()).isTrue();
    }

    @Test
    void brokenConnectionsAreResetAndNewOnesRefusedUntilItGoesOn() throws IOException {
        proxy.refuse();
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThatThrownBy(this::newClient).isInstanceOf(ConnectException.class);
        proxy.goOn();
        try (Socket another = newClient()) {
            assertThat(another.isConnected()).isTrue();
        }
    }

    @Test
    void answerToACommitOfChangesIsHeldBackAndNoOther() throws Exception {
        CompletableFuture<Void> answered = proxy.holdAnswerToCommit();
        exchange(COMMIT);
        exchange(INSERT);
        assertThat(answered).isNotDone();
        client.getOutputStream().write(COMMIT);
        server.getInputStream().readNBytes(COMMIT.length);
        server.getOutputStream().write(0);
        answered.get(10, TimeUnit.SECONDS);
        assertSilent(client);
    }

    @Test
    void answerToChangesThatAreCommittedInTheSamePacketIsHeldBack() throws Exception {
        CompletableFuture<Void> answered = proxy.holdAnswerToCommit();
        byte[] packet = command("\0\1DELETE FROM t WHERE id = 1; INSERT INTO t VALUES (1); COMMIT");
        client.getOutputStream().write(packet);
        server.getInputStream().readNBytes(packet.length);
        server.getOutputStream().write(0);
        answered.get(10, TimeUnit.SECONDS);
        assertSilent(client);
    }

    private void exchange(byte[] command) throws IOException {
        client.getOutputStream().write(command);
        assertThat(server.getInputStream().readNBytes(command.length)).isEqualTo(command);
        server.getOutputStream().write(0);
        assertThat(client.getInputStream().read()).isZero();
    }

    private Socket newClient() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private static void assertSilent(Socket socket) throws SocketException {
        socket.setSoTimeout(200);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(0);
    }

    /** Returns a COM_QUERY packet as Connector/J sends it: an empty list of attributes, then the text. */
    private static byte[] command(String text) {
        byte[] packet = new byte[5 + text.length()];
        packet[0] = (byte) (text.length() + 1);
        packet[4] = 3;
        for (int i = 0; i < text.length(); i++) {
            packet[5 + i] = (byte) text.charAt(i);
        }
        return packet;
    }
}
