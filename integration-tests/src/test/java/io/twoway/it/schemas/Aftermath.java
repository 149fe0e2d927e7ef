package io.twoway.it.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.StreamTopic;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks of streams, journals, ledgers and counters when traffic without any conflict is over. */
final class Aftermath {

    private static final int HEARTBEATS = 3;

    private final Pair pair;
    private final String database;
    private final String context;

    /** @param context what a failure message says about the run, such as its seed */
    Aftermath(Pair pair, String database, String context) {
        this.pair = pair;
        this.database = database;
        this.context = context;
    }

    /** Fails if anything but heartbeats goes on, or a site's stream has a row that only the other site writes. */
    void assertNoLoop() throws SQLException {
        Map<Site, Long> ends = Map.of(
                pair.a(), pair.topicOf(pair.a()).end(),
                pair.b(), pair.topicOf(pair.b()).end());
        pair.awaitHeartbeats(HEARTBEATS);
        List<String> findings = new ArrayList<>();
        for (Site site : ends.keySet()) {
            StreamTopic topic = pair.topicOf(site);
            topic.scan(ends.get(site), (offset, value) -> {
                if (value.size() != 1 || !value.has("ts_ms")) {
                    findings.add("in the quiet stream of " + site.name() + " at " + offset + ": " + value);
                }
            });
        }
        findings.addAll(strangers(pair.b(), Owner.B));
        assertThat(findings).as(context).isEmpty();
    }

    /** Ids tell who gave them out: odd ones are A's. A's stream is left out, for the first rows have ids of both. */
    private List<String> strangers(Site site, Owner owner) throws SQLException {
        Catalog catalog;
        try (Connection connection = site.connect()) {
            catalog = Catalog.read(connection, database);
        }
        List<String> findings = new ArrayList<>();
        pair.topicOf(site).scan(0, (offset, value) -> {
            Table table = catalog.tables().get(value.at("/source/table").asText());
            boolean change = value.hasNonNull("op") && !value.get("op").asText().equals("r");
            if (change && table != null && value.at("/source/db").asText().equals(database)) {
                table.keys().stream()
                        .filter(Key::autoIncrement)
                        .filter(key -> !owner.gave(id(value, key)))
                        .forEach(key ->
                                findings.add("in the stream of " + site.name() + " at " + offset + ": " + value));
            }
        });
        return findings;
    }

    private static long id(JsonNode change, Key key) {
        JsonNode row = change.hasNonNull("after") ? change.get("after") : change.get("before");
        return row.get(key.columns().get(0).name()).asLong();
    }

    /** No conflict was met, the counters say so as the journals do, and every statement was run. */
    void assertNoConflictAndNoFailure() {
        for (Site site : List.of(pair.a(), pair.b())) {
            assertThat(pair.journal(site).entries())
                    .as("journal of %s, %s", site.name(), context)
                    .isEmpty();
            assertThat(pair.counters(site).values().entrySet())
                    .as("counters of %s, %s", site.name(), context)
                    .filteredOn(counter -> counter.getKey().startsWith("conflict-")
                            || counter.getKey().equals("statements-failed-total")
                            || counter.getKey().equals("refused-total"))
                    .allMatch(counter -> counter.getValue() == 0);
        }
        assertThat(pair.b()
                        .rows("SELECT state, message, statement FROM " + pair.bookkeeping() + ".ddl_log"
                                + " WHERE state NOT IN ('DONE', 'SKIPPED')"))
                .as("statements, %s", context)
                .isEmpty();
    }
}
