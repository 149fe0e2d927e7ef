package io.twoway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.sandbox.SandboxPorts.Use;
import io.twoway.servers.process.ServerException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxPortsTest {

    @TempDir
    private Path state;

    @Test
    void portsAreTheStandardOnesUntilOthersAreAskedFor() {
        SandboxPorts ports = SandboxPorts.of(state, Map.of(Use.KAFKA, 4000));
        assertThat(ports.of(Use.MYSQL_A)).isEqualTo(13306);
        assertThat(ports.of(Use.KAFKA)).isEqualTo(4000);
        assertThat(SandboxPorts.areIn(state)).isFalse();
    }

    @Test
    void portsOfTheLastStartAreRemembered() {
        SandboxPorts.of(state, Map.of(Use.CONNECT, 4001)).writeTo(state);
        assertThat(SandboxPorts.areIn(state)).isTrue();
        assertThat(SandboxPorts.of(state, Map.of()).of(Use.CONNECT)).isEqualTo(4001);
        assertThat(SandboxPorts.of(state, Map.of(Use.CONNECT, 4002)).of(Use.CONNECT))
                .isEqualTo(4002);
    }

    @Test
    void onePortForTwoUsesIsRefused() {
        Map<Use, Integer> asked = Map.of(Use.MYSQL_A, 4000, Use.MYSQL_B, 4000);
        assertThatThrownBy(() -> SandboxPorts.of(state, asked))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("4000");
    }
}
