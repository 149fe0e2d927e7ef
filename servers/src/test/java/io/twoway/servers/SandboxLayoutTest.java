package io.twoway.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxLayoutTest {

    private static final Path PROJECT = Path.of("/p");

    @Test
    void stateIsInTheProjectAndCacheIsTheUsers() {
        SandboxLayout layout = SandboxLayout.of(PROJECT, Map.of("HOME", "/h"));
        assertThat(layout.state()).isEqualTo(Path.of("/p/.sandbox"));
        assertThat(layout.cache()).isEqualTo(Path.of("/h/.cache/two-way-mysql"));
    }

    @Test
    void variablesMoveBoth() {
        SandboxLayout layout = SandboxLayout.of(
                PROJECT, Map.of(SandboxLayout.STATE_VARIABLE, "/s", SandboxLayout.CACHE_VARIABLE, "/c"));
        assertThat(layout.state()).isEqualTo(Path.of("/s"));
        assertThat(layout.cache()).isEqualTo(Path.of("/c"));
    }

    @Test
    void emptyVariableCountsAsUnset() {
        Map<String, String> environment = Map.of(SandboxLayout.STATE_VARIABLE, "", "XDG_CACHE_HOME", "/x");
        SandboxLayout layout = SandboxLayout.of(PROJECT, environment);
        assertThat(layout.state()).isEqualTo(Path.of("/p/.sandbox"));
        assertThat(layout.cache()).isEqualTo(Path.of("/x/two-way-mysql"));
    }
}
