package io.twoway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.cli.pair.ConnectorConfig;
import io.twoway.cli.pair.PairConfig;
import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.rule.Settings;
import io.twoway.precheck.rule.connector.ConnectorsRules;
import io.twoway.precheck.rule.connector.PairSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders of config-examples, each with whole pairs whose connectors fit together: one, or with three sites three. */
class ExamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("../config-examples");
    private static final Path MESH = EXAMPLES.resolve("full-mesh");

    static Stream<Path> folders() throws IOException {
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

    static Stream<List<Path>> pairs() throws IOException {
        Stream<List<Path>> ofTwoSites = folders()
                .filter(folder -> !folder.equals(MESH))
                .map(folder -> files(folder, "source-a", "sink-b", "source-b", "sink-a"));
        Stream<List<Path>> ofThreeSites = Stream.of(List.of("a", "b"), List.of("a", "c"), List.of("b", "c"))
                .map(sites -> mesh(sites.get(0), sites.get(1)));
        return Stream.concat(ofTwoSites, ofThreeSites);
    }

    @ParameterizedTest
    @ValueSource(strings = {"source-a.json", "source-b.json", "sink-a.json", "sink-b.json"})
    void noAddressAndNoSecretIsWrittenIntoAnExample(String fileName) {
        Map<String, String> settings =
                ConnectorConfig.read(EXAMPLES.resolve(fileName)).settings();
        assertThat(settings).containsEntry("tasks.max", "1");
        assertThat(settings.keySet().stream().filter(key -> key.matches(".*(hostname|port|user|password|servers)")))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(settings.get(key)).startsWith("${env:"));
    }

    private static List<Path> mesh(String one, String other) {
        return files(
                MESH,
                "source-" + one,
                "sink-" + other + "-of-" + one,
                "source-" + other,
                "sink-" + one + "-of-" + other);
    }

    private static List<Path> files(Path folder, String... names) {
        return Stream.of(names).map(name -> folder.resolve(name + ".json")).toList();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theFourConnectorsFitTogether(List<Path> files) {
        PairConfig pair = PairConfig.of(files.stream().map(ExamplesTest::read).toList());

        List<Item> items = ConnectorsRules.judge(new PairSettings(
                settings(pair.sourceA()), settings(pair.sinkB()), settings(pair.sourceB()), settings(pair.sinkA())));

        assertThat(items)
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.result()).as(item.message()).isEqualTo(Result.PASSED));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void noPasswordIsInAFile(List<Path> files) {
        for (Path file : files) {
            assertThat(read(file).settings()).as(file.toString()).allSatisfy((key, value) -> assertThat(
                            isSecret(key) && !isPlaceholder(value))
                    .as(key)
                    .isFalse());
        }
    }

    @Test
    void everyFileIsPartOfAPair() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            assertThat(files.filter(file -> file.getFileName().toString().endsWith(".json")))
                    .hasSameElementsAs(pairs().flatMap(List::stream).toList());
        }
    }

    @Test
    void everyFolderIsDescribed() throws IOException {
        String readme = Files.readString(EXAMPLES.resolve("README.md"));
        assertThat(folders().filter(folder -> !folder.equals(EXAMPLES)).map(folder -> "`" + folder.getFileName() + "`"))
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
