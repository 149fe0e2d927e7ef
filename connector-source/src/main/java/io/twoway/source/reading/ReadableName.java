package io.twoway.source.reading;

import io.twoway.table.TableName;
import org.apache.kafka.connect.errors.ConnectException;

/** Names of tables that Debezium reads as they are. */
public final class ReadableName {

    private ReadableName() {}

    /**
     * Refuses a table whose rows Debezium would not read, or read from elsewhere: one that came into being after the source
     * was registered.
     *
     * @throws ConnectException naming the table and what to do
     */
    public static void require(TableName table) {
        if (table.isMisread()) {
            throw new ConnectException(
                    "The rows of table " + table + " cannot be read: its name, or that of its database,"
                            + " begins or ends with a backtick or a double quote, or has a line break. Rename it, or take it out of"
                            + " table.include.list, and restart the task. Nothing of it was sent.");
        }
    }
}
