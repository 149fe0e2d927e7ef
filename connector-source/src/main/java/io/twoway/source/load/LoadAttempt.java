package io.twoway.source.load;

import io.twoway.source.offset.BinlogPoint;

/**
 * One try at a full load.
 *
 * @param snapshot the state of the server that it read
 * @param firstTable the first table that it read, as {@code database.table}; empty text for all of them
 */
record LoadAttempt(BinlogPoint snapshot, String firstTable) {}
