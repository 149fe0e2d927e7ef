package io.twoway.sink.ddl;

import java.util.List;
import java.util.Optional;

/**
 * A table that is here beside one that a statement would make, both as SHOW CREATE TABLE says them.
 *
 * @param here the one that is here, which may be a view
 * @param made the other one, a temporary table
 */
public record Likeness(String here, String made) {

    private static final String TEMPORARY = "CREATE TEMPORARY TABLE ";

    /** Returns the first line that is not the same in both; empty when the two are alike. */
    public Optional<String> difference() {
        List<String> present = here.lines().toList();
        List<String> wanted = made.replace(TEMPORARY, "CREATE TABLE ").lines().toList();
        for (int i = 0; i < Math.max(present.size(), wanted.size()); i++) {
            String left = lineOf(present, i);
            String right = lineOf(wanted, i);
            if (!left.equals(right)) {
                return Optional.of("here \"" + left + "\", by the statement \"" + right + "\"");
            }
        }
        return Optional.empty();
    }

    private static String lineOf(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index).strip() : "";
    }
}
