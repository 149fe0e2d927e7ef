package io.twoway.cli;

import io.twoway.cli.pair.Environment;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/**
 * Result of a run of the command line.
 *
 * @param out what it printed
 * @param err what it printed as errors and questions
 */
record CommandRun(int exitCode, String out, String err) {

    /** Runs with the process's own environment. */
    static CommandRun of(String... arguments) {
        return run(Environment.ofProcess(), arguments);
    }

    /** Runs with these variables, these lines typed, and no terminal. */
    static CommandRun with(Map<String, String> variables, String typed, String... arguments) {
        Environment environment =
                new Environment(variables, new BufferedReader(new StringReader(typed)), prompt -> Optional.empty());
        return run(environment, arguments);
    }

    private static CommandRun run(Environment environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = TwoWayCommand.commandLine(environment);
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new CommandRun(command.execute(arguments), out.toString(), err.toString());
    }
}
