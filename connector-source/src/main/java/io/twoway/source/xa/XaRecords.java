package io.twoway.source.xa;

import com.github.shyiko.mysql.binlog.event.XAPrepareEventData;
import io.debezium.connector.base.ChangeEventQueue;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.pipeline.DataChangeEvent;
import io.debezium.pipeline.txmetadata.TransactionStatus;
import io.debezium.pipeline.txmetadata.TransactionStructMaker;
import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import java.time.Instant;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Reports the steps of XA transactions, of which Debezium reports none. The records have the form of its transaction ends, so
 * that no converter meets another schema, and stand between its records in the order of the binlog.
 */
public final class XaRecords {

    private final TransactionStructMaker values;
    private final String topic;
    private final ChangeEventQueue<DataChangeEvent> queue;

    // Mutable state: Debezium hands no partition to who reads the event of a PREPARE
    private MySqlPartition partition;

    /**
     * @param values makes the values of Debezium's transaction ends
     * @param topic takes these
     * @param queue between the thread that reads and the task's
     */
    public XaRecords(TransactionStructMaker values, String topic, ChangeEventQueue<DataChangeEvent> queue) {
        this.values = values;
        this.topic = topic;
        this.queue = queue;
    }

    /** Reports a statement, for which a transaction of the binlog has just been begun. */
    public void read(XaStatement statement, MySqlPartition partition, MySqlOffsetContext offset, Instant at)
            throws InterruptedException {
        this.partition = partition;
        switch (statement.verb()) {
            case START -> report(XaStep.XA_BEGUN.name(), statement.xid(), offset, at);
            case COMMIT -> decided(XaStep.XA_COMMITTED, statement.xid(), offset, at);
            case ROLLBACK -> decided(XaStep.XA_ROLLED_BACK, statement.xid(), offset, at);
        }
    }

    private void decided(XaStep step, Xid xid, MySqlOffsetContext offset, Instant at) throws InterruptedException {
        report(step.name(), xid, offset, at);
        end(offset);
    }

    /** Reports that the rows of the binlog's transaction are complete: they wait, or are committed in one phase. */
    public void prepared(XAPrepareEventData event, MySqlOffsetContext offset, Instant at) throws InterruptedException {
        String status = event.isOnePhase() ? TransactionStatus.END.name() : XaStep.XA_PREPARED.name();
        report(status, Xid.of(event.getData(), event.getGtridLength(), event.getFormatID()), offset, at);
        end(offset);
    }

    private void report(String status, Xid xid, MySqlOffsetContext offset, Instant at) throws InterruptedException {
        Struct key = values.buildTransactionKey(offset);
        Struct value = values.buildEndTransactionValue(offset, at)
                .put(TransactionStructMaker.DEBEZIUM_TRANSACTION_STATUS_KEY, status);
        SourceRecord record = new SourceRecord(
                partition.getSourcePartition(),
                offset.getOffset(),
                topic,
                null,
                key.schema(),
                key,
                value.schema(),
                value);
        xid.writeTo(record.headers());
        queue.enqueue(new DataChangeEvent(record));
    }

    private static void end(MySqlOffsetContext offset) {
        offset.getTransactionContext().endTransaction();
        offset.commitTransaction();
        offset.setBinlogThread(-1L);
    }
}
