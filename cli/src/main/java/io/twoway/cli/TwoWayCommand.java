package io.twoway.cli;

import io.twoway.cli.pair.Environment;
import io.twoway.cli.pair.UsageException;
import io.twoway.client.ConnectFailure;
import io.twoway.client.UnfinishedException;
import io.twoway.contract.BuildVersion;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry of the command line. */
@Command(
        name = "two-way",
        mixinStandardHelpOptions = true,
        description = "Looks after two-way MySQL synchronization on Kafka Connect.",
        subcommands = {
            GenerateCommand.class,
            PrecheckCommand.class,
            DeployCommand.class,
            AddTablesCommand.class,
            StatusCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            RestartCommand.class,
            RemoveCommand.class
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done, and all is well",
            "1:not done, or something is not as it should be",
            "2:the files or options cannot be worked with",
            "3:Connect cannot be asked, or refused"
        })
public final class TwoWayCommand implements Runnable {

    /** Something is not as it should be; what was printed says what. */
    static final int NOT_WELL = 1;

    /** Connect cannot be asked, or refused what it was asked. */
    static final int CONNECT_AWAY = 3;

    private static final Map<Class<?>, Integer> EXPECTED = Map.of(
            UnfinishedException.class,
            NOT_WELL,
            UsageException.class,
            CommandLine.ExitCode.USAGE,
            ConnectFailure.class,
            CONNECT_AWAY);

    private final Environment environment;

    @Spec
    private CommandSpec spec;

    TwoWayCommand(Environment environment) {
        this.environment = environment;
    }

    Environment environment() {
        return environment;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    public static void main(String... arguments) {
        System.exit(commandLine(Environment.ofProcess()).execute(arguments));
    }

    /** What a person can put right gets a message without a trace. */
    public static CommandLine commandLine(Environment environment) {
        CommandLine line = new CommandLine(new TwoWayCommand(environment));
        line.getCommandSpec().version(BuildVersion.TEXT);
        return line.setExecutionExceptionHandler((failure, command, parsed) -> {
            Integer exitCode = EXPECTED.get(failure.getClass());
            if (exitCode == null) {
                throw failure;
            }
            command.getErr().println(failure.getMessage());
            return exitCode;
        });
    }
}
