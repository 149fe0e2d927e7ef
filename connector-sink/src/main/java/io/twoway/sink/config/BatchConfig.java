package io.twoway.sink.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;

/**
 * How many rows share a destination transaction.
 *
 * @param maxRows whole source transactions are grouped up to this many rows
 * @param transactionMaxRows a source transaction larger than this is cut
 */
public record BatchConfig(int maxRows, int transactionMaxRows) {

    public static final String MAX_ROWS = "batch.max.rows";
    public static final String TRANSACTION_MAX_ROWS = "transaction.max.rows";

    static void define(ConfigDef definition) {
        new Section(definition, "Throughput")
                .with(Setting.number(MAX_ROWS, "Rows per batch")
                        .byDefault(2000)
                        .checked(Range.atLeast(1))
                        .documented("Source transactions are applied together, whole, until they have this many rows."))
                .with(Setting.number(TRANSACTION_MAX_ROWS, "Rows per transaction")
                        .byDefault(200_000)
                        .checked(Range.atLeast(1))
                        .documented("A source transaction with more rows than this is cut, so that it appears at the "
                                + "destination in parts; each cut is counted and logged."));
    }

    static BatchConfig of(Draft draft) {
        return new BatchConfig(
                draft.number(MAX_ROWS).orElseThrow(),
                draft.number(TRANSACTION_MAX_ROWS).orElseThrow());
    }
}
