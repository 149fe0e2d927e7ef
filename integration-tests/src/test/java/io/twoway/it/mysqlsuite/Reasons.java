package io.twoway.it.mysqlsuite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reasons that were found out for files after which the sites differ: lines of {@code a|b}, a pattern of names, and a reason. */
final class Reasons {

    private final List<List<String>> lines;

    Reasons() {
        try (InputStream file = Reasons.class.getResourceAsStream("reasons.tsv")) {
            lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> of(Outcome outcome, boolean rowsAtB) {
        return lines.stream()
                .filter(line -> line.get(0).contains(rowsAtB ? "b" : "a")
                        && outcome.file().matches(line.get(1)))
                .map(line -> line.get(2))
                .findFirst();
    }
}
