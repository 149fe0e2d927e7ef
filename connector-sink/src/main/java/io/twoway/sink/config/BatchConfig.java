package io.twoway.sink.config;

import io.twoway.config.Section;
import io.twoway.config.Setting;
import io.twoway.sink.plan.TransactionLimit;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;

/**
 * Limits of what shares a destination transaction.
 *
 * @param maxRows whole source transactions are grouped up to this many rows
 * @param transactionMaxRows a source transaction with more rows is cut
 * @param transactionMaxBytes a source transaction whose rows take more of the heap is cut; 0 leaves it to the worker's heap
 */
public record BatchConfig(int maxRows, int transactionMaxRows, long transactionMaxBytes) {

    public static final String MAX_ROWS = "batch.max.rows";
    public static final String TRANSACTION_MAX_ROWS = "transaction.max.rows";
    public static final String TRANSACTION_MAX_BYTES = "transaction.max.bytes";

    /** Applying rows takes several times the memory of holding them, and tasks share the heap. */
    private static final int SHARE_OF_HEAP = 16;

    /** One batch is applied while the next one comes together. */
    private static final int BATCHES_HELD = 2;

    static void define(ConfigDef definition) {
        new Section(definition, "Throughput")
                .with(Setting.number(MAX_ROWS, "Rows per batch")
                        .byDefault(5000)
                        .checked(Range.atLeast(1))
                        .documented(
                                "Source transactions that wait are applied together, whole, until they have this many "
                                        + "rows, or take a thirty-second of the worker's heap. Few wait while the sink keeps up. "
                                        + "Twice as many are read ahead."))
                .with(Setting.number(TRANSACTION_MAX_ROWS, "Rows per transaction")
                        .byDefault(200_000)
                        .checked(Range.atLeast(1))
                        .documented("A source transaction with more rows than this is cut, so that it appears at the "
                                + "destination in parts; each is counted and logged."))
                .with(Setting.longNumber(TRANSACTION_MAX_BYTES, "Bytes per transaction")
                        .byDefault(0L)
                        .checked(Range.atLeast(0))
                        .documented("A source transaction whose rows take about this many bytes of the worker's heap "
                                + "is cut in the same way; 0 stands for a sixteenth of the heap."));
    }

    static BatchConfig of(Draft draft) {
        return new BatchConfig(
                draft.number(MAX_ROWS).orElseThrow(),
                draft.number(TRANSACTION_MAX_ROWS).orElseThrow(),
                draft.longNumber(TRANSACTION_MAX_BYTES).orElseThrow());
    }

    /** Returns where a source transaction is cut. */
    public TransactionLimit transactionLimit() {
        return new TransactionLimit(transactionMaxRows, heldBytes());
    }

    /** Returns up to where whole source transactions are grouped. */
    public TransactionLimit batchLimit() {
        return new TransactionLimit(maxRows, heldBytes() / BATCHES_HELD);
    }

    /** Returns up to where whole source transactions are taken in before they are applied. */
    public TransactionLimit queueLimit() {
        return new TransactionLimit((int) Math.min(Integer.MAX_VALUE, (long) BATCHES_HELD * maxRows), heldBytes());
    }

    private long heldBytes() {
        return transactionMaxBytes > 0
                ? transactionMaxBytes
                : Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    }
}
