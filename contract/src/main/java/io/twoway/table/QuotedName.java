package io.twoway.table;

/** Names as MySQL's statements may always have them: between backticks. */
public final class QuotedName {

    private QuotedName() {}

    /** Returns the name between backticks; a backtick in it is doubled. */
    public static String of(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** Returns the full name of what is in a database. */
    public static String of(String database, String name) {
        return of(database) + "." + of(name);
    }
}
