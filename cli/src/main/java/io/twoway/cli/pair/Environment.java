package io.twoway.cli.pair;

import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sources of what does not stand on the command line.
 *
 * @param variables environment variables
 * @param input what a person or another program types
 * @param secret asks a person for a password with these words, and does not show it; empty without a terminal
 */
public record Environment(
        Map<String, String> variables, BufferedReader input, Function<String, Optional<String>> secret) {

    /** Returns the process's own. */
    public static Environment ofProcess() {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return new Environment(System.getenv(), input, Environment::readSecret);
    }

    /**
     * Returns a password.
     *
     * @param variable the environment variable that has it
     * @param of whose it is, for a person who is asked when the variable is not set
     * @throws UsageException naming the variable, when there is no terminal to ask at
     */
    public String password(String variable, String of) {
        return Optional.ofNullable(variables.get(variable))
                .or(() -> secret.apply("Password of " + of + ": "))
                .orElseThrow(() -> new UsageException(
                        "The password of " + of + " is missing: set the environment variable " + variable + "."));
    }

    private static Optional<String> readSecret(String prompt) {
        return Optional.ofNullable(System.console())
                .map(console -> readSecret(console, prompt))
                .map(String::valueOf);
    }

    private static char[] readSecret(Console console, String prompt) {
        return console.readPassword("%s", prompt);
    }
}
