package io.twoway.servers;

import io.twoway.servers.process.JavaProgram;
import io.twoway.servers.process.Lifetime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Properties in which two brokers may differ.
 *
 * @param name the broker's name in messages, and of its log file
 * @param directory where data, configuration, log and pid file go
 * @param libs the folder with Kafka's jars
 * @param port where clients connect, on the loopback address
 * @param controllerPort where the KRaft controller listens
 * @param vm options of the Java virtual machine, of which the last one of a kind counts
 * @param properties broker properties that win over the ones set here
 * @param lifetime how long the process may live
 */
public record KafkaOptions(
        String name,
        Path directory,
        Path libs,
        int port,
        int controllerPort,
        List<String> vm,
        Map<String, String> properties,
        Lifetime lifetime) {

    public KafkaOptions {
        directory = directory.toAbsolutePath();
        libs = libs.toAbsolutePath();
        vm = List.copyOf(vm);
        properties = Map.copyOf(properties);
    }

    /** Returns a broker that ends with this JVM. */
    public static KafkaOptions of(Path directory, Path libs, int port, int controllerPort) {
        return new KafkaOptions(
                "kafka", directory, libs, port, controllerPort, List.of("-Xmx320m"), Map.of(), Lifetime.THIS_JVM);
    }

    /** Returns a broker that serves sooner and whose code is slower when it runs for long. */
    public KafkaOptions withQuickStart() {
        List<String> all =
                Stream.concat(vm.stream(), Stream.of(JavaProgram.QUICK_START)).toList();
        return new KafkaOptions(name, directory, libs, port, controllerPort, all, properties, lifetime);
    }

    public KafkaOptions withProperties(Map<String, String> others) {
        return new KafkaOptions(name, directory, libs, port, controllerPort, vm, others, lifetime);
    }

    public KafkaOptions withLifetime(Lifetime other) {
        return new KafkaOptions(name, directory, libs, port, controllerPort, vm, properties, other);
    }
}
