package io.twoway.source.capture;

import com.github.luben.zstd.Zstd;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.TransactionPayloadEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.debezium.config.CommonConnectorConfig.EventProcessingFailureHandlingMode;
import io.debezium.connector.binlog.event.TransactionPayloadDeserializer;
import io.twoway.source.definition.TableMapReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Reads the rows of a compressed transaction exactly. Debezium unpacks it and reads its rows in its own way; these are put
 * aside and read again.
 */
final class CompressedTransactions extends TransactionPayloadDeserializer {

    CompressedTransactions() {
        super(new HashMap<>(), EventProcessingFailureHandlingMode.SKIP);
    }

    @Override
    public TransactionPayloadEventData deserialize(ByteArrayInputStream event) throws IOException {
        TransactionPayloadEventData transaction = super.deserialize(event);
        byte[] unpacked = new byte[(int) transaction.getUncompressedSize()];
        byte[] packed = transaction.getPayload();
        Zstd.decompressByteArray(unpacked, 0, unpacked.length, packed, 0, packed.length);
        transaction.setUncompressedEvents(new ArrayList<>(events(unpacked)));
        return transaction;
    }

    private static List<Event> events(byte[] unpacked) throws IOException {
        TableMapReader tables = new TableMapReader();
        EventDeserializer reader = new EventDeserializer();
        reader.setEventDataDeserializer(EventType.TABLE_MAP, tables);
        ExactRows.registerAt(reader, tables.byNumber());
        List<Event> events = new ArrayList<>();
        ByteArrayInputStream stream = new ByteArrayInputStream(unpacked);
        for (Event event = reader.nextEvent(stream); event != null; event = reader.nextEvent(stream)) {
            events.add(event);
        }
        return events;
    }
}
