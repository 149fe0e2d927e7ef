package io.twoway.it.schemas;

import io.twoway.servers.SandboxLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Places of the packages' scripts. */
final class Packages {

    private static final Path PROJECT = SandboxLayout.ofWorkingDirectory().project();

    private Packages() {}

    /** Returns where the build unpacks Maven artifacts to. */
    static Path ofMaven() {
        return PROJECT.resolve("integration-tests/target/packaged-schemas");
    }

    /** Fetches Debian packages, or returns nothing where there is no apt. */
    static Optional<Path> ofDebian() {
        boolean apt = Pattern.compile(":")
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "apt-get")));
        return apt ? Optional.of(fetch()) : Optional.empty();
    }

    private static Path fetch() {
        String program = PROJECT.resolve("bin/get-schemas").toString();
        try {
            Process process = new ProcessBuilder(program)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (process.waitFor() != 0) {
                throw new AssertionError(program + " failed, see above");
            }
            return Path.of(lines.get(lines.size() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
