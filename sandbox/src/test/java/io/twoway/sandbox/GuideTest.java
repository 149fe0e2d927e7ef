package io.twoway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuideTest {

    @Test
    void furtherCommandsWorkOnTheSameSandbox() {
        assertThat(Guide.commands(Place.argument(Optional.of(Path.of("/tmp/my box"))))
                        .lines())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).endsWith(" --dir '/tmp/my box'"));
        assertThat(Guide.commands(Place.argument(Optional.of(Path.of("/tmp/box")))))
                .startsWith("bin/sandbox status --dir /tmp/box");
        assertThat(Guide.commands(Place.argument(Optional.empty())))
                .startsWith("bin/sandbox status\n")
                .doesNotContain("--dir");
    }

    @Test
    void oneLineTellsTheShellAllThatTheCommandLineNeeds() {
        assertThat(Guide.exports("http://127.0.0.1:1", Map.of("SITE_B_PORT", "3", "SITE_A_PORT", "2")))
                .isEqualTo("export CONNECT=http://127.0.0.1:1 SITE_A_PORT=2 SITE_B_PORT=3");
    }
}
