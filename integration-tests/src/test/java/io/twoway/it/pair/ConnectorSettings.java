package io.twoway.it.pair;

import io.twoway.servers.MySqlServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Settings with which the connectors of a pair are registered, before a test adds to them. */
final class ConnectorSettings {

    private static final AtomicInteger SERVER_IDS = new AtomicInteger(770_000);

    private final String bookkeeping;
    private final String bootstrapServers;
    private final List<String> sites;

    /**
     * Makes the settings of one pair.
     *
     * @param bookkeeping the bookkeeping database of all four
     * @param sites the names of both sites, the more important one first
     */
    ConnectorSettings(String bookkeeping, String bootstrapServers, List<String> sites) {
        this.bookkeeping = bookkeeping;
        this.bootstrapServers = bootstrapServers;
        this.sites = sites;
    }

    /** Returns the settings of a source that reads one database of a site. */
    Map<String, String> source(Site site, MySqlServer server, String direction, String database) {
        Map<String, String> config = new HashMap<>(connection(site, server));
        config.put("connector.class", "io.twoway.source.TwoWayMySqlSourceConnector");
        config.put("direction", direction);
        config.put("database.server.id", String.valueOf(SERVER_IDS.incrementAndGet()));
        config.put("database.include.list", database);
        config.put("schema.history.internal.kafka.bootstrap.servers", bootstrapServers);
        config.put("heartbeat.interval.ms", "500");
        // some tests' servers have no GTIDs, and some tables are what a person should look at twice; bin/test-settings
        // makes servers with MINIMAL metadata
        config.put(
                "precheck.acknowledge",
                "gtid-mode,table-keys,storage-engine,triggers,foreign-key-cascades,binlog-row-metadata");
        config.put("transforms", "origin");
        config.put("transforms.origin.type", "io.twoway.smt.OriginFilter");
        config.put("transforms.origin.bookkeeping.database", bookkeeping);
        Optional.ofNullable(System.getProperty("twoway.transaction.end"))
                .ifPresent(end -> config.put("transaction.end", end));
        config.put("topic.creation.default.partitions", "1");
        config.put("topic.creation.default.replication.factor", "1");
        return config;
    }

    /** Returns the settings of a sink that writes to a site what the other one sends. */
    Map<String, String> sink(Site site, MySqlServer server, Site from) {
        Map<String, String> config = new HashMap<>(connection(site, server));
        config.put("connector.class", "io.twoway.sink.TwoWayMySqlSinkConnector");
        config.put("topics", from.name());
        config.put("site.priority", String.join(",", sites));
        // bin/test-settings makes servers whose character set is not utf8mb4
        config.put("precheck.acknowledge", "rule-columns-compare,rule-columns-change,rule-columns-fall,character-set");
        return config;
    }

    private Map<String, String> connection(Site site, MySqlServer server) {
        return Map.of(
                "tasks.max",
                "1",
                "site.name",
                site.name(),
                "bookkeeping.database",
                bookkeeping,
                "database.hostname",
                "127.0.0.1",
                "database.port",
                String.valueOf(server.address().getPort()),
                "database.user",
                MySqlServer.USER,
                "database.password",
                server.password());
    }
}
