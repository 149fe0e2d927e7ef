package io.twoway.source.binlog;

import com.github.luben.zstd.ZstdInputStream;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.TransactionPayloadEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.debezium.DebeziumException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The events inside a compressed transaction, unpacked one by one: no more than one of them is in memory. */
public final class UnpackedEvents implements AutoCloseable {

    private static final int ZSTD = 0;
    private static final int NONE = 255;

    /** The library reads single bytes, and each read of a packed stream is a call out of Java. */
    private static final int BUFFER = 1 << 16;

    private final ByteArrayInputStream bytes;
    private final EventDeserializer reader;

    private UnpackedEvents(TransactionPayloadEventData transaction, EventDeserializer reader) throws IOException {
        this.reader = reader;
        InputStream packed = new java.io.ByteArrayInputStream(transaction.getPayload());
        this.bytes = new ByteArrayInputStream(
                switch (transaction.getCompressionType()) {
                    case ZSTD -> new BufferedInputStream(new ZstdInputStream(packed), BUFFER);
                    case NONE -> packed;
                    default ->
                        throw new IOException("compression type " + transaction.getCompressionType()
                                + " is not known; zstd has 0, and no compression 255");
                });
    }

    /**
     * Handles the events of a transaction in order, each unpacked when those before it are done with.
     *
     * @param transaction an event that {@link CompressedTransactions} read
     * @param reader reads what was unpacked: one of {@link #reader}, which remembers tables from one transaction to the next
     * @param goesOn asked before each event
     * @throws DebeziumException when the bytes cannot be read
     */
    public static void forEach(
            Event transaction, EventDeserializer reader, Consumer<Event> handler, BooleanSupplier goesOn) {
        try (UnpackedEvents events = new UnpackedEvents(transaction.getData(), reader)) {
            Optional<Event> event = events.next();
            while (event.isPresent() && goesOn.getAsBoolean()) {
                handler.accept(event.get());
                event = events.next();
            }
        } catch (IOException e) {
            throw unreadable(transaction, e);
        }
    }

    private Optional<Event> next() throws IOException {
        return Optional.ofNullable(reader.nextEvent(bytes));
    }

    /**
     * Returns a reader of events inside of transactions, which have no checksum.
     *
     * @param choice which rows are read of transactions that a sink wrote
     */
    public static EventDeserializer reader(RowChoice choice) {
        EventDeserializer reader = new EventDeserializer();
        ExactRows.registerAt(reader, choice);
        return reader;
    }

    /** The failure is no cause of this one: an IOException would be taken for a lost connection, and tried again for ever. */
    private static DebeziumException unreadable(Event transaction, IOException failure) {
        EventHeaderV4 header = transaction.getHeader();
        Throwable reason = Optional.ofNullable(failure.getCause()).orElse(failure);
        DebeziumException unreadable = new DebeziumException("The compressed transaction at position "
                + header.getPosition() + " of the binlog cannot be unpacked: " + reason
                + ". See what the server's own tool makes of it: mysqlbinlog --verbose --start-position="
                + header.getPosition() + ". If it cannot read it either, the file is damaged.");
        unreadable.addSuppressed(failure);
        return unreadable;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
