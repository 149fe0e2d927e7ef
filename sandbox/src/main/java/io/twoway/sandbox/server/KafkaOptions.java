package io.twoway.sandbox.server;

import java.nio.file.Path;
import java.util.Map;

/**
 * What may differ between two brokers.
 *
 * @param name the broker's name in messages, and of its log file
 * @param directory where data, configuration, log and pid file go
 * @param libs the folder with Kafka's jars
 * @param port where clients connect, on the loopback address
 * @param controllerPort where the KRaft controller listens
 * @param heap the largest heap, as {@code -Xmx} takes it
 * @param properties broker properties that win over the ones set here
 * @param lifetime how long the process may live
 */
public record KafkaOptions(
        String name,
        Path directory,
        Path libs,
        int port,
        int controllerPort,
        String heap,
        Map<String, String> properties,
        Lifetime lifetime) {

    public KafkaOptions {
        directory = directory.toAbsolutePath();
        libs = libs.toAbsolutePath();
        properties = Map.copyOf(properties);
    }

    /** Returns a broker that ends with this JVM. */
    public static KafkaOptions of(Path directory, Path libs, int port, int controllerPort) {
        return new KafkaOptions("kafka", directory, libs, port, controllerPort, "320m", Map.of(), Lifetime.THIS_JVM);
    }

    public KafkaOptions withProperties(Map<String, String> others) {
        return new KafkaOptions(name, directory, libs, port, controllerPort, heap, others, lifetime);
    }

    public KafkaOptions withLifetime(Lifetime other) {
        return new KafkaOptions(name, directory, libs, port, controllerPort, heap, properties, other);
    }
}
