package io.twoway.source.capture;

import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;

/** Names of tables that Debezium puts into its statements as names. */
final class QuotableName {

    private QuotableName() {}

    /**
     * Refuses a table whose rows Debezium must not read: 3.6.1 takes a name that begins or ends with a backtick for one that is
     * quoted already, and the statement would be about something else.
     *
     * @throws ConnectException naming the table and what to do
     */
    static void require(String database, String table) {
        if (Stream.of(database, table).anyMatch(name -> name.startsWith("`") || name.endsWith("`"))) {
            throw new ConnectException(
                    "The rows of table " + database + "." + table + " cannot be read: its name, or that of its"
                            + " database, begins or ends with a backtick. Rename it, or take it out of table.include.list, and"
                            + " restart the task. Nothing of it was sent.");
        }
    }
}
