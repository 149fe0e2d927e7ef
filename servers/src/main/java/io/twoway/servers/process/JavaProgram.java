package io.twoway.servers.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A Java program that comes as a folder of jars, run by the JDK that runs this code.
 *
 * @param libs the folder with its jars
 * @param directory where the program's configuration goes
 * @param vm options of its virtual machine, of which the last one of a kind counts
 */
public record JavaProgram(Path libs, Path directory, List<String> vm) {

    /**
     * Leaves out the compiler that optimizes most: a third less processor time until the program serves, but code that runs
     * for long is slower.
     */
    public static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final String LOGGING = "log4j2.properties";

    public JavaProgram {
        if (!Files.isDirectory(libs)) {
            throw new ServerException("there are no jars in " + libs + ": build the project first (mvn package)");
        }
    }

    public List<String> command(String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC"); // small heaps on a machine shared with everything else
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(vm);
        command.add("-Dlog4j2.configurationFile=" + logging());
        command.add("-cp");
        command.add(libs.resolve("*").toString());
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /** Writes a properties file for the program. */
    public Path properties(String fileName, Map<String, String> properties) {
        String text = new TreeMap<>(properties)
                .entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue().replace("\\", "\\\\") + "\n")
                        .collect(Collectors.joining());
        try {
            Files.createDirectories(directory);
            return Files.writeString(directory.resolve(fileName), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path logging() {
        try (InputStream resource = JavaProgram.class.getResourceAsStream(LOGGING)) {
            Files.createDirectories(directory);
            Path file = directory.resolve(LOGGING);
            Files.write(file, resource.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
