package io.twoway.bench.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/** Flight recordings of the worker, one for each cell and contender: its first round that counts. */
public final class Recorder implements Profiler {

    private final long pid;
    private final Path folder;
    private final Map<String, Path> recordings = new TreeMap<>();

    /** @param folder where the recordings go */
    public Recorder(long pid, Path folder) {
        this.pid = pid;
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public double during(String cell, String contender, int round, DoubleSupplier work) {
        if (round != 0) {
            return work.getAsDouble();
        }
        Path file = folder.resolve(cell + "-" + contender + ".jfr");
        jcmd("JFR.start", "name=bench", "settings=profile");
        double result = work.getAsDouble();
        jcmd("JFR.stop", "name=bench", "filename=" + file);
        recordings.put(cell + ", " + contender, file);
        return result;
    }

    /** Adds up all recordings, each under a heading, as Markdown. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        recordings.forEach((what, file) -> {
            Shares shares = Shares.of(file);
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
