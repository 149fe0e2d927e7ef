package io.twoway.servers;

import io.twoway.servers.process.JavaProgram;
import io.twoway.servers.process.ProcessServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A distributed Connect worker that loads plugins from folders and has JSON with schemas as its default converter. */
public final class ConnectWorker extends ProcessServer {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(45);

    private static final int READ_LIMIT_MS = 10_000;

    private final ConnectOptions options;
    private final JavaProgram program;

    public ConnectWorker(ConnectOptions options) {
        super(options.name(), options.directory(), options.port(), options.lifetime(), START_LIMIT, STOP_LIMIT);
        this.options = options;
        this.program = new JavaProgram(options.libs(), options.directory(), options.vm());
    }

    /** Returns the REST API's address. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + options.port());
    }

    @Override
    protected Map<String, String> environment() {
        return options.environment();
    }

    @Override
    protected List<String> prepare() {
        Path configuration = program.properties("worker.properties", properties());
        return program.command("org.apache.kafka.connect.cli.ConnectDistributed", List.of(configuration.toString()));
    }

    /** Returns whether the worker answers and has read its configuration topic. */
    @Override
    protected boolean isServing() {
        try {
            URLConnection request = uri().resolve("/connectors").toURL().openConnection();
            request.setReadTimeout(READ_LIMIT_MS);
            try (InputStream answer = request.getInputStream()) {
                return answer.read() >= 0;
            }
        } catch (IOException e) {
            return false;
        }
    }

    private Map<String, String> properties() {
        Map<String, String> all = new HashMap<>(Map.ofEntries(
                Map.entry("bootstrap.servers", options.bootstrapServers()),
                Map.entry("group.id", options.name()),
                Map.entry("listeners", uri().toString()),
                Map.entry("rest.advertised.host.name", "127.0.0.1"),
                Map.entry("plugin.path", pluginPath()),
                // Reads the manifests only: scanning every class takes ten times as long.
                Map.entry("plugin.discovery", "service_load"),
                Map.entry("connector.client.config.override.policy", "All"),
                Map.entry("offset.flush.interval.ms", "1000"),
                Map.entry("scheduled.rebalance.max.delay.ms", "0"), // one worker: there is nobody to wait for
                // After a kill the next worker gets its tasks, and its sinks get their partitions, only when the dead
                // members' sessions have ended: 10 s and 45 s otherwise. A broker allows no less than 6 s.
                Map.entry("session.timeout.ms", "6000"),
                Map.entry("heartbeat.interval.ms", "2000"),
                Map.entry("consumer.session.timeout.ms", "6000"),
                Map.entry("consumer.heartbeat.interval.ms", "2000"),
                Map.entry(
                        "consumer.metadata.max.age.ms", "500"), // a topic that is new is seen at once, not after 5 min
                Map.entry("topic.creation.enable", "true")));
        all.putAll(configProviders());
        all.putAll(converters());
        all.putAll(internalTopics());
        all.putAll(options.properties());
        return all;
    }

    private static Map<String, String> configProviders() {
        String provider = "org.apache.kafka.common.config.provider.";
        return Map.of(
                "config.providers", "env,file,directory",
                "config.providers.env.class", provider + "EnvVarConfigProvider",
                "config.providers.file.class", provider + "FileConfigProvider",
                "config.providers.directory.class", provider + "DirectoryConfigProvider");
    }

    private static Map<String, String> converters() {
        return Map.of(
                "key.converter", "org.apache.kafka.connect.json.JsonConverter",
                "key.converter.schemas.enable", "true",
                "value.converter", "org.apache.kafka.connect.json.JsonConverter",
                "value.converter.schemas.enable", "true");
    }

    private Map<String, String> internalTopics() {
        return Map.of(
                "config.storage.topic", options.name() + "-configs",
                "config.storage.replication.factor", "1",
                "offset.storage.topic", options.name() + "-offsets",
                "offset.storage.replication.factor", "1",
                "offset.storage.partitions", "1",
                "status.storage.topic", options.name() + "-status",
                "status.storage.replication.factor", "1",
                "status.storage.partitions", "1");
    }

    private String pluginPath() {
        return options.plugins().stream().map(Path::toString).collect(Collectors.joining(","));
    }
}
