package io.twoway.cli.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorConfigTest {

    @TempDir
    private Path folder;

    @Test
    void placeholdersStayUnlessTheyAreAskedFor() throws IOException {
        Path file =
                file("{\"name\": \"a-source\", \"config\": {\"database.port\": \"${env:PORT}\", \"tasks.max\": 1}}");

        assertThat(ConnectorConfig.read(file).settings())
                .isEqualTo(Map.of("database.port", "${env:PORT}", "tasks.max", "1"));
        assertThat(new Placeholders(Map.of("PORT", "3306"))
                        .replacedIn(ConnectorConfig.read(file))
                        .settings())
                .containsEntry("database.port", "3306");
    }

    @Test
    void allPlaceholdersThatStandForNothingAreNamedAtOnce() {
        List<ConnectorConfig> written = List.of(
                new ConnectorConfig("a-source", Map.of("database.user", "${env:NAME}", "database.port", "${env:PORT}")),
                new ConnectorConfig("a-sink", Map.of("database.password", "${env:WORD}")));

        assertThatThrownBy(() -> new Placeholders(Map.of("NAME", "twoway")).allReplacedIn(written))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(
                        "${env:PORT} (database.port of a-source), ${env:WORD} (database.password of a-sink).");
    }

    @Test
    void aFileThatIsGivenTwiceIsReadTwice() {
        ConnectorConfig written = new ConnectorConfig("x", Map.of());
        assertThat(new Placeholders(Map.of()).allReplacedIn(List.of(written, written)))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"name\": \"x\"}",
                "{\"config\": {}}",
                "{\"name\": \"x\", \"config\": {\"a\": null}}",
                "{\"name\": \"x\", \"config\": {\"a\": {\"b\": 1}}}"
            })
    void aFileThatIsNoConnectorsIsNamed(String text) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> ConnectorConfig.read(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aConnectorHasTheRoleOfAnotherAtTheSameSiteOnly() {
        ConnectorConfig sink = config(Map.of("connector.class", "TwoWayMySqlSink", "site.name", "a"));
        assertThat(sink.hasRoleOf(
                        config(Map.of("connector.class", "io.twoway.sink.TwoWayMySqlSinkConnector", "site.name", "a"))))
                .isTrue();
        assertThat(sink.hasRoleOf(config(Map.of("connector.class", "TwoWayMySqlSink", "site.name", "b"))))
                .isFalse();
        assertThat(sink.hasRoleOf(config(Map.of("connector.class", "TwoWayMySqlSource", "site.name", "a"))))
                .isFalse();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("connector.json"), text);
    }

    private static ConnectorConfig config(Map<String, String> settings) {
        return new ConnectorConfig("x", settings);
    }
}
