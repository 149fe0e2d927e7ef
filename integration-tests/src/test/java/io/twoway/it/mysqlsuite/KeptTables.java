package io.twoway.it.mysqlsuite;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets tables be moved aside instead of dropped, so that their rows are there to be compared at the end. */
final class KeptTables {

    /** Where they are moved to. */
    static final String DATABASE = "kept";

    private static final Pattern DROP =
            Pattern.compile("^drop\\s+tables?\\s+(if\\s+exists\\s+)?([\\w.,\\s]+)$", Pattern.CASE_INSENSITIVE);

    private static final String UNLESS_IT_IS_GONE =
            """
            --let $failure= $mysql_errno
            if ($failure == 1146)
            {
            --let $failure= 0
            }
            if ($failure)
            {""";

    // Mutable state
    private boolean errorExpected;

    /** Returns what stands for a command of a test. */
    List<Command> rewrite(Command command) {
        Matcher drop = DROP.matcher(command.sql());
        boolean plain = !errorExpected && drop.matches();
        errorExpected = command.word().equals("error")
                || (errorExpected && command.sql().isEmpty());
        return plain ? moved(drop.group(2)) : List.of(command);
    }

    private static List<Command> moved(String names) {
        List<Command> commands = new ArrayList<>();
        for (String name : names.split(",")) {
            String table = name.strip();
            commands.add(Command.line("inc $kept"));
            commands.add(Command.line("eval RENAME TABLE " + table + " TO " + DATABASE + ".`"
                    + table.replaceAll("\\W", "_") + "_$kept`"));
            commands.add(Command.verbatim(UNLESS_IT_IS_GONE));
            commands.add(Command.line("eval DROP TABLE IF EXISTS " + table)); // one that cannot be moved
            commands.add(Command.verbatim("}"));
        }
        return commands;
    }
}
