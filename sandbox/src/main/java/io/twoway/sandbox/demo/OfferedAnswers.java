package io.twoway.sandbox.demo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two statements that a sink offers which has stopped at a conflict.
 *
 * @param incoming decides for the row of the other side
 * @param keep decides for the row that is there
 */
record OfferedAnswers(String incoming, String keep) {

    private static final Pattern STATEMENT = Pattern.compile("INSERT INTO [^;]*'(INCOMING|KEEP)'\\);");

    /** Finds them in the sink's message. */
    static OfferedAnswers in(String message) {
        return new OfferedAnswers(statement(message, "INCOMING"), statement(message, "KEEP"));
    }

    private static String statement(String message, String answer) {
        Matcher statement = STATEMENT.matcher(message);
        while (statement.find()) {
            if (statement.group(1).equals(answer)) {
                return statement.group();
            }
        }
        throw new DemonstrationException("the message has no statement for " + answer + ": " + message);
    }
}
