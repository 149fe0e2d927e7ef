package io.twoway.source.capture;

import io.twoway.ddl.DdlStatement;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is known and said of a statement that no parser can read. */
final class UnparsedStatement {

    /** Statements of MySQL up to 9.7 that have no table among their objects. */
    private static final Pattern NO_TABLE = Pattern.compile(
            "^(?:\\s|/\\*(?!!).*?\\*/)*(?:CREATE|ALTER|DROP)\\s+(?:OR\\s+REPLACE\\s+|UNDO\\s+)?(?:LIBRARY|INSTANCE"
                    + "|SPATIAL\\s+REFERENCE\\s+SYSTEM|TABLESPACE|LOGFILE\\s+GROUP|SERVER|RESOURCE\\s+GROUP|USER|ROLE|EVENT)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private UnparsedStatement() {}

    static boolean cannotShapeTables(String text) {
        return NO_TABLE.matcher(text).matches();
    }

    static String message(DdlStatement statement) {
        String about = statement.objects().isEmpty()
                ? "whose words are not known"
                : "about " + statement.objects().stream().map(Object::toString).collect(Collectors.joining(", "));
        return "Debezium's parsers cannot read this statement of the binlog, " + about + ": " + statement.text()
                + "\nReading on would misread every later row of the table. Nothing is lost. To go on, set 'ddl.parse.as' of"
                + " this connector to a statement about the same tables, in the same order, that gives them the same"
                + " columns and keys in simpler words (such as names in backticks, without clauses that are new), then"
                + " restart the task. The peer is sent the statement as it was written. Remove the setting afterwards.";
    }
}
