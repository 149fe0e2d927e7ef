package io.twoway.servers;

import io.twoway.servers.process.JavaProgram;
import io.twoway.servers.process.Lifetime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Properties in which two Connect workers may differ.
 *
 * @param name the worker's name in messages, and of its log file; it also names the worker's group and topics, so two
 *     workers with one name and one broker form one cluster only when they also share {@code properties}
 * @param directory where configuration, log and pid file go
 * @param libs the folder with Kafka's jars
 * @param plugins the folders with plugin folders in them
 * @param port the REST API's port on the loopback address
 * @param bootstrapServers the broker
 * @param environment variables that connector configurations may use as <code>${env:NAME}</code>
 * @param vm options of the Java virtual machine, of which the last one of a kind counts
 * @param properties worker properties that win over the ones set here
 * @param lifetime how long the process may live
 */
public record ConnectOptions(
        String name,
        Path directory,
        Path libs,
        List<Path> plugins,
        int port,
        String bootstrapServers,
        Map<String, String> environment,
        List<String> vm,
        Map<String, String> properties,
        Lifetime lifetime) {

    public ConnectOptions {
        directory = directory.toAbsolutePath();
        libs = libs.toAbsolutePath();
        plugins = plugins.stream().map(Path::toAbsolutePath).toList();
        environment = Map.copyOf(environment);
        vm = List.copyOf(vm);
        properties = Map.copyOf(properties);
    }

    /** Returns a worker that ends with this JVM and stores offsets every second. */
    public static ConnectOptions of(Path directory, Path libs, List<Path> plugins, int port, String bootstrapServers) {
        return new ConnectOptions(
                "connect",
                directory,
                libs,
                plugins,
                port,
                bootstrapServers,
                Map.of(),
                List.of("-Xmx768m"),
                Map.of(),
                Lifetime.THIS_JVM);
    }

    /** Returns a further worker of the same cluster. */
    public ConnectOptions withPlace(Path otherDirectory, int otherPort) {
        return new ConnectOptions(
                name,
                otherDirectory,
                libs,
                plugins,
                otherPort,
                bootstrapServers,
                environment,
                vm,
                properties,
                lifetime);
    }

    public ConnectOptions withEnvironment(Map<String, String> variables) {
        return new ConnectOptions(
                name, directory, libs, plugins, port, bootstrapServers, variables, vm, properties, lifetime);
    }

    /** Adds a folder with plugin folders in it. */
    public ConnectOptions withFurtherPlugins(Path folder) {
        List<Path> all = Stream.concat(plugins.stream(), Stream.of(folder)).toList();
        return new ConnectOptions(
                name, directory, libs, all, port, bootstrapServers, environment, vm, properties, lifetime);
    }

    /** Sets the folders with plugin folders in them. */
    public ConnectOptions withPlugins(List<Path> folders) {
        return new ConnectOptions(
                name, directory, libs, folders, port, bootstrapServers, environment, vm, properties, lifetime);
    }

    /** Sets the largest heap, as {@code -Xmx} takes it. */
    public ConnectOptions withHeap(String size) {
        return withVm("-Xmx" + size);
    }

    /** Returns a worker that serves sooner and whose code is slower when it runs for long. */
    public ConnectOptions withQuickStart() {
        return withVm(JavaProgram.QUICK_START);
    }

    /** Returns a worker that collects its garbage as Kafka's own scripts have it, and not with the least memory. */
    public ConnectOptions withCollectorOfKafka() {
        return withVm(
                "-XX:-UseSerialGC",
                "-XX:+UseG1GC",
                "-XX:MaxGCPauseMillis=20",
                "-XX:InitiatingHeapOccupancyPercent=35",
                "-XX:+ExplicitGCInvokesConcurrent");
    }

    private ConnectOptions withVm(String... options) {
        List<String> all = Stream.concat(vm.stream(), Stream.of(options)).toList();
        return new ConnectOptions(
                name, directory, libs, plugins, port, bootstrapServers, environment, all, properties, lifetime);
    }

    public ConnectOptions withProperties(Map<String, String> others) {
        return new ConnectOptions(
                name, directory, libs, plugins, port, bootstrapServers, environment, vm, others, lifetime);
    }

    public ConnectOptions withLifetime(Lifetime other) {
        return new ConnectOptions(
                name, directory, libs, plugins, port, bootstrapServers, environment, vm, properties, other);
    }
}
