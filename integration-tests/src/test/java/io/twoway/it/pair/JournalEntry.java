package io.twoway.it.pair;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * One row of the conflict journal, its JSON parsed.
 *
 * @param current what stood at the destination: the row with the change's key first, if there was one
 */
public record JournalEntry(
        String stream,
        long offset,
        String table,
        JsonNode key,
        String kind,
        String policy,
        String outcome,
        Optional<JsonNode> before,
        Optional<JsonNode> after,
        List<JsonNode> current) {}
