package io.twoway.it.mysqlsuite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lets a test's definitions be made at A and its rows be written at B: each statement is put behind a change of connections. Where
 * one follows the other, a row of the pair's fence table is waited for. What the session at A knows of what was done at B (the last
 * AUTO_INCREMENT, variables that a SELECT has set) is missing there, so that some statements fail; the program goes on then.
 */
final class RowsAtB {

    /** What waits until A has B's rows, and B has A's definitions: files beside the suite's own. */
    static final String TO_A = "fence_to_a.inc";

    static final String TO_B = "fence_to_b.inc";

    private static final String TIMES = "400";

    /** What has more sessions than one, or changes definitions where no word tells. */
    private static final Pattern ONE_SESSION =
            Pattern.compile("(connect|send|send_eval|reap|change_user|reset_connection|disconnect|dirty_close)");

    private static final Pattern HIDDEN = Pattern.compile(
            "^\\s*(prepare|execute|deallocate|xa)\\b|^\\s*create\\s+(definer\\s*=\\s*\\S+\\s+)?trigger\\b"
                    + "|^\\s*create\\s+[^;]*?(procedure|function|event)\\b.*\\b(create|alter|drop|rename|truncate)\\s+"
                    + "(table|database|schema|index|view|procedure|function)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private RowsAtB() {}

    /** Returns why a test cannot be split, if so. */
    static Optional<String> obstacle(List<Command> commands) {
        return commands.stream()
                .flatMap(command -> ONE_SESSION.matcher(command.word()).matches()
                                && command.sql().isEmpty()
                        ? Stream.of("several sessions")
                        : HIDDEN.matcher(command.sql()).find() ? Stream.of(hidden(command.sql())) : Stream.empty())
                .findFirst();
    }

    private static String hidden(String sql) {
        String word = sql.strip().toLowerCase(Locale.ROOT);
        return word.startsWith("create") && word.contains("trigger")
                ? "triggers"
                : word.startsWith("create")
                        ? "routines with DDL"
                        : word.startsWith("xa") ? "XA" : "prepared statements";
    }

    /** Returns what stands before the first command of a test. */
    static List<String> start() {
        return List.of(
                "--let $ddl= 0",
                "--let $dml= 0",
                "--let $fence= $FENCE_START",
                "--connect (at_b,127.0.0.1,root,$ROOT_PASSWORD,test,$B_PORT)",
                "--connect (fence_a,127.0.0.1,root,$ROOT_PASSWORD,test,$MASTER_MYPORT)",
                "--connect (fence_b,127.0.0.1,root,$ROOT_PASSWORD,test,$B_PORT)",
                "--connection at_b");
    }

    /** Returns what stands for a command. */
    static List<String> rewrite(Command command) {
        if (command.sql().isEmpty()) {
            return List.of(command.written());
        }
        String written = command.written();
        return switch (Place.of(command.sql())) {
            case AT_A ->
                Stream.of(
                                List.of("--connection at_b", "--eval COMMIT"),
                                fence("$dml", TO_A),
                                List.of("--connection default", "--let $ddl= 1", written, "--connection at_b"))
                        .flatMap(List::stream)
                        .toList();
            case AT_B ->
                Stream.concat(fence("$ddl", TO_B).stream(), Stream.of("--let $dml= 1", written))
                        .toList();
            case AT_BOTH ->
                Stream.concat(
                                fence("$ddl", TO_B).stream(),
                                Stream.of("--connection default", written, "--connection at_b", written))
                        .toList();
            case NOWHERE -> List.of();
            case READS_AT_B -> List.of(written);
        };
    }

    private static List<String> fence(String flag, String file) {
        return List.of("if (" + flag + ")", "{", "--source " + file, "}");
    }

    /** Returns the file that waits for what one site wrote before. */
    static List<String> fence(boolean fromA) {
        String there = "`SELECT COUNT(*) FROM $FENCE_TABLE WHERE id = $fence`";
        return List.of(
                "--connection " + (fromA ? "fence_a" : "fence_b"),
                "--inc $fence",
                "--eval INSERT INTO $FENCE_TABLE VALUES ($fence)",
                "--connection " + (fromA ? "fence_b" : "fence_a"),
                "--let $left= " + TIMES,
                "while ($left)",
                "{",
                "--let $there= " + there,
                "if ($there)",
                "{",
                "--let $left= 0",
                "}",
                "if (!$there)",
                "{",
                "--sleep 0.03",
                "--dec $left",
                "}",
                "}",
                "if (!$there)",
                "{",
                "--die the other site did not get the fence",
                "}",
                "--let " + (fromA ? "$ddl" : "$dml") + "= 0",
                "--connection at_b");
    }
}
