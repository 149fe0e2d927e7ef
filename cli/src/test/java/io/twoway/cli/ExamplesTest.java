package io.twoway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.rule.Connectors;
import io.twoway.precheck.rule.ConnectorsRules;
import io.twoway.precheck.rule.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of config-examples holds a whole pair whose connectors fit together. */
class ExamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("../config-examples");
    private static final List<String> FILES = List.of("source-a.json", "sink-b.json", "source-b.json", "sink-a.json");

    static Stream<Path> pairs() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files
                    .filter(file -> file.getFileName().toString().endsWith(".json"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theFourConnectorsFitTogether(Path folder) {
        PairConfig pair = PairConfig.of(
                FILES.stream().map(file -> read(folder.resolve(file))).toList());

        List<Item> items = ConnectorsRules.judge(new Connectors(
                settings(pair.sourceA()), settings(pair.sinkB()), settings(pair.sourceB()), settings(pair.sinkA())));

        assertThat(items)
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.result()).as(item.message()).isEqualTo(Result.PASSED));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void noPasswordIsInAFile(Path folder) {
        for (String file : FILES) {
            assertThat(read(folder.resolve(file)).settings()).as(file).allSatisfy((key, value) -> assertThat(
                            isSecret(key) && !isPlaceholder(value))
                    .as(key)
                    .isFalse());
        }
    }

    @Test
    void everyPairIsDescribed() throws IOException {
        String readme = Files.readString(EXAMPLES.resolve("README.md"));
        assertThat(pairs().filter(folder -> !folder.equals(EXAMPLES)).map(folder -> "`" + folder.getFileName() + "`"))
                .allMatch(readme::contains, "is in config-examples/README.md");
    }

    private static boolean isPlaceholder(String value) {
        return value.matches("\\$\\{.+}|.*CHANGE-ME.*");
    }

    private static boolean isSecret(String key) {
        return key.matches(".*(password|jaas\\.config|user\\.info)");
    }

    /** Reads a file with its placeholders: the same one stands for the same value in all four. */
    private static ConnectorConfig read(Path file) {
        try {
            JsonNode tree = JSON.readTree(file.toFile());
            return new ConnectorConfig(
                    tree.get("name").asText(), JSON.convertValue(tree.get("config"), new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Settings settings(ConnectorConfig connector) {
        return new Settings(connector.name(), connector.settings());
    }
}
