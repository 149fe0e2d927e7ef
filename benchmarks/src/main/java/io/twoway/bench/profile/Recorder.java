package io.twoway.bench.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/**
 * A flight recording of the worker, of which the rounds that count are kept. It begins before the first round that warms up: the
 * virtual machine changes classes that it records, and their code is compiled anew.
 */
public final class Recorder implements Profiler {

    private final long pid;
    private final Path folder;
    private final Map<String, List<Excerpt>> rounds = new TreeMap<>();

    // Mutable state
    private boolean began;

    /** @param folder where the recordings go */
    public Recorder(long pid, Path folder) {
        this.pid = pid;
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public double during(String cell, String contender, int round, DoubleSupplier work) {
        if (!began) {
            jcmd("JFR.start", "name=bench", "settings=profile", "maxage=10m");
            began = true;
        }
        Instant from = Instant.now();
        double result = work.getAsDouble();
        if (round >= 0) {
            keep(cell, contender, round, from, Instant.now());
        }
        return result;
    }

    private void keep(String cell, String contender, int round, Instant from, Instant to) {
        Path file = folder.resolve(cell + "-" + contender + "-" + (round + 1) + ".jfr");
        jcmd("JFR.dump", "name=bench", "begin=" + from, "end=" + to, "filename=" + file);
        rounds.computeIfAbsent(cell + ", " + contender, first -> new ArrayList<>())
                .add(new Excerpt(file, from, to));
    }

    /** Adds up the rounds of each cell and contender, each under a heading, as Markdown. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        rounds.forEach((what, excerpts) -> {
            Shares shares = Shares.of(excerpts);
            if (shares.count() > 0) {
                text.append("### ").append(what).append("\n\n").append(shares.table());
            }
        });
        return text.toString();
    }

    private void jcmd(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(String.valueOf(pid));
        command.addAll(List.of(arguments));
        try {
            Files.createDirectories(folder);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the worker could not be recorded: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
