package io.twoway.source.load;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.twoway.source.offset.BinlogPoint;
import java.util.Map;
import java.util.Objects;

/**
 * One try at a full load.
 *
 * @param snapshot the state of the server that it read
 * @param firstTable the first table that it read, as {@code database.table}; empty text for all of them. Where several tables
 *     had been open at once, the last one by name of which an earlier try had rows
 * @param apart what {@link LoadReach#apart} was when it began; versions that read one table at a time do not know it
 */
record LoadAttempt(
        BinlogPoint snapshot,
        String firstTable,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, LoadReach.Part> apart) {

    LoadAttempt {
        apart = Map.copyOf(Objects.requireNonNullElse(apart, Map.of()));
    }

    /** A try that goes on with a table, those before it having been read. */
    LoadAttempt(BinlogPoint snapshot, String firstTable) {
        this(snapshot, firstTable, Map.of());
    }

    /** Returns what the tries before it had read of a table. */
    LoadReach.Part before(String table) {
        return LoadReach.partOf(table, firstTable, apart);
    }
}
