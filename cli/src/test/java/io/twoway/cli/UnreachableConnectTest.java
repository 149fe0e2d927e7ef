package io.twoway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exit code that the documentation promises where no Connect answers. */
class UnreachableConnectTest {

    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final Map<String, String> HERE = Map.of(
            "SITE_A_HOST", "127.0.0.1",
            "SITE_A_PORT", "1",
            "SITE_A_USER", "u",
            "SITE_A_PASSWORD", "p",
            "SITE_B_HOST", "127.0.0.1",
            "SITE_B_PORT", "1",
            "SITE_B_USER", "u",
            "SITE_B_PASSWORD", "p",
            "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"status", "pause", "resume", "restart", "remove"})
    void aCommandAboutConnectorsEndsWithThree(String command) {
        CommandRun run = CommandRun.with(HERE, "", command, "--connect", NOWHERE, "b-sink");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains("Connect does not answer at " + NOWHERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"precheck", "deploy"})
    void soDoCommandsThatLookAtAllElseBefore(String command) {
        CommandRun.with(HERE, "", "generate", "--answers", "/dev/null", "--output", folder.toString());
        List<String> arguments = new ArrayList<>(List.of(command, "--kafka-timeout", "1", "--connect", NOWHERE));
        Stream.of("source-a", "sink-b", "source-b", "sink-a")
                .map(name -> folder.resolve(name + ".json").toString())
                .forEach(arguments::add);

        CommandRun run = CommandRun.with(HERE, "", arguments.toArray(String[]::new));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.out()).contains("Connect does not answer at " + NOWHERE, "127.0.0.1:1");
    }
}
