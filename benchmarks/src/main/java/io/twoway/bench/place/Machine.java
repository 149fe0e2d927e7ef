package io.twoway.bench.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine of a run, as far as results depend on it.
 *
 * @param processor the model, as Linux names it
 * @param cores how many the JVM sees
 * @param memory in GiB
 * @param system operating system and its version
 * @param java the JVM that runs broker and worker
 * @param mysql the servers' version
 */
public record Machine(String processor, int cores, long memory, String system, String java, String mysql) {

    /** Describes this machine. */
    public static Machine here(String mysql) {
        return new Machine(
                line("/proc/cpuinfo", "model name").orElseGet(() -> System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                line("/proc/meminfo", "MemTotal").map(Machine::gibibytes).orElse(0L),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                mysql);
    }

    private static Optional<String> line(String file, String key) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long gibibytes(String text) {
        return Math.round(Long.parseLong(text.split(" ")[0]) / 1024.0 / 1024.0);
    }
}
