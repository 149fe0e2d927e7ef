package io.twoway.source.capture;

import io.debezium.DebeziumException;

/** Makes one failure of whatever goes wrong with an event, which names its place. After one, no event is to be handled. */
final class FailingHandler {

    /** Handling of an event. */
    interface Handling {
        void run() throws InterruptedException;
    }

    private final BinlogPlace place;

    // Mutable state, of the thread that reads the binlog
    private boolean failed;

    /** @param place where the reading is */
    FailingHandler(BinlogPlace place) {
        this.place = place;
    }

    /**
     * Handles an event.
     *
     * @throws DebeziumException for an Error too: it would end the client's thread, and with it the reading, without a word
     */
    void handle(Handling handling) throws InterruptedException {
        try {
            handling.run();
        } catch (RuntimeException | Error e) {
            throw failure(e);
        }
    }

    /** Returns the failure for what handling an event has thrown. */
    DebeziumException failure(Throwable cause) {
        failed = true;
        return new DebeziumException(
                "The event at " + place.now() + " of the binlog could not be handled: " + cause, cause);
    }

    /** Returns the failure for what reading the next event has thrown. */
    DebeziumException unread(Throwable cause) {
        failed = true;
        return new DebeziumException(
                "What follows the event at " + place.now() + " in the binlog could not be read: " + cause, cause);
    }

    /** Stops the handling for a failure that says everything itself. */
    <T extends RuntimeException> T stopped(T failure) {
        failed = true;
        return failure;
    }

    boolean hasFailed() {
        return failed;
    }
}
