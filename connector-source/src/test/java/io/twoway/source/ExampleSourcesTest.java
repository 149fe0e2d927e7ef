package io.twoway.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each source of config-examples is accepted as far as its settings go; no server is asked. */
class ExampleSourcesTest {

    private static final Path EXAMPLES = Path.of("../config-examples");
    private static final TwoWayMySqlSourceConnector CONNECTOR = new TwoWayMySqlSourceConnector();

    @TestFactory
    Stream<DynamicTest> everySourceHasOnlySettingsThatAreAccepted() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            List<Path> sources = files.filter(
                            file -> file.getFileName().toString().matches("source-.*\\.json"))
                    .sorted()
                    .toList();
            assertThat(sources).hasSizeGreaterThanOrEqualTo(2);
            return sources.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            EXAMPLES.relativize(file).toString(), () -> assertAccepted(settings(file))));
        }
    }

    /** Settings are looked at first, and the server only when nothing is wrong with them: here, one that is not there. */
    private static void assertAccepted(Map<String, String> settings) {
        List<ConfigValue> refused = CONNECTOR.validate(settings).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .toList();

        assertThat(refused).singleElement().satisfies(value -> {
            assertThat(value.name()).isEqualTo("database.hostname");
            assertThat(value.errorMessages()).singleElement().asString().contains("No MySQL answers at localhost:1");
        });
    }

    /** Placeholders stand for what a worker knows. */
    private static Map<String, String> settings(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, String> settings =
                json.convertValue(json.readTree(file.toFile()).get("config"), new TypeReference<>() {});
        settings.replaceAll((key, value) -> value.replaceAll("\\$\\{[^}]*}", "from-a-provider"));
        settings.put("database.hostname", "localhost");
        settings.put("database.port", "1");
        return settings;
    }
}
