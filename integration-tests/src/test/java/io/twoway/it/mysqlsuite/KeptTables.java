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
            Pattern.compile("^\\s*drop\\s+tables?\\s+(if\\s+exists\\s+)?([\\w., ]+);\\s*$", Pattern.CASE_INSENSITIVE);

    // Mutable state
    private boolean errorExpected;

    /** Returns what stands for a line of a test. */
    List<String> rewrite(String line) {
        Matcher drop = DROP.matcher(line);
        boolean plain = !errorExpected && drop.matches();
        if (!line.isBlank()) {
            errorExpected = line.strip().matches("(?i)(--\\s*)?error\\b.*");
        }
        return plain ? moved(drop.group(2)) : List.of(line);
    }

    private static List<String> moved(String names) {
        List<String> lines = new ArrayList<>(List.of("--disable_abort_on_error"));
        for (String name : names.split(",")) {
            String table = name.strip();
            lines.add("inc $kept;");
            lines.add("eval RENAME TABLE " + table + " TO " + DATABASE + ".`" + table.replaceAll("\\W", "_")
                    + "_$kept`;");
            lines.add("DROP TABLE IF EXISTS " + table + ";"); // one that cannot be moved
        }
        lines.add("--enable_abort_on_error");
        return lines;
    }
}
