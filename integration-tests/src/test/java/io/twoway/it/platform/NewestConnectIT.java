package io.twoway.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.cli.TwoWayProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The newest Kafka and Connect that are supported: the module kafka-newest has their version. The worker lets no connector set
 * up its Kafka clients, as Kafka 5.0 will by default.
 */
class NewestConnectIT extends MainPaths {

    NewestConnectIT() {
        super("kafka-newest", Map.of("connector.client.config.override.policy", "Allowlist"));
    }

    @Test
    void settingsOfClientsThatTheWorkerRefusesAreNamedWithBothWaysOn(@TempDir Path folder) throws IOException {
        TwoWayProgram.Run refused = precheck(folder, "");

        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
        assertThat(refused.output())
                .contains(
                        "FAILED       worker-client-overrides (connector a-source)",
                        "Take producer.override.max.request.size out of a-source",
                        "producer.max.request.size=50331648",
                        "connector.client.config.override.allowlist=max.request.size",
                        "Take consumer.override.session.timeout.ms out of b-sink");
        assertThat(precheck(folder, "client.overrides = false").output())
                .contains(" 0 failed")
                .doesNotContain("worker-client-overrides", "connector-accepted");
    }

    /** Kafka 4.4 hides what is wrong with a setting that was a placeholder. */
    @Test
    void whatIsWrongWithAPlaceholderIsReadInTheAnswer(@TempDir Path folder) throws IOException {
        // what only this program knows, and not the worker
        String wrong = "client.overrides = false\nport.a = 1\nuser.b = ${env:CONNECT}\n";

        String output = precheck(folder, wrong).output();

        assertThat(output).contains("worker-placeholders", "${env:CONNECT}").doesNotContain("${env:SITE_A_HOST}");
        assertThat(deploy(folder).output())
                .contains("a-source: database.hostname: ", "b-sink: database.user: worker-placeholders")
                .contains("(database.hostname)");
    }

    private TwoWayProgram.Run deploy(Path folder) {
        return run(folder, "deploy", "--skip-precheck", "--connect", program().connect());
    }

    private TwoWayProgram.Run run(Path folder, String... arguments) {
        return program()
                .run(Stream.concat(
                                Stream.of(arguments),
                                Stream.of("source-a", "sink-b", "source-b", "sink-a")
                                        .map(name ->
                                                folder.resolve(name + ".json").toString()))
                        .toArray(String[]::new));
    }

    private TwoWayProgram.Run precheck(Path folder, String answer) throws IOException {
        Path answers = Files.writeString(folder.resolve("answers.properties"), "replication.factor = 1\n" + answer);
        TwoWayProgram.Run generated =
                program().run("generate", "--answers", answers.toString(), "--output", folder.toString(), "--force");
        assertThat(generated.exitCode()).as(generated.output()).isZero();
        return run(folder, "precheck", "--connect", program().connect());
    }
}
