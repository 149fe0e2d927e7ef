package io.twoway.source.binlog;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.deserialization.ChecksumType;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * A reader of events whose errors are exceptions: the binlog's client reports these, and an Error ends it without a word. It
 * takes an event's bytes from the connection in pieces.
 */
public final class FailingReader extends EventDeserializer {

    private final EventDeserializer reader;
    private final EventBytes bytes = new EventBytes();

    public FailingReader(EventDeserializer reader) {
        this.reader = reader;
    }

    @Override
    public Event nextEvent(ByteArrayInputStream input) throws IOException {
        if (input.peek() == -1) {
            return null; // as the client knows the end
        }
        try {
            bytes.begin(input);
            return reader.nextEvent(new ByteArrayInputStream(bytes));
        } catch (Error e) {
            throw new IllegalStateException("An event of the binlog could not be read: " + e, e);
        }
    }

    @Override
    @SuppressWarnings("deprecation") // the client calls it
    public void setChecksumType(ChecksumType type) {
        reader.setChecksumType(type);
    }

    /** The parent's constructor calls it: no field of ours is set yet. */
    @Override
    @SuppressWarnings("rawtypes")
    public EventDataDeserializer getEventDataDeserializer(EventType type) {
        return reader == null ? super.getEventDataDeserializer(type) : reader.getEventDataDeserializer(type);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void setEventDataDeserializer(EventType type, EventDataDeserializer deserializer) {
        reader.setEventDataDeserializer(type, deserializer);
    }
}
