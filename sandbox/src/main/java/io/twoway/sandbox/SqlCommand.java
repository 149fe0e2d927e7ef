package io.twoway.sandbox;

import io.twoway.servers.MySqlServer;
import io.twoway.servers.process.ServerException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs MySQL's own client on one side. In batch mode that prints rows as text with tabs between the columns and a header,
 * and ends with an exit code that is not 0 on the first error.
 */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "A MySQL client on one side; statements come from standard input when that is no terminal.")
final class SqlCommand implements Callable<Integer> {

    /** The two sides. */
    enum Side {
        A,
        B
    }

    @Mixin
    private Place place;

    @Parameters(paramLabel = "a|b", description = "The side.")
    private Side side;

    @Option(names = "--interactive", hidden = true, description = "Standard input is a terminal.")
    private boolean interactive;

    @Option(
            names = "--print-command",
            hidden = true,
            description = "Print the client's command, one word a line, for bin/sandbox to become it.")
    private boolean printCommand;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Sandbox sandbox = place.sandbox();
        MySqlServer server = side == Side.A ? sandbox.a() : sandbox.b();
        if (!server.isRunning()) {
            throw new ServerException(
                    server.name() + " is not running: start the sandbox with 'bin/sandbox up" + place.argument() + "'");
        }
        List<String> command = command(server);
        if (printCommand) {
            command.forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().flush();
            return 0;
        }
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private List<String> command(MySqlServer server) {
        List<String> command = new ArrayList<>(server.client());
        if (interactive) {
            command.add("--prompt=" + server.name() + " [\\d]> ");
        } else {
            command.add("--batch");
        }
        return command;
    }
}
