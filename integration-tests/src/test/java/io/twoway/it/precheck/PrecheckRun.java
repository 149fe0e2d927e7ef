package io.twoway.it.precheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.cli.TwoWayCommand;
import io.twoway.cli.pair.Environment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Run of {@code bin/two-way precheck}, with what it printed.
 *
 * @param exitCode what the shell gets
 * @param out its output
 * @param err its notes and errors
 */
record PrecheckRun(int exitCode, String out, String err) {

    static PrecheckRun of(List<Path> files, String... options) {
        List<String> arguments = new ArrayList<>(List.of("precheck"));
        files.forEach(file -> arguments.add(file.toString()));
        arguments.addAll(List.of(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = TwoWayCommand.commandLine(Environment.ofProcess());
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exitCode = command.execute(arguments.toArray(String[]::new));
        return new PrecheckRun(exitCode, out.toString(), err.toString());
    }

    /** Returns what did not pass, as JSON, by {@code name subject}. */
    Map<String, JsonNode> problems() {
        Map<String, JsonNode> problems = new TreeMap<>();
        for (JsonNode item : items()) {
            if (!item.get("result").asText().equals("PASSED")) {
                problems.put(text(item, "name") + " " + text(item, "subject"), item);
            }
        }
        return problems;
    }

    /** Returns what helps against something that did not pass. */
    String fix(String problem) {
        return text(problems().get(problem), "fix");
    }

    /**
     * Returns the statements that a person would paste into a client of one server, one by one.
     *
     * @param site the connectors' name of the server
     * @param side its name in what concerns both
     */
    List<String> cures(String site, String side) {
        return problems().values().stream()
                .flatMap(item -> text(item, "fix")
                        .lines()
                        .filter(line -> line.matches("(?:SET|GRANT|REVOKE|ALTER) [^;]*;.*"))
                        .filter(line -> text(item, "subject").matches("connector " + site + "-.*|pair"))
                        .filter(line -> !text(item, "subject").equals("pair") || line.contains("at " + side)))
                .map(line -> line.replaceFirst("-- .*", ""))
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** Returns what is the case with something that did not pass. */
    String found(String problem) {
        return text(problems().get(problem), "found");
    }

    private static String text(JsonNode item, String field) {
        return item.get(field).asText();
    }

    private JsonNode items() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (IOException e) {
            throw new AssertionError("no JSON:\n" + out + err, e);
        }
    }
}
