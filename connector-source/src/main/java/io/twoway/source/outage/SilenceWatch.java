package io.twoway.source.outage;

import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Notices a connection that is dead without an error: the network hangs, or the server closed it between two events.
 * Otherwise the server is never silent, as it sends heartbeats. The binlog reader could reconnect by itself, but then sends
 * the transaction it was in again under new numbers, and the sink could not tell the repeated rows.
 */
public final class SilenceWatch {

    /** Until the first event: the server looks for the place in its binlogs, of which there may be thousands. */
    private static final Duration START = Duration.ofMinutes(1);

    /** A reader that ends because of an error tells of it a moment later. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Duration limit;
    private final BinlogLine line;

    /** @param limit the longest silence of a server that is there */
    public SilenceWatch(Duration limit, BinlogLine line) {
        this.limit = limit;
        this.line = line;
    }

    /**
     * Looks whether the server is still there.
     *
     * @throws ConnectException for a lost connection when nothing has come for too long, not even a part of an event
     */
    public void check() {
        Duration allowed = line.isLookingForItsPlace() ? limit.plus(START) : limit;
        if (line.silence().compareTo(allowed) > 0) {
            throw lost("The server has sent nothing for more than " + allowed.toSeconds()
                    + " s, not even a heartbeat: the binlog connection is dead.");
        }
        if (line.closedFor().compareTo(LAST_WORDS) > 0) {
            throw lost("The server has closed the binlog connection.");
        }
    }

    private static ConnectException lost(String message) {
        return new ConnectException(message, new SocketTimeoutException(message));
    }
}
