package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.servers.SandboxLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The zips that users install: what they say about themselves, what is in them, and that Connect finds the plugins. */
class PluginPackageIT {

    private static final SandboxLayout LAYOUT = SandboxLayout.ofWorkingDirectory();
    private static final String SERVICES = "META-INF/services/org.apache.kafka.connect.";

    /** Debezium 3.6.1 looks for a method of JsonConverter that Kafka 4.3 has with other parameters. */
    private static final String NOT_LOADABLE = "io.debezium.converters.CloudEventsConverter";

    @TempDir
    private static Path unpacked;

    @BeforeAll
    static void unpack() throws IOException {
        for (String module : List.of("connector-source", "connector-sink")) {
            unpack(zipOf(module));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "sink"})
    void theManifestTellsWhatIsInTheZip(String kind) throws IOException {
        Path component = component(kind);
        JsonNode manifest = new ObjectMapper().readTree(Files.readString(component.resolve("manifest.json")));
        String version = manifest.get("version").asText();

        assertThat(component.getFileName())
                .hasToString(manifest.at("/owner/username").asText() + "-"
                        + manifest.get("name").asText() + "-" + version);
        assertThat(component.resolve("lib/connector-" + kind + "-" + version + ".jar"))
                .isRegularFile();
        assertThat(implementationVersion(component.resolve("lib/connector-" + kind + "-" + version + ".jar")))
                .isEqualTo(version);
        assertThat(component.resolve("lib/conflict-smt-" + version + ".jar")).isRegularFile();
        assertThat(component.resolve("lib/converter-" + version + ".jar")).isRegularFile();
        assertThat(component.resolve("lib/throttle-" + version + ".jar")).isRegularFile();
        assertThat(manifest.get("component_types"))
                .extracting(JsonNode::asText)
                .contains(kind, "transform", "converter");
        List.of("title", "description", "support", "requirements", "features", "license", "tags")
                .forEach(field ->
                        assertThat(manifest.path(field).toString()).as(field).hasSizeGreaterThan(2));
        assertThat(component.resolve(manifest.get("documentation_url").asText()))
                .isNotEmptyFile();
        assertThat(component.resolve(manifest.get("logo").asText())).isNotEmptyFile();
        assertThat(manifest.toString()).doesNotContain("${");
        assertThat(component.resolve("doc/LICENSE"))
                .hasSameTextualContentAs(LAYOUT.project().resolve("LICENSE"));
        assertThat(names(component.resolve("etc"))).contains(kind + "-a.json", kind + "-b.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "sink"})
    void eachLibraryIsThereOnceAndNamedWithItsLicenceAndNoneIsKafkas(String kind) throws IOException {
        List<String> jars = names(component(kind).resolve("lib"));
        List<String> artifacts =
                jars.stream().map(jar -> jar.replaceAll("-\\d.*", "")).toList();
        String licences = Files.readString(component(kind).resolve("doc/third-party.md"));

        assertThat(jars).isNotEmpty().allMatch(jar -> jar.endsWith(".jar"));
        assertThat(artifacts)
                .doesNotHaveDuplicates()
                .doesNotContain("connect-api", "connect-json", "connect-runtime", "kafka-clients", "slf4j-api")
                .allSatisfy(artifact ->
                        assertThat(licences).containsAnyOf("`" + artifact + "`", "`" + artifact.split("-")[0] + "-*`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "sink"})
    void everyManifestOfAServiceNamesClassesThatAreThere(String kind) throws IOException {
        for (Path jar : files(component(kind).resolve("lib"))) {
            try (JarFile content = new JarFile(jar.toFile())) {
                List<JarEntryText> manifests = content.stream()
                        .filter(entry -> entry.getName().startsWith(SERVICES))
                        .map(entry -> new JarEntryText(entry.getName(), text(content, entry)))
                        .toList();
                assertThat(manifests).allSatisfy(manifest -> assertThat(manifest.classes())
                        .as(manifest.name())
                        .isNotEmpty()
                        .allMatch(type -> content.getEntry(type.replace('.', '/') + ".class") != null));
            }
        }
    }

    @Test
    void connectFindsEveryPluginByItsManifestAndByScanningAlike() throws IOException, InterruptedException {
        Map<String, List<String>> plugins = listedByConnect();

        assertThat(plugins)
                .containsKeys(
                        "io.twoway.source.TwoWayMySqlSourceConnector",
                        "io.twoway.sink.TwoWayMySqlSinkConnector",
                        "io.twoway.smt.OriginFilter",
                        "io.twoway.converter.SchemaCachingJsonConverter");
        plugins.remove(NOT_LOADABLE);
        plugins.forEach((name, row) -> {
            assertThat(row.get(5)).as("%s is loadable", name).isEqualTo("true");
            assertThat(row.get(6)).as("%s has a manifest", name).isEqualTo("true");
        });
    }

    /** Runs Connect's own tool, which loads the plugins in both ways, and returns its columns by class. */
    private static Map<String, List<String>> listedByConnect() throws IOException, InterruptedException {
        Path output = unpacked.resolve("plugins.tsv");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1", // half of the processor time
                        "-cp",
                        LAYOUT.kafkaLibs().resolve("*").toString(),
                        "org.apache.kafka.tools.ConnectPluginPath",
                        "list",
                        "--plugin-path",
                        unpacked.toString())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(tool.waitFor()).isZero();
        Map<String, List<String>> plugins = new TreeMap<>();
        Files.readAllLines(output).stream()
                .map(line -> List.of(line.split("\t")))
                .filter(row -> row.size() > 6 && row.get(0).startsWith("io."))
                .forEach(row -> plugins.put(row.get(0), row));
        return plugins;
    }

    private record JarEntryText(String name, String text) {

        List<String> classes() {
            return text.lines()
                    .map(line -> line.replaceAll("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    private static String text(JarFile jar, ZipEntry entry) {
        try (InputStream content = jar.getInputStream(entry)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String implementationVersion(Path jar) throws IOException {
        try (JarFile content = new JarFile(jar.toFile())) {
            return content.getManifest().getMainAttributes().getValue("Implementation-Version");
        }
    }

    private static Path component(String kind) throws IOException {
        return files(unpacked).stream()
                .filter(Files::isDirectory)
                .filter(folder -> folder.getFileName().toString().contains("-mysql-" + kind + "-"))
                .findFirst()
                .orElseThrow();
    }

    private static Path zipOf(String module) throws IOException {
        List<Path> zips = files(LAYOUT.project().resolve(module).resolve("target")).stream()
                .filter(file -> file.getFileName().toString().startsWith("twoway-"))
                .filter(file -> file.toString().endsWith(".zip"))
                .toList();
        assertThat(zips).hasSize(1);
        return zips.get(0);
    }

    private static void unpack(Path zip) throws IOException {
        try (ZipInputStream content = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                Path target = unpacked.resolve(entry.getName()).normalize();
                assertThat(target).startsWithRaw(unpacked);
                if (!entry.isDirectory()) {
                    Files.createDirectories(target.getParent());
                    Files.copy(content, target);
                }
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        return files(folder).stream().map(file -> file.getFileName().toString()).toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().collect(Collectors.toList());
        }
    }
}
