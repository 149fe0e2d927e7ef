package io.twoway.it.cli;

import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;
import io.twoway.servers.SandboxLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs what {@code bin/two-way} runs, with the variables that a person would set. */
public final class TwoWayProgram {

    private final Map<String, String> variables;

    public TwoWayProgram(TestServers servers) {
        variables = Map.of(
                "CONNECT", servers.connectUri().toString(),
                "KAFKA_BOOTSTRAP_SERVERS", servers.bootstrapServers(),
                "SITE_A_HOST", "127.0.0.1",
                "SITE_A_PORT", String.valueOf(servers.a().address().getPort()),
                "SITE_A_USER", MySqlServer.USER,
                "SITE_A_PASSWORD", servers.a().password(),
                "SITE_B_HOST", "127.0.0.1",
                "SITE_B_PORT", String.valueOf(servers.b().address().getPort()),
                "SITE_B_USER", MySqlServer.USER,
                "SITE_B_PASSWORD", servers.b().password());
    }

    /**
     * Result of a run.
     *
     * @param exitCode the process's exit code
     * @param output what it printed, errors included
     */
    public record Run(int exitCode, String output) {}

    /** Returns the address of Connect's REST API. */
    public String connect() {
        return variables.get("CONNECT");
    }

    public Run run(String... arguments) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command(arguments)).redirectErrorStream(true);
            builder.environment().putAll(variables);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<String> command(String... arguments) {
        Path target = SandboxLayout.ofWorkingDirectory().project().resolve("cli/target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // starts faster
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                target.resolve("classes") + ":" + target.resolve("libs") + "/*",
                "io.twoway.cli.TwoWayCommand"));
        command.addAll(List.of(arguments));
        return command;
    }
}
