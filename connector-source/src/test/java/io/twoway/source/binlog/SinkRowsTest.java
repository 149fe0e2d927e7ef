package io.twoway.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.twoway.contract.BookkeepingDatabase;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class SinkRowsTest {

    private static final BookkeepingDatabase BOOKKEEPING = new BookkeepingDatabase("dts");
    private static final RowChoice CHOICE =
            new RowChoice(BOOKKEEPING, table -> table.table().equals("added"));

    private static final int PROGRESS = 1;
    private static final int JOURNAL = 2;
    private static final int LOAD_CHUNK = 3;
    private static final int ORDERS = 4;
    private static final int ADDED = 5;
    private static final int OTHERS_PROGRESS = 6;
    private static final Map<Integer, byte[]> TABLES = Map.of(
            PROGRESS, PayloadBytes.table(PROGRESS, "dts", "progress"),
            JOURNAL, PayloadBytes.table(JOURNAL, "dts", "conflict_log"),
            LOAD_CHUNK, PayloadBytes.table(LOAD_CHUNK, "dts", "load_chunk"),
            ORDERS, PayloadBytes.table(ORDERS, "shop", "orders"),
            ADDED, PayloadBytes.table(ADDED, "shop", "added"),
            OTHERS_PROGRESS, PayloadBytes.table(OTHERS_PROGRESS, "shop", "progress"));
    private static final byte[] COMMIT = PayloadBytes.commit();
    private static final byte[] SAVEPOINT = PayloadBytes.statement("SAVEPOINT `s`");
    private static final byte[] XA_START = PayloadBytes.statement("XA START X'78',X'',1");

    private static final List<Integer> KINDS = List.of(
            PayloadBytes.WRITE_ROWS, PayloadBytes.UPDATE_ROWS, PayloadBytes.DELETE_ROWS, PayloadBytes.PARTIAL_ROWS);

    @Test
    void ofWhatASinkWroteOnlyWhatTheSourceFollowsIsRead() throws IOException {
        List<Event> events = read(
                CHOICE,
                PayloadBytes.begin(),
                changed(PROGRESS, 1),
                changed(ORDERS, 2),
                changed(ADDED, 3),
                changed(JOURNAL, 4),
                changed(LOAD_CHUNK, 5),
                SAVEPOINT,
                changed(ORDERS, 6),
                changed(PROGRESS, 7),
                COMMIT);

        assertThat(texts(events)).containsExactly("[1]", "", "[3]", "", "[5]", "", "[7]");
    }

    @Test
    void progressRowThatIsNotTheFirstRowIsAUsersAlsoBehindASavepoint() throws IOException {
        List<Event> events = read(
                CHOICE,
                PayloadBytes.begin(),
                changed(ORDERS, 1),
                SAVEPOINT,
                changed(PROGRESS, 2),
                changed(ORDERS, 3),
                COMMIT);

        assertThat(texts(events)).containsExactly("[1]", "[2]", "[3]");
    }

    @Test
    void nextTransactionHasAWriterOfItsOwn() throws IOException {
        List<Event> events = read(
                CHOICE,
                PayloadBytes.begin(),
                changed(PROGRESS, 1),
                COMMIT,
                PayloadBytes.begin(),
                changed(ORDERS, 2),
                COMMIT,
                PayloadBytes.begin(),
                changed(PROGRESS, 3),
                XA_START,
                changed(ORDERS, 4),
                PayloadBytes.prepared(),
                changed(ORDERS, 5));

        assertThat(texts(events)).containsExactly("[1]", "[2]", "[3]", "[4]", "[5]");
    }

    @Test
    void tableOfThatNameInAnotherDatabaseIsNoSinks() throws IOException {
        List<Event> events =
                read(CHOICE, PayloadBytes.begin(), changed(OTHERS_PROGRESS, 1), changed(ORDERS, 2), COMMIT);

        assertThat(texts(events)).containsExactly("[1]", "[2]");
    }

    @ParameterizedTest(name = "event of type {0}")
    @FieldSource("KINDS")
    void connectionThatEndsInsideRowsIsNotTakenForTheirEnd(int kind) {
        byte[] rows = PayloadBytes.joined(TABLES.get(ORDERS), PayloadBytes.changed(kind, ORDERS, 1, 2, 3));
        byte[] all = PayloadBytes.joined(PayloadBytes.begin(), changed(PROGRESS, 1), rows);

        for (int missing : List.of(1, 8, 16)) {
            assertThatThrownBy(() -> read(CHOICE, Arrays.copyOf(all, all.length - missing)))
                    .as("the last %d bytes are missing", missing)
                    .hasRootCauseInstanceOf(EOFException.class);
        }
    }

    static Stream<Long> seeds() {
        long first = Long.getLong("twoway.seed", System.nanoTime());
        return Stream.iterate(first, seed -> seed + 1).limit(200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatTheFilterLetsPassIsTheSame(long seed) throws IOException {
        Random random = new Random(seed);
        byte[][] transactions = new byte[1 + random.nextInt(20)][];
        Arrays.setAll(transactions, i -> transaction(random));
        byte[] all = PayloadBytes.joined(transactions);

        List<Event> whole = random.nextBoolean() ? read(PayloadBytes.ALL, all) : unpacked(PayloadBytes.ALL, all);
        List<Event> chosen = random.nextBoolean() ? read(CHOICE, all) : unpacked(CHOICE, all);

        assertThat(chosen)
                .extracting(SinkRowsTest::type)
                .isEqualTo(whole.stream().map(SinkRowsTest::type).toList());
        assertThat(passing(chosen)).isEqualTo(passing(whole));
        assertThat(followed(chosen)).isEqualTo(followed(whole));
        assertThat(texts(chosen)).as("what must not have been read").noneMatch(unneeded(whole)::contains);
    }

    private static byte[] transaction(Random random) {
        List<byte[]> events = new ArrayList<>();
        boolean xa = random.nextInt(4) == 0;
        events.add(xa ? XA_START : PayloadBytes.begin());
        if (random.nextBoolean()) {
            events.add(changed(random, PROGRESS));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            events.add(random.nextInt(5) == 0 ? SAVEPOINT : changed(random, 1 + random.nextInt(TABLES.size())));
        }
        events.add(xa ? PayloadBytes.prepared() : COMMIT);
        return PayloadBytes.joined(events.toArray(byte[][]::new));
    }

    private static byte[] changed(Random random, int table) {
        int[] numbers = random.ints(1 + random.nextInt(random.nextInt(10) == 0 ? 2_000 : 3))
                .toArray();
        int kind = KINDS.get(random.nextInt(KINDS.size()));
        return PayloadBytes.joined(TABLES.get(table), PayloadBytes.changed(kind, table, numbers));
    }

    private static byte[] changed(int table, int number) {
        return PayloadBytes.joined(TABLES.get(table), PayloadBytes.changed(PayloadBytes.WRITE_ROWS, table, number));
    }

    private static List<Event> read(RowChoice choice, byte[]... events) throws IOException {
        EventDeserializer reader = UnpackedEvents.reader(choice);
        ByteArrayInputStream bytes = new ByteArrayInputStream(PayloadBytes.joined(events));
        List<Event> read = new ArrayList<>();
        for (Event event = reader.nextEvent(bytes); event != null; event = reader.nextEvent(bytes)) {
            read.add(event);
        }
        return read;
    }

    private static List<Event> unpacked(RowChoice choice, byte[] events) throws IOException {
        EventData packed =
                new CompressedTransactions().deserialize(new ByteArrayInputStream(PayloadBytes.packed(events)));
        List<Event> read = new ArrayList<>();
        UnpackedEvents.forEach(
                new Event(new EventHeaderV4(), packed), UnpackedEvents.reader(choice), read::add, () -> true);
        return read;
    }

    /** What the filter's rule says of rows: the first of a transaction decides, and bookkeeping stays at home. */
    private static List<String> passing(List<Event> events) {
        return rows(events, (sinks, table) -> !sinks && !table.getDatabase().equals("dts"));
    }

    private static List<String> followed(List<Event> events) {
        return rows(
                events,
                (sinks, table) -> BOOKKEEPING.isProgress(table.getDatabase(), table.getTable())
                        || BOOKKEEPING.isLoadChunk(table.getDatabase(), table.getTable())
                        || table.getTable().equals("added"));
    }

    private static List<String> unneeded(List<Event> events) {
        return rows(
                events,
                (sinks, table) -> sinks && List.of("orders", "conflict_log").contains(table.getTable()));
    }

    private interface Choice {
        boolean takes(boolean sinks, TableMapEventData table);
    }

    private static List<String> rows(List<Event> events, Choice choice) {
        List<String> chosen = new ArrayList<>();
        String writer = "";
        TableMapEventData table = null;
        for (Event event : events) {
            if (event.getData() instanceof QueryEventData query
                    && !query.getSql().startsWith("SAVEPOINT")) {
                writer = "";
            } else if (event.getData() instanceof TableMapEventData next) {
                table = next;
            } else if (!text(event).isEmpty()) {
                boolean progress = BOOKKEEPING.isProgress(table.getDatabase(), table.getTable());
                writer = writer.isEmpty() ? (progress ? "sink" : "client") : writer;
                if (choice.takes(writer.equals("sink"), table)) {
                    chosen.add(text(event));
                }
            }
        }
        return chosen;
    }

    private static List<String> texts(List<Event> events) {
        return events.stream()
                .filter(event -> type(event).name().contains("_ROWS"))
                .map(SinkRowsTest::text)
                .toList();
    }

    private static EventType type(Event event) {
        return event.getHeader().getEventType();
    }

    private static String text(Event event) {
        List<String> rows = List.of();
        if (event.getData() instanceof WriteRowsEventData data) {
            rows = data.getRows().stream().map(Arrays::toString).toList();
        } else if (event.getData() instanceof DeleteRowsEventData data) {
            rows = data.getRows().stream().map(Arrays::toString).toList();
        } else if (event.getData() instanceof UpdateRowsEventData data) {
            rows = data.getRows().stream()
                    .map(row -> Arrays.toString(row.getKey()) + Arrays.toString(row.getValue()))
                    .toList();
        }
        return String.join("", rows);
    }
}
