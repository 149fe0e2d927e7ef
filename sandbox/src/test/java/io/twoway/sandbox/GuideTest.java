package io.twoway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GuideTest {

    @Test
    void oneLineTellsTheShellAllThatTheCommandLineNeeds() {
        assertThat(Guide.exports("http://127.0.0.1:1", Map.of("SITE_B_PORT", "3", "SITE_A_PORT", "2")))
                .isEqualTo("export CONNECT=http://127.0.0.1:1 SITE_A_PORT=2 SITE_B_PORT=3");
    }
}
