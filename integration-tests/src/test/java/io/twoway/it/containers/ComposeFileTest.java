package io.twoway.it.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.servers.SandboxLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The compose file, as far as it can be tested without an engine. */
class ComposeFileTest {

    private static final Path DOCKER =
            SandboxLayout.ofWorkingDirectory().project().resolve("docker");

    private static String text;
    private static JsonNode file;

    @BeforeAll
    static void read() throws IOException {
        text = Files.readString(DOCKER.resolve("docker-compose.yml"));
        file = new ObjectMapper().valueToTree(new Yaml().<Object>load(text));
    }

    @Test
    void everyVariableIsInTheEnvFileAndUsed() throws IOException {
        Set<String> set = Files.readAllLines(DOCKER.resolve(".env")).stream()
                .filter(line -> line.matches("\\w+=.*"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .filter(name -> !name.equals("COMPOSE_PROFILES")) // read by Compose itself
                .collect(Collectors.toSet());

        assertThat(found("\\$\\{(\\w+)}", text)).isEqualTo(set);
    }

    @Test
    void everyImageIsNamedInTheEnvFile() {
        eachService((name, service) -> assertThat(service.path("image").asText() + service.path("build"))
                .as(name)
                .containsPattern("\\$\\{\\w+_IMAGE}"));
    }

    @Test
    void everySecretIsMadeByTheScriptAndIsInNoVariable() throws IOException {
        Set<String> secrets = names(file.get("secrets"));
        String made = found("for name in ([\\w ]+);", Files.readString(DOCKER.resolve("make-secrets")))
                .iterator()
                .next();

        assertThat(secrets).isEqualTo(Set.of(made.split(" ")));
        secrets.forEach(secret ->
                assertThat(file.at("/secrets/" + secret + "/file").asText()).isEqualTo("./secrets/" + secret));
        eachService((name, service) -> {
            assertThat(secrets).as(name).containsAll(texts(service.path("secrets")));
            assertThat(names(service.path("environment")))
                    .as(name)
                    .allMatch(variable -> !variable.contains("PASSWORD") || variable.endsWith("_FILE"));
        });
    }

    @Test
    void whatAServiceWaitsForIsThereAndStartsWithIt() {
        eachService((name, service) -> service.path("depends_on").properties().forEach(wait -> {
            JsonNode other = file.get("services").path(wait.getKey());
            assertThat(other.isObject())
                    .as("%s waits for %s", name, wait.getKey())
                    .isTrue();
            assertThat(texts(service.path("profiles"))).as(name).containsAll(texts(other.path("profiles")));
            if (wait.getValue().path("condition").asText().equals("service_healthy")) {
                assertThat(other.has("healthcheck")).as(wait.getKey()).isTrue();
            }
        }));
    }

    @Test
    void everyFileThatIsMountedIsThereAndEveryVolumeIsDeclared() {
        Set<String> volumes = new TreeSet<>();
        eachService((name, service) -> texts(service.path("volumes")).stream()
                .map(mount -> mount.substring(0, mount.indexOf(':')))
                .forEach(source -> {
                    if (source.startsWith(".")) {
                        assertThat(DOCKER.resolve(source)).as(name).exists();
                    } else {
                        volumes.add(source);
                    }
                }));

        assertThat(volumes).isEqualTo(names(file.get("volumes")));
    }

    @Test
    void nothingIsOpenToOtherMachines() {
        eachService((name, service) ->
                assertThat(texts(service.path("ports"))).as(name).allMatch(port -> port.startsWith("127.0.0.1:")));
    }

    private static void eachService(BiConsumer<String, JsonNode> look) {
        assertThat(file.get("services").isEmpty()).isFalse();
        file.get("services").properties().forEach(service -> look.accept(service.getKey(), service.getValue()));
    }

    private static Set<String> names(JsonNode map) {
        Set<String> names = new TreeSet<>();
        map.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static Set<String> found(String pattern, String in) {
        return Pattern.compile(pattern)
                .matcher(in)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }
}
