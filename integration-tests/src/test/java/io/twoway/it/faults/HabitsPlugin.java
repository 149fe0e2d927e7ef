package io.twoway.it.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Packs sources of other habits: the source plugin with connectors out of its tests. */
final class HabitsPlugin {

    /** Resumes inside transactions. */
    static final String WITHOUT_REWIND = "io.twoway.source.WithoutRewindConnector";

    /** Reads what sinks wrote. */
    static final String WITH_SINK_ROWS = "io.twoway.source.WithSinkRowsConnector";

    private static final List<String> CLASSES = List.of(
            WITHOUT_REWIND,
            "io.twoway.source.WithoutRewindTask",
            WITH_SINK_ROWS,
            "io.twoway.source.WithSinkRowsTask",
            "io.twoway.source.WithSinkRowsTask$AllRows");

    private HabitsPlugin() {}

    /**
     * Writes the plugin below a folder and returns what belongs into {@code plugin.path}.
     *
     * @param source the folder with the source plugin's folder in it
     */
    static Path writeTo(Path folder, Path source) {
        try {
            Path plugin = Files.createDirectories(folder.resolve("habits"));
            copyJars(source, plugin);
            try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(plugin.resolve("tests.jar")))) {
                for (String type : CLASSES) {
                    add(jar, type.replace('.', '/') + ".class");
                }
                jar.putNextEntry(new JarEntry("META-INF/services/org.apache.kafka.connect.source.SourceConnector"));
                jar.write((WITHOUT_REWIND + "\n" + WITH_SINK_ROWS).getBytes(StandardCharsets.UTF_8));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin could not be written to " + folder, e);
        }
    }

    private static void copyJars(Path source, Path plugin) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                Files.copy(jar, plugin.resolve(jar.getFileName()));
            }
        }
    }

    /** The classes are read as bytes: what they extend is on no class path here. */
    private static void add(JarOutputStream jar, String entry) throws IOException {
        jar.putNextEntry(new JarEntry(entry));
        try (InputStream bytes = HabitsPlugin.class.getClassLoader().getResourceAsStream(entry)) {
            bytes.transferTo(jar);
        }
    }
}
