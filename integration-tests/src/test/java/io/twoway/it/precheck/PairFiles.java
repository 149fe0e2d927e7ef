package io.twoway.it.precheck;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.servers.MySqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of a pair's four connectors, as they are handed to the command line. */
final class PairFiles {

    static final String TOPIC_A = "precheck-a";
    static final String TOPIC_B = "precheck-b";

    private final Path directory;
    private final MySqlServer a;
    private final MySqlServer b;
    private final String bootstrapServers;

    PairFiles(Path directory, MySqlServer a, MySqlServer b, String bootstrapServers) {
        this.directory = directory;
        this.a = a;
        this.b = b;
        this.bootstrapServers = bootstrapServers;
    }

    /** Writes the four files, with changed settings of the forward source; an empty value takes one away. */
    List<Path> with(Map<String, String> changes) {
        Map<String, String> sourceA = source("a", a, "forward", TOPIC_A);
        sourceA.putAll(changes);
        sourceA.values().removeIf(String::isEmpty);
        return List.of(
                file("source-a", "a-source", sourceA),
                file("source-b", "b-source", source("b", b, "reverse", TOPIC_B)),
                file("sink-b", "b-sink", sink("b", b, TOPIC_A)),
                file("sink-a", "a-sink", sink("a", a, TOPIC_B)));
    }

    private Map<String, String> source(String site, MySqlServer server, String direction, String topic) {
        Map<String, String> settings = settings("io.twoway.source.TwoWayMySqlSourceConnector", site, server);
        settings.put("direction", direction);
        settings.put("stream.topic", topic);
        settings.put("database.include.list", "shop");
        settings.put("database.server.id", "990001");
        settings.put("schema.history.internal.kafka.bootstrap.servers", bootstrapServers);
        settings.put("transforms", "origin");
        settings.put("transforms.origin.type", "io.twoway.smt.OriginFilter");
        settings.put("topic.creation.default.partitions", "1");
        settings.put("topic.creation.default.replication.factor", "1");
        return settings;
    }

    private static Map<String, String> sink(String site, MySqlServer server, String topic) {
        Map<String, String> settings = settings("io.twoway.sink.TwoWayMySqlSinkConnector", site, server);
        settings.put("topics", topic);
        settings.put("site.priority", "a,b");
        return settings;
    }

    private static Map<String, String> settings(String type, String site, MySqlServer server) {
        return new HashMap<>(Map.of(
                "connector.class",
                type,
                "tasks.max",
                "1",
                "site.name",
                site,
                "database.hostname",
                "127.0.0.1",
                "database.port",
                String.valueOf(server.address().getPort()),
                "database.user",
                MySqlServer.USER,
                "database.password",
                server.password()));
    }

    private Path file(String file, String name, Map<String, String> settings) {
        Path path = directory.resolve(file + ".json");
        try {
            new ObjectMapper().writeValue(path.toFile(), Map.of("name", name, "config", settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path;
    }
}
