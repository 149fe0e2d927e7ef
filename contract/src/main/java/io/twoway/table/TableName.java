package io.twoway.table;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A table's full name. */
public record TableName(String database, String table) implements Comparable<TableName> {

    private static final Pattern MISREAD = Pattern.compile("(?s)[`\"].*|.*[`\"]|.*[\r\n].*");

    @Override
    public int compareTo(TableName other) {
        int byDatabase = database.compareTo(other.database);
        return byDatabase != 0 ? byDatabase : table.compareTo(other.table);
    }

    /**
     * Returns whether Debezium 3.6.1 does not take the table's or the database's name for the name that it is: it skips rows
     * where there is a line break, takes backticks at an end for quotes of a statement, and cannot read its own history again
     * where there is a double quote at an end.
     */
    public boolean isMisread() {
        return Stream.of(database, table).anyMatch(name -> MISREAD.matcher(name).matches());
    }

    /** Returns the name as a statement takes it. */
    public String quoted() {
        return QuotedName.of(database, table);
    }

    @Override
    public String toString() {
        return database + "." + table;
    }
}
