package io.twoway.servers;

import io.twoway.servers.process.ServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * MySQL's programs in one folder: an ordinary install, or an unpacked tree that brings its own C library and is started
 * through its own loader.
 *
 * @param home the folder that {@code bin/get-mysql} prints
 */
public record MySqlInstall(Path home) {

    /** Variable that names an install to use instead of the downloaded one. */
    public static final String HOME_VARIABLE = "TWO_WAY_MYSQL_HOME";

    private static final List<String> PROGRAM_FOLDERS = List.of("usr/sbin", "usr/bin", "sbin", "bin");

    public MySqlInstall {
        home = home.toAbsolutePath().normalize();
        if (program(home, "mysqld").isEmpty()) {
            throw new ServerException("there is no mysqld in " + home + ": run bin/get-mysql, or set " + HOME_VARIABLE);
        }
    }

    /** Returns the install that {@value #HOME_VARIABLE} names, else the one in the given cache folder. */
    public static MySqlInstall find(Path cache) {
        return new MySqlInstall(Optional.ofNullable(System.getenv(HOME_VARIABLE))
                .filter(named -> !named.isBlank())
                .map(Path::of)
                .orElseGet(() -> cache.resolve("mysql")));
    }

    /** Returns how to start a server program: the command and the options that tell it where its files are. */
    List<String> server() {
        List<String> command = new ArrayList<>(command("mysqld"));
        command.add("--no-defaults");
        if (loader().isPresent()) {
            command.add("--basedir=" + home.resolve("usr"));
            command.add("--lc-messages-dir=" + home.resolve("usr/share/mysql"));
            command.add("--plugin-dir=" + home.resolve("usr/lib/mysql/plugin"));
        }
        return command;
    }

    /**
     * Returns the words that start a program, {@code mysql} for one.
     *
     * @throws ServerException when the install lacks it
     */
    public List<String> command(String program) {
        String path = program(home, program)
                .orElseThrow(() -> new ServerException("there is no program " + program + " in " + home))
                .toString();
        return loader().map(loader -> List.of(loader.toString(), "--library-path", libraries(), path))
                .orElseGet(() -> List.of(path));
    }

    /** Returns what the server says of itself: it differs between any two versions. */
    String version() {
        List<String> command = new ArrayList<>(server());
        command.add("--version");
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new ServerException("MySQL does not run here: " + text);
            }
            return text.substring(text.indexOf("Ver"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted", e);
        }
    }

    private static Optional<Path> program(Path home, String name) {
        return PROGRAM_FOLDERS.stream()
                .map(folder -> home.resolve(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Only an unpacked tree has a loader of its own; an install at the root of the system must not use this path. */
    private Optional<Path> loader() {
        if (home.getParent() == null) {
            return Optional.empty();
        }
        return Stream.of("usr/lib64", "usr/lib")
                .flatMap(folder -> matches(home.resolve(folder), "ld-linux-*.so.*"))
                .findFirst();
    }

    private String libraries() {
        return matches(home.resolve("usr/lib"), "*-linux-gnu*")
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new ServerException("no libraries in " + home));
    }

    private static Stream<Path> matches(Path folder, String glob) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var entries = Files.newDirectoryStream(folder, glob)) {
            List<Path> found = new ArrayList<>();
            entries.forEach(found::add);
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
