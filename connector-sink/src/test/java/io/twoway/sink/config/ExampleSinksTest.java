package io.twoway.sink.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each sink of config-examples is accepted as far as its settings go; no server is asked. */
class ExampleSinksTest {

    private static final Path EXAMPLES = Path.of("../config-examples");

    @TestFactory
    Stream<DynamicTest> everySinkHasOnlySettingsThatAreAccepted() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            List<Path> sinks = files.filter(
                            file -> file.getFileName().toString().matches("sink-.*\\.json"))
                    .sorted()
                    .toList();
            assertThat(sinks).hasSizeGreaterThanOrEqualTo(2);
            return sinks.stream()
                    .map(file ->
                            DynamicTest.dynamicTest(EXAMPLES.relativize(file).toString(), () -> assertThat(
                                            SinkConfigValidation.of(settings(file))
                                                    .errors())
                                    .isEmpty()));
        }
    }

    /** Placeholders stand for what a worker knows. */
    private static Map<String, String> settings(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, String> settings =
                json.convertValue(json.readTree(file.toFile()).get("config"), new TypeReference<>() {});
        settings.replaceAll((key, value) ->
                value.replaceAll("\\$\\{[^}]*}", key.equals("database.port") ? "3306" : "from-a-provider"));
        return settings;
    }
}
