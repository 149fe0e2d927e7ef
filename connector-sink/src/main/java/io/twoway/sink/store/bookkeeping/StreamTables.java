package io.twoway.sink.store.bookkeeping;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.sink.plan.StreamId;
import java.util.UUID;

/** The bookkeeping tables, as one task of a stream uses them. */
public record StreamTables(
        ProgressTable progress,
        ConflictLogTable journal,
        ConflictResolutionTable answers,
        DdlLogTable ledger,
        PreparedRowsTable prepared) {

    /** Makes those of a task that will be the owner of the stream's progress row. */
    public static StreamTables of(BookkeepingDatabase bookkeeping, StreamId stream) {
        return new StreamTables(
                new ProgressTable(bookkeeping, stream, UUID.randomUUID()),
                new ConflictLogTable(bookkeeping),
                new ConflictResolutionTable(bookkeeping, stream),
                new DdlLogTable(bookkeeping, stream),
                new PreparedRowsTable(bookkeeping, stream));
    }
}
