package io.twoway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.cli.pair.PairConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTest {

    @TempDir
    private Path folder;

    private Path answers;

    @BeforeEach
    void answer() throws IOException {
        answers = Files.writeString(folder.resolve("answers.properties"), "databases = shop\n");
    }

    @Test
    void withoutAFolderTheFilesAreShownAndNotWritten() throws IOException {
        CommandRun run = generate();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsSubsequence("# source-a.json", "\"name\": \"a-source\"", "# sink-b.json", "# sink-a.json")
                .contains("${env:SITE_A_PASSWORD}");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(answers);
        }
    }

    @Test
    void theWrittenFilesAreAPair() {
        Path pair = folder.resolve("new/pair");

        CommandRun run = generate("--output", pair.toString());

        assertThat(run.out()).contains("Written: ", "bin/two-way deploy " + pair.resolve("source-a.json"));
        PairConfig read = PairConfig.read(List.of("sink-a", "sink-b", "source-b", "source-a").stream()
                .map(name -> pair.resolve(name + ".json"))
                .toList());
        assertThat(read.sourceA().setting("database.include.list")).contains("shop");
    }

    @Test
    void whatIsThereIsOverwrittenOnlyWhenAsked() throws IOException {
        Path there = Files.writeString(folder.resolve("sink-a.json"), "mine");

        CommandRun refused = generate("--output", folder.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(there.toString(), "--force");
        assertThat(there).hasContent("mine");
        assertThat(folder.resolve("source-a.json")).doesNotExist();

        assertThat(generate("--output", folder.toString(), "--force").exitCode())
                .isZero();
        assertThat(there).content().contains("a-sink");
    }

    @Test
    void settingsThatContradictTheRestAreRefusedUntilTheyAreAcknowledged() throws IOException {
        Files.writeString(answers, "sink.a.topics = elsewhere\nsink.conflict.detection = keys\n");

        CommandRun refused = generate();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("topics-match", "topics = elsewhere", "detection-sees-updates");

        Files.writeString(answers, "sink.conflict.detection = keys\nprecheck.acknowledge = detection-sees-updates\n");
        assertThat(generate().exitCode()).isZero();
    }

    @Test
    void wrongAnswersAreTheUsersToCorrect() throws IOException {
        Files.writeString(answers, "policy = first\n");

        CommandRun run = generate();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("policy: 'first' is not allowed here: one of TaskFailed");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theTerminalIsAskedWithoutAFile() {
        CommandRun run = CommandRun.with(Map.of(), "berlin\noslo\n\n\n\n\n\n\n", "generate");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("Name of site A");
        assertThat(run.out()).contains("\"name\": \"berlin-source\"").doesNotContain("Name of site A");
    }

    private CommandRun generate(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "generate";
        all[1] = "--answers";
        all[2] = answers.toString();
        System.arraycopy(options, 0, all, 3, options.length);
        return CommandRun.with(Map.of(), "", all);
    }
}
