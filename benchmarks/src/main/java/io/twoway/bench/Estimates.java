package io.twoway.bench;

import io.twoway.bench.cell.BenchCell;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Time that each cell took in a full run on a machine of two cores. */
final class Estimates {

    private static final String FILE = "seconds.properties";

    private final Properties seconds = new Properties();

    Estimates() {
        try (InputStream file = Estimates.class.getResourceAsStream(FILE)) {
            seconds.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what is known of a cell. */
    Optional<Duration> of(BenchCell cell) {
        return Optional.ofNullable(seconds.getProperty(cell.name()))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }

    /** Returns what is known of all of them together. */
    Duration of(List<BenchCell> cells) {
        return cells.stream().flatMap(cell -> of(cell).stream()).reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns a line for each cell, and one for all of them. */
    List<String> lines(List<BenchCell> cells) {
        List<String> lines = new ArrayList<>();
        for (BenchCell cell : cells) {
            String time = of(cell).map(taken -> taken.toSeconds() + " s").orElse("");
            lines.add("%-18s %6s  %s".formatted(cell.name(), time, cell.title()));
        }
        lines.add("%-18s %4d min  on two cores".formatted("all", of(cells).toMinutes()));
        return lines;
    }
}
