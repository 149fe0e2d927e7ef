package io.twoway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.servers.SandboxLayout;
import io.twoway.servers.process.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two commands that build the same clone, in a folder with their scripts, and with a Maven that ends when it is told to. */
class BuildLockTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String WAITS = "another bin/sandbox or bin/two-way is building this project";

    @TempDir
    private Path project;

    @BeforeEach
    void makeProject() throws IOException {
        Path bin = SandboxLayout.ofWorkingDirectory().project().resolve("bin");
        for (String script : List.of("sandbox", "two-way")) {
            program("bin/" + script, Files.readString(bin.resolve(script)));
        }
        program("bin/get-mysql", "#!/bin/sh\n");
        program("path/javac", "#!/bin/sh\necho javac 17.0.1\n");
        program("path/java", "#!/bin/sh\nexit 0\n");
        program(
                "path/mvn",
                "#!/bin/sh\necho built >> " + project + "/builds\nuntil [ -e " + project
                        + "/go ]; do sleep 0.1; done\n");
        for (String module : List.of(
                "contract",
                "conflict-smt",
                "converter",
                "connect-client",
                "precheck",
                "cli",
                "connector-source",
                "connector-sink",
                "sandbox",
                "servers",
                "sandbox/kafka-distribution")) {
            Files.createDirectories(project.resolve(module).resolve("src/main"));
            Files.createFile(project.resolve(module).resolve("pom.xml"));
        }
        Files.createFile(project.resolve("pom.xml"));
    }

    @Test
    void aSecondSandboxWaitsForTheBuildOfTheFirstAndSaysSo() throws Exception {
        Process first = start("sandbox", "first");
        awaitBuild();
        Process second = start("sandbox", "second");
        await("the second one's word", () -> output("second").contains("sandbox: " + WAITS));
        Files.createFile(project.resolve("go"));

        assertThat(first.waitFor()).as(output("first")).isZero();
        assertThat(second.waitFor()).as(output("second")).isZero();
        assertThat(output("second")).contains("nothing has changed since the last one");
        assertThat(Files.readAllLines(project.resolve("builds"))).hasSize(1);
    }

    @Test
    void theCommandLineDoesNotBuildWhatTheSandboxBuilds() throws Exception {
        Process sandbox = start("sandbox", "first");
        awaitBuild();
        Process commands = start("two-way", "second");
        await("the second one's word", () -> output("second").contains("two-way: " + WAITS));
        assertThat(Files.readAllLines(project.resolve("builds"))).hasSize(1);
        Files.createFile(project.resolve("go"));

        assertThat(sandbox.waitFor()).as(output("first")).isZero();
        assertThat(commands.waitFor()).as(output("second")).isZero();
    }

    private void awaitBuild() {
        await("a build", () -> Files.exists(project.resolve("builds")));
    }

    private static void await(String what, Callable<Boolean> condition) {
        Wait.atMost(PATIENCE).every(Duration.ofMillis(50)).until(what, () -> {
            try {
                return condition.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Process start(String script, String name) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        project.resolve("bin").resolve(script).toString())
                .redirectErrorStream(true)
                .redirectOutput(project.resolve(name).toFile());
        builder.environment().merge("PATH", project.resolve("path") + ":", (path, ours) -> ours + path);
        return builder.start();
    }

    private String output(String name) throws IOException {
        return Files.readString(project.resolve(name));
    }

    private void program(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
