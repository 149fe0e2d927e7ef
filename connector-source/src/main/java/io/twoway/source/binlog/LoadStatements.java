package io.twoway.source.binlog;

import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;

/** Reads the statement of a LOAD DATA that the binlog has in the place of its rows; its file comes in events before. */
final class LoadStatements implements EventDataDeserializer<QueryEventData> {

    /** The number of the file, where its name begins and ends in the statement, and what happens to duplicates. */
    private static final int ABOUT_THE_FILE = 13;

    @Override
    public QueryEventData deserialize(ByteArrayInputStream event) throws IOException {
        QueryEventData statement = new QueryEventData();
        statement.setThreadId(event.readLong(4));
        statement.setExecutionTime(event.readLong(4));
        event.skip(1); // length of the database's name
        statement.setErrorCode(event.readInteger(2));
        int variables = event.readInteger(2);
        event.skip(ABOUT_THE_FILE + variables);
        statement.setDatabase(event.readZeroTerminatedString());
        statement.setSql(event.readString(event.available()));
        return statement;
    }
}
