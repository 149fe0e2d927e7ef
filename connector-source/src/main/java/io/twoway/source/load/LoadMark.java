package io.twoway.source.load;

import io.twoway.event.RowEvent;
import org.apache.kafka.connect.data.Struct;

/** Debezium's mark of a row of a load: whether it is the last one of its table, or of all. */
enum LoadMark {
    INSIDE,
    LAST_OF_TABLE,
    LAST;

    static LoadMark of(RowEvent row) {
        Struct source = row.envelope().getStruct("source");
        if (source.schema().field("snapshot") == null) {
            return INSIDE;
        }
        String mark = String.valueOf(source.getString("snapshot"));
        return switch (mark) {
            case "last_in_data_collection" -> LAST_OF_TABLE;
            case "last" -> LAST;
            default -> INSIDE;
        };
    }

    /** Returns whether nothing of its table follows. */
    boolean endsTable() {
        return this != INSIDE;
    }
}
