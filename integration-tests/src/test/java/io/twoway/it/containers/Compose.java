package io.twoway.it.containers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compose on the project's file, by whichever of its two commands is here. */
final class Compose {

    private final Path folder;
    private final Map<String, String> variables;
    private final List<String> command;

    private Compose(Path folder, Map<String, String> variables, List<String> command) {
        this.folder = folder;
        this.variables = Map.copyOf(variables);
        this.command = List.copyOf(command);
    }

    /**
     * Returns Compose in the folder of a compose file; empty when neither of its commands is here.
     *
     * @param variables win over those of the {@code .env} file
     */
    static Optional<Compose> in(Path folder, Map<String, String> variables) {
        return Stream.of(List.of("docker", "compose"), List.of("docker-compose"))
                .map(command -> new Compose(folder, variables, command))
                .filter(compose -> compose.attempt("version").exitCode() == 0)
                .findFirst();
    }

    /** Output of a command, and its exit code. */
    private record Ended(int exitCode, String output) {}

    /**
     * Runs a command of Compose, and returns what it printed.
     *
     * @throws AssertionError with that, when it fails
     */
    String run(String... arguments) {
        Ended ended = attempt(arguments);
        if (ended.exitCode() != 0) {
            throw new AssertionError(String.join(" ", command) + " " + String.join(" ", arguments) + " ended with "
                    + ended.exitCode() + ":\n" + ended.output());
        }
        return ended.output();
    }

    private Ended attempt(String... arguments) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(whole).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            return new Ended(-1, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
