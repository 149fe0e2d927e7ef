package io.twoway.sandbox;

import io.twoway.cli.pair.UsageException;
import io.twoway.client.ConnectFailure;
import io.twoway.client.UnfinishedException;
import io.twoway.servers.process.ServerException;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of {@code bin/sandbox}. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "Two MySQL servers kept equal by a Kafka broker and a Connect worker, all on this machine.",
        footer = "Without a verb: up.",
        subcommands = {
            UpCommand.class,
            SandboxStatusCommand.class,
            SqlCommand.class,
            DownCommand.class,
            ResetCommand.class
        })
final class SandboxCommand {

    private static final List<Class<? extends Exception>> EXPECTED = List.of(
            ServerException.class,
            UncheckedIOException.class,
            ConnectFailure.class,
            UnfinishedException.class,
            UsageException.class);

    private SandboxCommand() {}

    public static void main(String[] arguments) {
        // What the Kafka client logs is of no use to somebody who reads the demonstration.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        CommandLine commands = new CommandLine(new SandboxCommand())
                .setExecutionExceptionHandler(SandboxCommand::report)
                .setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(commands.execute(arguments));
    }

    /** What went wrong with a server is said in words; anything else is a defect and needs its trace. */
    private static int report(Exception error, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (EXPECTED.stream().anyMatch(kind -> kind.isInstance(error))) {
            command.getErr().println("sandbox: " + error.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        throw error;
    }
}
