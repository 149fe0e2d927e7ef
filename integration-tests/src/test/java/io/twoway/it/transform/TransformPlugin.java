package io.twoway.it.transform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import org.apache.kafka.connect.transforms.Transformation;

/** Packs transforms as a user would: a jar with a manifest for Java's service loader, in a folder of its own. */
final class TransformPlugin {

    private static final List<Class<?>> TRANSFORMS = List.of(MaskedEmail.class, WithoutDrafts.class, WithoutEnds.class);

    private TransformPlugin() {}

    /** Writes the plugin below a folder and returns what belongs into {@code plugin.path}. */
    static Path writeTo(Path folder) {
        try {
            Path plugin = Files.createDirectories(folder.resolve("transforms"));
            try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(plugin.resolve("transforms.jar")))) {
                add(jar, RowTransform.class);
                for (Class<?> transform : TRANSFORMS) {
                    add(jar, transform);
                }
                String names = TRANSFORMS.stream().map(Class::getName).collect(Collectors.joining("\n"));
                jar.putNextEntry(new JarEntry("META-INF/services/" + Transformation.class.getName()));
                jar.write(names.getBytes(StandardCharsets.UTF_8));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin could not be written to " + folder, e);
        }
    }

    private static void add(JarOutputStream jar, Class<?> type) throws IOException {
        String entry = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(entry));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(entry)) {
            bytes.transferTo(jar);
        }
    }
}
