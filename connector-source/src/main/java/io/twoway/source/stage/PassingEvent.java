package io.twoway.source.stage;

import io.twoway.event.CapturedEvent;
import java.util.function.Consumer;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/** An event on its way through the stages. */
public final class PassingEvent {

    private final SourceRecord polled;
    private final CapturedEvent event;
    private final Consumer<SourceRecord> topic;

    // Mutable state
    private SourceRecord record;
    private boolean leaves = true;
    private boolean isPlace;
    private boolean isOver;

    /**
     * @param polled the record as Debezium made it
     * @param event what it says
     * @param topic takes what is sent, with the offset as it is then
     */
    public PassingEvent(SourceRecord polled, CapturedEvent event, Consumer<SourceRecord> topic) {
        this.polled = polled;
        this.event = event;
        this.topic = topic;
        this.record = polled;
    }

    public SourceRecord polled() {
        return polled;
    }

    public CapturedEvent event() {
        return event;
    }

    /** Returns the record that the peer gets if the event leaves. */
    public SourceRecord record() {
        return record;
    }

    /** Lets the peer get another record, with the same headers. */
    public void tell(SourceRecord other) {
        record = other;
    }

    public Headers headers() {
        return record.headers();
    }

    /** Returns whether the event leaves the site, as far as it has come. */
    public boolean leaves() {
        return leaves;
    }

    /** Keeps the event at home; the stages that follow still take note of it. */
    public void keep() {
        leaves = false;
    }

    /** Lets the record tell a start without a stored offset where to go on, as the last one of a poll does. */
    public void markPlace() {
        isPlace = true;
    }

    /** Returns whether its record says where to go on. */
    public boolean isPlace() {
        return isPlace;
    }

    /** Ends the event's way: no other stage gets to know of it. */
    public void end() {
        isOver = true;
    }

    public boolean isOver() {
        return isOver;
    }

    /** Sends a record, before the event or, in {@link Stage#follow}, behind it. */
    public void send(SourceRecord other) {
        topic.accept(other);
    }
}
