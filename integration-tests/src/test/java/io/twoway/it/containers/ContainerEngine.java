package io.twoway.it.containers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The Docker engine of this machine, asked through its own client: Testcontainers would try for minutes to pull an image
 * that no registry offers.
 */
final class ContainerEngine {

    private static final long PULL_LIMIT_MINUTES = 10;

    private ContainerEngine() {}

    /** Returns why containers of these images cannot be started here; empty when they can. */
    static Optional<String> obstacle(List<String> images) {
        Optional<String> engine = failure("docker", "version");
        if (engine.isPresent()) {
            return engine.map(output -> "no Docker engine answers (" + output + ")");
        }
        return images.stream()
                .filter(image -> failure("docker", "image", "inspect", image).isPresent())
                .flatMap(image -> failure("docker", "pull", "--quiet", image)
                        .map(output -> "image " + image + " is not here and cannot be pulled (" + output + ")")
                        .stream())
                .findFirst();
    }

    /** Runs a command and returns the last line of its output when it fails. */
    private static Optional<String> failure(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(PULL_LIMIT_MINUTES, TimeUnit.MINUTES);
            if (ended && process.exitValue() == 0) {
                return Optional.empty();
            }
            process.destroyForcibly();
            return Optional.of(output.lines().reduce("", (earlier, line) -> line.isBlank() ? earlier : line));
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
