package io.twoway.cli.tables;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tables that are to be added, by their names at both sites.
 *
 * @param forward their names where their rows are
 * @param reverse their names at the other site
 */
public record TableChoice(TableSpec forward, TableSpec reverse) {

    private static final Pattern FORM = Pattern.compile("(" + TableSpec.FORM + ")(?:=(" + TableSpec.FORM + "))?");

    /**
     * Reads {@code database.table}, with {@code =database.table} behind it where mapping gives it another name.
     *
     * @throws IllegalArgumentException with what is allowed
     */
    public static TableChoice parse(String text) {
        Matcher names = FORM.matcher(text);
        if (!names.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not of the form database.table, database.* or database.table=database.table. Put a name with"
                    + " other signs between backticks, as in a statement, and all of it in the shell's single quotes:"
                    + " '`my.shop`.`old orders`'.");
        }
        TableSpec forward = TableSpec.parse(names.group(1));
        TableSpec reverse = names.group(2) == null ? forward : TableSpec.parse(names.group(2));
        if (forward.table().isPresent() != reverse.table().isPresent()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is one table at one site and all of a database at the other.");
        }
        return new TableChoice(forward, reverse);
    }
}
