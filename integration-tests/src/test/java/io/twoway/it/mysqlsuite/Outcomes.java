package io.twoway.it.mysqlsuite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The outcomes of one way of running, in a file that is written after each: a run that was cut goes on with it. */
final class Outcomes {

    private final Path file;
    private final Map<String, Outcome> all = new TreeMap<>();

    Outcomes(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).stream()
                        .map(Outcome::read)
                        .forEach(outcome -> all.put(outcome.file(), outcome));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether there is one that says something: a run that is ended from outside cannot look at its files. */
    boolean has(SuiteFile one) {
        Outcome outcome = all.get(one.name());
        return outcome != null && outcome.kind() != Outcome.Kind.BROKEN;
    }

    void add(Outcome outcome) {
        all.put(outcome.file(), outcome);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, all.values().stream().map(Outcome::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Collection<Outcome> all() {
        return all.values();
    }
}
