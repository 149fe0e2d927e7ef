package io.twoway.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.TransactionPayloadEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.twoway.source.outage.Outage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedTransactionsTest {

    private static final byte[] EVENTS = PayloadBytes.joined(
            PayloadBytes.begin(),
            PayloadBytes.table(),
            PayloadBytes.rows(1, 2),
            PayloadBytes.table(),
            PayloadBytes.rows(3),
            PayloadBytes.commit());

    @Test
    void eventsComeInOrderWithTheirRows() throws IOException {
        List<Event> events = unpacked(PayloadBytes.packed(EVENTS));

        assertThat(events)
                .extracting(event -> event.getHeader().getEventType())
                .containsExactly(
                        EventType.QUERY,
                        EventType.TABLE_MAP,
                        EventType.EXT_WRITE_ROWS,
                        EventType.TABLE_MAP,
                        EventType.EXT_WRITE_ROWS,
                        EventType.XID);
        assertThat(((QueryEventData) events.get(0).getData()).getSql()).isEqualTo("BEGIN");
        assertThat(rows(events.get(2))).containsExactly(1, 2);
        assertThat(rows(events.get(4))).containsExactly(3);
    }

    @Test
    void eventsThatAreNotCompressedAreReadToo() throws IOException {
        byte[] transaction = PayloadBytes.transaction(PayloadBytes.NONE, EVENTS.length, EVENTS);

        assertThat(unpacked(transaction)).hasSize(6);
    }

    @Test
    void nothingIsUnpackedWhileTheEventIsRead() throws IOException {
        byte[] unreadable = PayloadBytes.transaction(PayloadBytes.ZSTD, Long.MAX_VALUE, new byte[] {1, 2, 3});

        TransactionPayloadEventData transaction = read(unreadable);

        assertThat(transaction.getPayload()).containsExactly(1, 2, 3);
        assertThat(transaction.getUncompressedSize()).isEqualTo(Long.MAX_VALUE);
        assertThat(transaction.getUncompressedEvents()).isEmpty();
        assertThat(transaction.toString()).contains("payload_size=3");
    }

    @Test
    void moreThanTwoGigabytesPassThroughOneMegabyteAtATime() throws IOException {
        int events = 2_100;
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] event = PayloadBytes.ignorable(1 << 20);
        try (ZstdOutputStream out = new ZstdOutputStream(packed, 1)) {
            for (int i = 0; i < events; i++) {
                out.write(event);
            }
        }
        AtomicInteger handled = new AtomicInteger();

        long size = (long) events * event.length;
        UnpackedEvents.forEach(
                event(PayloadBytes.transaction(PayloadBytes.ZSTD, size, packed.toByteArray())),
                UnpackedEvents.reader(PayloadBytes.ALL),
                inner -> handled.incrementAndGet(),
                () -> true);

        assertThat(size).isGreaterThan(Integer.MAX_VALUE);
        assertThat(handled).hasValue(events);
    }

    @Test
    void nothingIsHandledAfterTheEndOfTheTask() throws IOException {
        List<Event> handled = new ArrayList<>();

        UnpackedEvents.forEach(
                event(PayloadBytes.packed(EVENTS)),
                UnpackedEvents.reader(PayloadBytes.ALL),
                handled::add,
                () -> handled.size() < 2);

        assertThat(handled).hasSize(2);
    }

    @ParameterizedTest(name = "the last {0} bytes are missing")
    @ValueSource(ints = {1, 4, 30})
    void bytesThatEndTooSoonStopTheTaskInsteadOfBeingReadAgainForEver(int missing) throws IOException {
        byte[] whole = read(PayloadBytes.packed(EVENTS)).getPayload();
        byte[] cut = Arrays.copyOf(whole, whole.length - missing);

        requireRefusal(PayloadBytes.transaction(PayloadBytes.ZSTD, EVENTS.length, cut));
    }

    @ParameterizedTest(name = "the last {0} bytes are missing")
    @ValueSource(ints = {1, 8, 26})
    void eventThatEndsTooSoonStopsTheTask(int missing) throws IOException {
        requireRefusal(PayloadBytes.packed(Arrays.copyOf(EVENTS, EVENTS.length - missing)));
    }

    @Test
    void unknownCompressionStopsTheTask() throws IOException {
        requireRefusal(PayloadBytes.transaction(7, EVENTS.length, EVENTS));
    }

    private static void requireRefusal(byte[] transaction) {
        assertThatThrownBy(() -> unpacked(transaction))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("at position 200 of the binlog cannot be unpacked")
                .hasMessageContaining("mysqlbinlog --verbose --start-position=200")
                .satisfies(failure -> {
                    Outage outage = new Outage(Duration.ofHours(12), Clock.systemUTC());
                    outage.ended();
                    assertThat(outage.answerTo((RuntimeException) failure)).isNotInstanceOf(RetriableException.class);
                });
    }

    private static List<Event> unpacked(byte[] transaction) throws IOException {
        List<Event> events = new ArrayList<>();
        UnpackedEvents.forEach(event(transaction), UnpackedEvents.reader(PayloadBytes.ALL), events::add, () -> true);
        return events;
    }

    private static Event event(byte[] transaction) throws IOException {
        EventHeaderV4 header = new EventHeaderV4();
        header.setEventType(EventType.TRANSACTION_PAYLOAD);
        header.setEventLength(100);
        header.setNextPosition(300);
        return new Event(header, read(transaction));
    }

    private static TransactionPayloadEventData read(byte[] transaction) throws IOException {
        return new CompressedTransactions().deserialize(new ByteArrayInputStream(transaction));
    }

    private static List<Object> rows(Event event) {
        WriteRowsEventData data = event.getData();
        return data.getRows().stream().map(row -> (Object) row[0]).toList();
    }
}
