package io.twoway.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of this project, as they are in the work tree. */
final class Project {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".sandbox", ".idea", ".vscode");

    private Project() {}

    /** Returns all pages, in the order of their paths. */
    static List<Path> pages() {
        return files(ROOT).filter(file -> file.toString().endsWith(".md")).toList();
    }

    /** Returns the files in a folder and below it, in the order of their paths. */
    static Stream<Path> files(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList().stream()
                    .filter(file -> !NOT_OURS.contains(file.getFileName().toString()))
                    .flatMap(file -> Files.isDirectory(file) ? files(file) : Stream.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
