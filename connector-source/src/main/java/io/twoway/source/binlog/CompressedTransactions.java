package io.twoway.source.binlog;

import com.github.shyiko.mysql.binlog.event.TransactionPayloadEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;

/**
 * Reads a compressed transaction as one event that stays packed. It may unpack to more than memory takes, so
 * {@link UnpackedEvents} does that when its events are handled.
 */
public final class CompressedTransactions implements EventDataDeserializer<TransactionPayloadEventData> {

    // the numbers of the fields before the bytes, each with its length
    private static final int END = 0;
    private static final int SIZE = 1;
    private static final int COMPRESSION = 2;
    private static final int UNPACKED_SIZE = 3;

    @Override
    public TransactionPayloadEventData deserialize(ByteArrayInputStream event) throws IOException {
        TransactionPayloadEventData transaction = new TransactionPayloadEventData();
        for (int field = event.readPackedInteger(); field != END; field = event.readPackedInteger()) {
            int length = event.readPackedInteger();
            switch (field) {
                case SIZE -> transaction.setPayloadSize(event.readPackedInteger());
                case COMPRESSION -> transaction.setCompressionType(event.readPackedInteger());
                case UNPACKED_SIZE -> transaction.setUncompressedSize(event.readPackedLong());
                default -> event.read(length);
            }
        }
        transaction.setPayload(event.read(transaction.getPayloadSize()));
        // both library and Debezium look through this list for tables; those of the transaction are known to its own
        // reader
        transaction.setUncompressedEvents(new ArrayList<>());
        return transaction;
    }
}
