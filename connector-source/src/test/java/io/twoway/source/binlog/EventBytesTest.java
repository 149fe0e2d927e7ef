package io.twoway.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventBytesTest {

    @Test
    void bytesOfAnEventAreReadInOneCallAndThoseBehindItAreLeft() throws IOException {
        byte[] event = PayloadBytes.ignorable(1_000);
        Connection connection = new Connection(PayloadBytes.joined(event, new byte[] {7}), Integer.MAX_VALUE);
        ByteArrayInputStream packets = new ByteArrayInputStream(connection);
        EventBytes bytes = new EventBytes();

        bytes.begin(packets);
        byte[] read = new byte[event.length];
        for (int i = 0; i < read.length; i++) {
            read[i] = (byte) bytes.read();
        }

        assertThat(read).isEqualTo(event);
        assertThat(bytes.read()).isEqualTo(-1);
        assertThat(bytes.read(new byte[1], 0, 1)).isEqualTo(-1);
        assertThat(connection.calls).as("the header, and all behind it").isEqualTo(2);
        assertThat(packets.read()).isEqualTo(7);
    }

    @Test
    void eventsOfAnyLengthComeWholeHoweverTheConnectionDeliversThem() throws IOException {
        long seed = Long.getLong("twoway.seed", System.nanoTime());
        Random random = new Random(seed);
        EventBytes bytes = new EventBytes();
        for (int round = 0; round < 200; round++) {
            byte[] event = PayloadBytes.ignorable(random.nextInt(random.nextBoolean() ? 100 : 100_000));
            for (int i = EventBytes.HEADER; i < event.length; i++) {
                event[i] = (byte) random.nextInt();
            }
            Connection connection = new Connection(event, 1 + random.nextInt(30_000));
            bytes.begin(new ByteArrayInputStream(connection));

            assertThat(readAll(bytes, random, event.length))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(event);
        }
    }

    private static byte[] readAll(EventBytes bytes, Random random, int expected) throws IOException {
        byte[] read = new byte[expected + 1];
        int length = 0;
        for (int taken = 0; taken >= 0; length += Math.max(taken, 0)) {
            assertThat(bytes.available()).isEqualTo(expected - length);
            if (random.nextBoolean()) {
                taken = bytes.read(read, length, Math.min(read.length - length, 1 + random.nextInt(20_000)));
            } else {
                int single = bytes.read();
                taken = single < 0 ? -1 : 1;
                read[length] = (byte) single;
            }
        }
        return Arrays.copyOf(read, length);
    }

    @Test
    void connectionThatEndsInsideAnEventIsTheEndOfAFile() throws IOException {
        byte[] event = PayloadBytes.ignorable(100);
        EventBytes bytes = new EventBytes();

        assertThatThrownBy(() -> bytes.begin(new ByteArrayInputStream(Arrays.copyOf(event, EventBytes.HEADER - 1))))
                .isInstanceOf(EOFException.class);
        bytes.begin(new ByteArrayInputStream(Arrays.copyOf(event, event.length - 1)));
        assertThat(bytes.readNBytes(EventBytes.HEADER)).hasSize(EventBytes.HEADER);
        assertThatThrownBy(bytes::read).isInstanceOf(EOFException.class);
    }

    @Test
    void readerReadsOneEventAfterTheOtherAndNothingAtTheEnd() throws IOException {
        FailingReader reader = new FailingReader(new EventDeserializer());
        ByteArrayInputStream packets = new ByteArrayInputStream(PayloadBytes.joined(
                PayloadBytes.begin(), PayloadBytes.table(), PayloadBytes.rows(1, 2), PayloadBytes.commit()));

        for (EventType type :
                new EventType[] {EventType.QUERY, EventType.TABLE_MAP, EventType.EXT_WRITE_ROWS, EventType.XID}) {
            assertThat(reader.nextEvent(packets).getHeader().getEventType()).isEqualTo(type);
        }
        assertThat(reader.nextEvent(packets)).isNull();
    }

    /** Delivers so many bytes at once at most. */
    private static final class Connection extends InputStream {

        private final java.io.ByteArrayInputStream bytes;
        private final int most;
        private int calls;

        Connection(byte[] bytes, int most) {
            this.bytes = new java.io.ByteArrayInputStream(bytes);
            this.most = most;
        }

        @Override
        public int read() {
            calls++;
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            calls++;
            return bytes.read(target, offset, Math.min(length, most));
        }
    }
}
