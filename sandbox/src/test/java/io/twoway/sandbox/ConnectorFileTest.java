package io.twoway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.servers.SandboxLayout;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that users copy. */
class ConnectorFileTest {

    private static final Path FOLDER = SandboxLayout.ofWorkingDirectory().configExamples();

    @ParameterizedTest
    @ValueSource(strings = {"source-a.json", "source-b.json", "sink-a.json", "sink-b.json"})
    void noAddressAndNoSecretIsWrittenIntoAnExample(String fileName) {
        ConnectorFile file = ConnectorFile.read(FOLDER.resolve(fileName));
        assertThat(file.config()).containsEntry("tasks.max", "1");
        assertThat(file.config().keySet().stream()
                        .filter(key -> key.matches(".*(hostname|port|user|password|servers)")))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(file.config().get(key)).startsWith("${env:"));
    }

    @Test
    void configurationThatConnectGaveANameIsTheSame() {
        ConnectorFile file = new ConnectorFile("x", Map.of("tasks.max", "1"));
        Map<String, String> registered = new HashMap<>(Map.of("tasks.max", "1", "name", "x"));
        assertThat(file.isSameAs(registered)).isTrue();
        registered.put("tasks.max", "2");
        assertThat(file.isSameAs(registered)).isFalse();
    }
}
