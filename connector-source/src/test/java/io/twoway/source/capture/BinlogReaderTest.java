package io.twoway.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.twoway.source.outage.BinlogLine;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinlogReaderTest {

    private final BinaryLogClient client = new BinaryLogClient("user", "");
    private final BinlogLine line = new BinlogLine(Clock.systemUTC());
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    private final BinlogReader reader = new BinlogReader(line, failures::add);

    @Test
    void errorThatEndsTheClientsThreadIsTold() throws InterruptedException {
        Error error = new OutOfMemoryError("an event larger than memory");
        Thread thread = new Thread(() -> {
            reader.onConnect(client);
            throw error;
        });
        thread.start();
        thread.join();

        assertThat(failures).containsExactly(error);
    }

    @Test
    void eventThatCannotBeReadIsTold() {
        Exception failure = new IllegalStateException("no such type");

        reader.onEventDeserializationFailure(client, failure);

        assertThat(failures).containsExactly(failure);
    }

    @Test
    void socketTellsOfTheBytesThatComeAndOfTheWaitForMore() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new HeardSockets(line).createSocket()) {
            socket.connect(server.getLocalSocketAddress());
            reader.onConnect(client);
            line.reads(false);
            InputStream bytes = socket.getInputStream();
            try (Socket accepted = server.accept()) {
                accepted.getOutputStream().write(new byte[3]);
                assertThat(bytes.read()).isZero();
                assertThat(bytes.read(new byte[2])).isEqualTo(2);
                assertThat(line.quietSince()).as("at work").isEmpty();
            }
            assertThat(bytes.read()).isEqualTo(-1);
            assertThat(line.quietSince()).as("waiting, for ever").isPresent();
        }
    }
}
