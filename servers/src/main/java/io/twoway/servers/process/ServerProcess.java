package io.twoway.servers.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One process with a log file and a pid file in its folder; it is found again by another JVM through the pid file. */
final class ServerProcess {

    private static final int TAIL_LINES = 25;
    private static final Duration KILL_LIMIT = Duration.ofSeconds(20);

    private final String name;
    private final Path directory;
    private final Lifetime lifetime;
    private final Thread killAtExit;

    ServerProcess(String name, Path directory, Lifetime lifetime) {
        this.name = name;
        this.directory = directory;
        this.lifetime = lifetime;
        this.killAtExit = new Thread(this::kill, "kill-" + name);
    }

    Path log() {
        return directory.resolve(name + ".log");
    }

    private Path pidFile() {
        return directory.resolve(name + ".pid");
    }

    Lifetime lifetime() {
        return lifetime;
    }

    /** Starts the command; output is appended to the log. */
    void launch(List<String> command, Map<String, String> environment) {
        try {
            Files.createDirectories(directory);
            ProcessBuilder builder = new ProcessBuilder(whole(command)).directory(directory.toFile());
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.redirectInput(
                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            long pid = builder.start().pid();
            ProcessIdentity.of(pid)
                    .orElseThrow(() -> new ServerException(name + " ended at once.\n" + logTail()))
                    .writeTo(pidFile());
        } catch (IOException e) {
            throw new ServerException(name + " cannot be started: " + e.getMessage(), e);
        }
        if (lifetime == Lifetime.THIS_JVM) {
            Runtime.getRuntime().addShutdownHook(killAtExit);
        }
    }

    private List<String> whole(List<String> command) {
        if (lifetime == Lifetime.THIS_JVM) {
            return command;
        }
        List<String> detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(command);
        return detached;
    }

    /** Polls until ready, and fails with the log's tail as soon as the process is gone. */
    void awaitReady(Duration limit, BooleanSupplier ready) {
        try {
            Wait.atMost(limit).until(name + " to be ready", () -> {
                if (!isRunning()) {
                    throw new ServerException(name + " ended while it was starting");
                }
                return ready.getAsBoolean();
            });
        } catch (ServerException e) {
            throw new ServerException(e.getMessage() + ". The end of " + log() + ":\n" + logTail(), e);
        }
    }

    boolean isRunning() {
        return running().isPresent();
    }

    private Optional<ProcessIdentity> running() {
        return ProcessIdentity.readFrom(pidFile()).filter(ProcessIdentity::isAlive);
    }

    void stop(Duration limit) {
        Optional<ProcessIdentity> process = running();
        process.ifPresent(identity -> {
            signal(identity, "CONT"); // a paused process would not see the request
            signal(identity, "TERM");
            try {
                Wait.atMost(limit).until(name + " to end", () -> !identity.isAlive());
            } catch (ServerException e) {
                end(identity);
            }
        });
        forget();
    }

    void kill() {
        running().ifPresent(this::end);
        forget();
    }

    void pause() {
        signal(runningOrFail(), "STOP");
    }

    void resume() {
        signal(runningOrFail(), "CONT");
    }

    long pid() {
        return runningOrFail().pid();
    }

    private ProcessIdentity runningOrFail() {
        return running().orElseThrow(() -> new ServerException(name + " is not running"));
    }

    private void end(ProcessIdentity identity) {
        signal(identity, "KILL");
        Wait.atMost(KILL_LIMIT).until(name + " to be gone", () -> !identity.isAlive());
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile());
            if (Thread.currentThread() != killAtExit) {
                Runtime.getRuntime().removeShutdownHook(killAtExit);
            }
        } catch (IllegalStateException e) {
            // the JVM is ending: its hooks stay as they are
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shell's own kill: a machine without procps has no other, and the JDK cannot send STOP and CONT. */
    private void signal(ProcessIdentity identity, String signal) {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + identity.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (kill.waitFor() != 0 && identity.isAlive()) {
                throw new ServerException("this user may not send SIG" + signal + " to " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted", e);
        }
    }

    private String logTail() {
        try {
            // not readAllLines: a log may hold bytes that are no text
            List<String> lines = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
