package io.twoway.it.mysqlsuite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One test of MySQL's suite.
 *
 * @param name as MySQL's own runner names it, {@code main.alter_table}
 * @param home the suite's folder
 * @param path from there
 */
record SuiteFile(String name, Path home, String path) {

    private static final Pattern SOURCE = Pattern.compile("(?i)^[\\s-]*source\\s+([\\w./-]+)");

    /** Returns all files of a suite. */
    static List<SuiteFile> of(Path home, String suite) {
        String folder = suite.equals("main") ? "t" : "suite/" + suite + "/t";
        try (Stream<Path> files = Files.list(home.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".test"))
                    .map(file ->
                            new SuiteFile(suite + "." + file.replaceFirst("\\.test$", ""), home, folder + "/" + file))
                    .sorted((one, other) -> one.name.compareTo(other.name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String suite() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    Optional<LeftOut> leftOut() {
        return LeftOut.of(home.resolve(path), bare(read(home.resolve(path))), bare(textWithParts()));
    }

    private static String bare(String text) {
        return text.lines().filter(line -> !line.strip().startsWith("#")).collect(Collectors.joining("\n"));
    }

    /** Returns what it says, and what the files say that it names. */
    String textWithParts() {
        Set<String> parts = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(path));
        while (!open.isEmpty()) {
            String part = open.remove(0);
            if (Files.isRegularFile(home.resolve(part)) && parts.add(part)) {
                read(home.resolve(part))
                        .lines()
                        .map(SOURCE::matcher)
                        .filter(Matcher::find)
                        .forEach(found -> {
                            open.add(found.group(1));
                        });
            }
        }
        return parts.stream().map(part -> read(home.resolve(part))).collect(Collectors.joining("\n"));
    }

    /** Returns the bytes of a file as characters: files of the suite have several character sets. */
    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
