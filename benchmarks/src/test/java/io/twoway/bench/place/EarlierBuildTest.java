package io.twoway.bench.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierBuildTest {

    @TempDir
    Path folder;

    private void example(String name, String settings) throws IOException {
        Path examples = Files.createDirectories(folder.resolve("config-examples"));
        Files.writeString(examples.resolve(name), "{\"name\": \"x\", \"config\": {" + settings + "}}");
    }

    private EarlierBuild packaged() throws IOException {
        for (String connector : new String[] {"connector-source", "connector-sink"}) {
            Files.createDirectories(folder.resolve(connector).resolve("target/plugin"));
        }
        return EarlierBuild.in(folder);
    }

    @Test
    void howRecordsTravelIsWhatTheBuildsOwnExampleHas() throws IOException {
        EarlierBuild build = packaged();
        example(
                "source-a.json",
                "\"value.converter\": \"its.own\", \"producer.override.linger.ms\": \"1\", \"site.name\": \"x\"");

        assertThat(build.source(Map.of(
                        "site.name", "a",
                        "value.converter", "ours",
                        "value.converter.schemas.enable", "true",
                        "transaction.end", "row",
                        "producer.override.batch.size", "9",
                        "poll.interval.ms", "20")))
                .containsOnly(
                        Map.entry("site.name", "a"),
                        Map.entry("value.converter", "its.own"),
                        Map.entry("producer.override.linger.ms", "1"),
                        Map.entry("poll.interval.ms", "20"));
    }

    @Test
    void aSinkPollsAsAllOthers() throws IOException {
        EarlierBuild build = packaged();
        example("sink-b.json", "\"header.converter\": \"its.own\", \"consumer.override.max.poll.records\": \"1\"");

        assertThat(build.sink(Map.of("consumer.override.max.poll.records", "2000")))
                .containsOnly(
                        Map.entry("consumer.override.max.poll.records", "2000"),
                        Map.entry("header.converter", "its.own"));
    }

    @Test
    void aFolderThatIsNotPackagedIsRefused() {
        assertThatThrownBy(() -> EarlierBuild.in(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("connector-source")
                .hasMessageContaining("mvn -DskipTests package");
    }
}
