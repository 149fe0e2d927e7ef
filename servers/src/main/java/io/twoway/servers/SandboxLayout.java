package io.twoway.servers;

import io.twoway.servers.process.ServerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Layout of a sandbox and its project on this machine.
 *
 * @param project the project's root folder, built
 * @param state what one sandbox keeps: data, logs, pid files, ports
 * @param cache what all sandboxes and tests of this user share: MySQL's programs and a fresh data folder
 */
public record SandboxLayout(Path project, Path state, Path cache) {

    /** Variable that names the state folder. */
    public static final String STATE_VARIABLE = "TWO_WAY_SANDBOX_DIR";

    /** Variable that names the cache folder; {@code bin/get-mysql} reads it as well. */
    public static final String CACHE_VARIABLE = "TWO_WAY_CACHE";

    public SandboxLayout {
        project = project.toAbsolutePath().normalize();
        state = state.toAbsolutePath().normalize();
        cache = cache.toAbsolutePath().normalize();
    }

    /** Returns the layout of a project folder; environment variables may move the other two. */
    public static SandboxLayout of(Path project) {
        return of(project, System.getenv());
    }

    static SandboxLayout of(Path project, Map<String, String> environment) {
        Path state = named(environment, STATE_VARIABLE).orElseGet(() -> project.resolve(".sandbox"));
        Path cache = named(environment, CACHE_VARIABLE).orElseGet(() -> named(environment, "XDG_CACHE_HOME")
                .orElseGet(() -> home(environment).resolve(".cache"))
                .resolve("two-way-mysql"));
        return new SandboxLayout(project, state, cache);
    }

    /** Returns the layout of the project that the working directory is in: Maven runs tests in a module's folder. */
    public static SandboxLayout ofWorkingDirectory() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("config-examples"))) {
                return of(folder);
            }
        }
        throw new ServerException("the working directory is not inside the project");
    }

    public SandboxLayout withState(Path other) {
        return new SandboxLayout(project, other, cache);
    }

    /** Returns the jars of Kafka and Connect. */
    public Path kafkaLibs() {
        return project.resolve("sandbox/kafka-distribution/target/libs");
    }

    /** Returns the folders that hold the packaged plugins: Connect's {@code plugin.path}. */
    public List<Path> plugins() {
        return List.of(
                project.resolve("connector-source/target/plugin"), project.resolve("connector-sink/target/plugin"));
    }

    public Path configExamples() {
        return project.resolve("config-examples");
    }

    public MySqlInstall mysql() {
        return MySqlInstall.find(cache);
    }

    /** As a shell sees it, because bin/get-mysql must find the same: Java's user.home comes from the list of users. */
    private static Path home(Map<String, String> environment) {
        return named(environment, "HOME").orElseGet(() -> Path.of(System.getProperty("user.home")));
    }

    private static Optional<Path> named(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
