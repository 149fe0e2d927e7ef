package io.twoway.bench.contender;

import io.twoway.servers.MySqlServer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Settings that connectors of all makes get alike. */
final class CommonSettings {

    /** Records in a poll. */
    private static final String POLL = "2000";

    /** Or a poll would end at 1 MiB, which is a few hundred records in JSON. */
    private static final String FETCH = String.valueOf(64 * 1024 * 1024);

    /** Of what a producer sends at once: as {@code generate} has it, or a request would take two or three records in JSON. */
    private static final String PRODUCED = String.valueOf(512 * 1024);

    private static final AtomicInteger SERVER_IDS = new AtomicInteger(880_000);

    private CommonSettings() {}

    static Map<String, String> source(
            Course course, MySqlServer server, String connectorClass, Map<String, String> converter) {
        Map<String, String> all = new HashMap<>(converter);
        all.put("connector.class", connectorClass);
        all.put("tasks.max", "1");
        all.put("database.hostname", "127.0.0.1");
        all.put("database.port", String.valueOf(server.address().getPort()));
        all.put("database.password", server.password());
        all.put("database.server.id", String.valueOf(SERVER_IDS.incrementAndGet()));
        all.put("database.include.list", course.database());
        all.put(
                "schema.history.internal.kafka.bootstrap.servers",
                course.servers().bootstrapServers());
        all.put("poll.interval.ms", "20");
        all.put("producer.override.batch.size", PRODUCED);
        all.put("producer.override.linger.ms", "5");
        all.put("producer.override.compression.type", "lz4");
        all.put("topic.creation.default.partitions", "1");
        all.put("topic.creation.default.replication.factor", "1");
        return all;
    }

    static Map<String, String> sink(String connectorClass, String topic, Map<String, String> converter) {
        Map<String, String> all = new HashMap<>(converter);
        all.put("connector.class", connectorClass);
        all.put("tasks.max", "1");
        all.put("topics", topic);
        all.put("consumer.override.max.poll.records", POLL);
        all.put("consumer.override.max.partition.fetch.bytes", FETCH);
        all.put("consumer.override.fetch.max.bytes", FETCH);
        return all;
    }
}
