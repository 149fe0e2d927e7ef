package io.twoway.it.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The plugins of an earlier commit of this project, built from its history. */
final class OldVersion {

    private final Path source;

    private OldVersion(Path source) {
        this.source = source;
    }

    /**
     * Builds a commit.
     *
     * @param project a clone that has it
     * @param folder takes the sources
     */
    static OldVersion build(Path project, String commit, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        run(project, "git", "archive", "--output", folder.resolve("source.tar").toString(), commit);
        run(folder, "tar", "xf", "source.tar");
        run(
                folder,
                "mvn",
                "-B",
                "-q",
                "--no-transfer-progress",
                "-DskipTests",
                "package",
                "-pl",
                "connector-source,connector-sink",
                "-am");
        return new OldVersion(folder);
    }

    /** Returns the folders that hold its plugins. */
    List<Path> plugins() {
        return Stream.of("connector-source", "connector-sink")
                .map(module -> source.resolve(module).resolve("target/plugin"))
                .toList();
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("command", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed:\n" + Files.readString(log));
        }
        Files.delete(log);
    }
}
