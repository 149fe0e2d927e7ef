package io.twoway.cli;

import io.twoway.cli.generate.AnswerFile;
import io.twoway.cli.generate.ConnectorFile;
import io.twoway.cli.generate.Interview;
import io.twoway.cli.generate.PairAnswers;
import io.twoway.cli.generate.PairTemplate;
import io.twoway.cli.generate.WrongAnswersException;
import io.twoway.cli.pair.ConnectorConfig;
import io.twoway.cli.pair.PairConfig;
import io.twoway.cli.pair.UsageException;
import io.twoway.precheck.Item;
import io.twoway.precheck.rule.connector.ConnectorsRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes the files of a pair. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description =
                "Makes the JSON files of the four connectors from a few answers, and prints them, or writes them with"
                        + " --output. Passwords never stand in them.")
final class GenerateCommand implements Runnable {

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description =
                    "A file with the answers, properties or JSON; without it the terminal is asked. All keys are in"
                            + " docs/command-line.md.")
    private Optional<Path> answerFile = Optional.empty();

    @Option(names = "--output", paramLabel = "DIR", description = "Write the files into this folder.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--force", description = "Overwrite files that are there already.")
    private boolean overwrites;

    @ParentCommand
    private TwoWayCommand parent;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<ConnectorFile> files = PairTemplate.files(answers());
        requireFit(files);
        folder.ifPresentOrElse(
                directory -> {
                    write(directory, files);
                    out.print(guide(directory, files));
                },
                () -> files.forEach(file -> out.print("# " + file.file() + "\n" + file.text())));
        out.flush();
    }

    private PairAnswers answers() {
        PrintWriter questions = spec.commandLine().getErr();
        try {
            Map<String, String> given = answerFile
                    .map(AnswerFile::read)
                    .orElseGet(() -> new Interview(parent.environment().input(), questions).ask());
            return PairAnswers.of(given);
        } catch (WrongAnswersException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /** What answers pass on as it is may contradict the rest. */
    private static void requireFit(List<ConnectorFile> files) {
        PairConfig pair = PairConfig.of(files.stream()
                .map(file -> new ConnectorConfig(file.name(), file.settings()))
                .toList());
        List<Item> problems = pair.acknowledged(List.of()).blocking(ConnectorsRules.judge(pair.forRules()));
        if (!problems.isEmpty()) {
            throw new UsageException(problems.stream()
                    .map(Item::message)
                    .collect(Collectors.joining("\n", "The connectors would not fit together:\n", "")));
        }
    }

    private void write(Path directory, List<ConnectorFile> files) {
        String there = files.stream()
                .map(file -> directory.resolve(file.file()))
                .filter(Files::exists)
                .map(Path::toString)
                .collect(Collectors.joining(", "));
        if (!there.isEmpty() && !overwrites) {
            throw new UsageException(there + ": there already. Choose another --output, or overwrite with --force.");
        }
        try {
            Files.createDirectories(directory);
            for (ConnectorFile file : files) {
                Files.writeString(directory.resolve(file.file()), file.text());
            }
        } catch (IOException e) {
            throw new UsageException(directory + " cannot be written: " + e.getMessage());
        }
    }

    private static String guide(Path directory, List<ConnectorFile> files) {
        String names = files.stream()
                .map(file -> directory.resolve(file.file()).toString())
                .collect(Collectors.joining(" "));
        return "Written: " + names + "\n"
                + "Their ${env:...} are looked up on the Connect workers. With the same variables set here:\n"
                + "  bin/two-way precheck " + names + "\n"
                + "  bin/two-way deploy " + names + " --connect URL\n";
    }
}
