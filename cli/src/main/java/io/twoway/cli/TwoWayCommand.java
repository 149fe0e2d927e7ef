package io.twoway.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's entry. */
@Command(
        name = "two-way",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        description = "Looks after two-way MySQL synchronization on Kafka Connect.",
        subcommands = PrecheckCommand.class)
public final class TwoWayCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** Returns the command, to be executed. A wrong file or option is the user's to correct: a message without a trace says how. */
    public static CommandLine commandLine() {
        return new CommandLine(new TwoWayCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof UsageException) {
                command.getErr().println(failure.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
            throw failure;
        });
    }
}
