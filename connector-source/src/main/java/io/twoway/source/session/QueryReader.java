package io.twoway.source.session;

import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a statement of the binlog with what it says of the session; the client's own reader leaves that out, and reads names
 * and text in Java's default character set.
 */
public final class QueryReader implements EventDataDeserializer<QueryEventData> {

    @Override
    public QueryEventData deserialize(ByteArrayInputStream event) throws IOException {
        long thread = event.readLong(4);
        long seconds = event.readLong(4);
        int database = event.readInteger(1);
        int error = event.readInteger(2);
        byte[] status = event.read(event.readInteger(2));
        String name = new String(event.read(database), StandardCharsets.UTF_8);
        event.skip(1); // the end of the name
        SessionQuery query = new SessionQuery(status, event.read(event.available()));
        query.setThreadId(thread);
        query.setExecutionTime(seconds);
        query.setErrorCode(error);
        query.setDatabase(name);
        return query;
    }
}
