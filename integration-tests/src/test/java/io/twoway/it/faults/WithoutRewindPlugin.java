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

/** Packs a source that resumes inside transactions: the source plugin with a connector out of its tests. */
final class WithoutRewindPlugin {

    static final String CONNECTOR = "io.twoway.source.WithoutRewindConnector";
    private static final List<String> CLASSES = List.of(CONNECTOR, "io.twoway.source.WithoutRewindTask");

    private WithoutRewindPlugin() {}

    /**
     * Writes the plugin below a folder and returns what belongs into {@code plugin.path}.
     *
     * @param source the folder with the source plugin's folder in it
     */
    static Path writeTo(Path folder, Path source) {
        try {
            Path plugin = Files.createDirectories(folder.resolve("without-rewind"));
            copyJars(source, plugin);
            try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(plugin.resolve("tests.jar")))) {
                for (String type : CLASSES) {
                    add(jar, type.replace('.', '/') + ".class");
                }
                jar.putNextEntry(new JarEntry("META-INF/services/org.apache.kafka.connect.source.SourceConnector"));
                jar.write(CONNECTOR.getBytes(StandardCharsets.UTF_8));
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
        try (InputStream bytes = WithoutRewindPlugin.class.getClassLoader().getResourceAsStream(entry)) {
            bytes.transferTo(jar);
        }
    }
}
