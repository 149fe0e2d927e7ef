package io.twoway.it.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoway.it.pair.StreamTopic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one site's stream once, for records of the other site and for the rows that a journal may name. */
final class StreamAudit {

    private final String letter;
    private final String database;

    // Mutable state
    private final List<String> loops = new ArrayList<>();
    private final Map<Long, Integer> sharedIds = new HashMap<>();

    private StreamAudit(String letter, String database) {
        this.letter = letter;
        this.database = database;
    }

    /** @param letter what the rows written at the stream's site have in their column {@code site} */
    static StreamAudit of(StreamTopic topic, String letter, String database) {
        StreamAudit audit = new StreamAudit(letter, database);
        topic.scan(0, audit::see);
        return audit;
    }

    /** Returns the records that another site wrote. */
    List<String> loops() {
        return loops;
    }

    /** Returns the ids of rows of {@code shared} by the offsets of their changes. */
    Map<Long, Integer> sharedIds() {
        return sharedIds;
    }

    private void see(long offset, JsonNode value) {
        boolean change = value.hasNonNull("op") && !value.get("op").asText().equals("r");
        if (!change || !value.at("/source/db").asText().equals(database)) {
            return;
        }
        JsonNode row = value.hasNonNull("after") ? value.get("after") : value.get("before");
        String table = value.at("/source/table").asText();
        if (row.hasNonNull("site") && !row.get("site").asText().equals(letter)) {
            loops.add("a record of the other site in the stream of " + letter + " at " + offset + ": " + table + row);
        }
        if (table.equals("shared")) {
            sharedIds.put(offset, row.get("id").asInt());
        }
    }
}
