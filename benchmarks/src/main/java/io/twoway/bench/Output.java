package io.twoway.bench;

import io.twoway.bench.result.GeneratedPart;
import io.twoway.bench.result.Plot;
import io.twoway.bench.result.RunResult;
import io.twoway.bench.result.Table;
import io.twoway.servers.process.ServerException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that a run leaves: results, table, plot, profile, and what is published of them. */
final class Output {

    private static final String PLOT = "images/performance";
    private static final String RESULTS = "images/performance.json";

    private final Path docs;
    private final Path folder;
    private final boolean publishes;

    /** @param folder where results go, if not where they usually do */
    Output(Path project, Optional<Path> folder, boolean publishes) {
        this.docs = project.resolve("docs");
        this.folder = folder.orElseGet(() -> project.resolve("benchmarks/target/results"));
        this.publishes = publishes;
        try {
            Files.createDirectories(this.folder);
        } catch (IOException e) {
            throw new ServerException("results cannot be written to " + this.folder + ": " + e.getMessage(), e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Keeps what is there so far: a run takes long, and may be ended. */
    void keep(RunResult result) {
        result.writeTo(folder.resolve("results.json"));
    }

    void write(RunResult result, PrintStream terminal) {
        keep(result);
        String table = Table.of(result);
        text(folder.resolve("results.md"), table);
        for (Plot plot : Plot.values()) {
            plot.draw(result, folder.resolve(plot.fileName("results")));
        }
        terminal.println();
        terminal.println(table);
        terminal.println("Results are in " + folder);
        if (publishes) {
            Path published = docs.resolve(RESULTS);
            publish(Files.exists(published) ? result.over(RunResult.readFrom(published)) : result);
        }
    }

    private void publish(RunResult result) {
        String pictures = Stream.of(Plot.values())
                .filter(plot -> plot.draw(result, docs.resolve(plot.fileName(PLOT))))
                .map(plot -> "![" + plot.inWords() + "](" + plot.fileName(PLOT) + ")\n\n")
                .collect(Collectors.joining());
        result.writeTo(docs.resolve(RESULTS));
        new GeneratedPart(docs.resolve("performance.md"), "results").write(pictures + Table.of(result));
    }

    /** Writes what the profiler found. */
    void profile(String summary) {
        text(folder.resolve("profile.md"), summary);
        if (publishes) {
            new GeneratedPart(docs.resolve("performance.md"), "profiles").write(summary);
        }
    }

    private static void text(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
