package io.twoway.source.outage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * State of the binlog connection: told by the thread that reads it, asked by the task's.
 *
 * <p>A reader that is at work on what it got says nothing about the server: only one that waits for the next byte does.
 */
public final class BinlogLine {

    /**
     * State at one moment.
     *
     * @param state how far the connection is
     * @param since when it came into this state
     * @param heard when the server's last bytes came
     * @param waiting since when the reader waits for the next; empty while it is at work
     * @param idle whether the server has said that it has nothing more
     */
    private record Known(State state, Instant since, Instant heard, Optional<Instant> waiting, boolean idle) {}

    private enum State {
        NOT_CONNECTED,
        CONNECTED,
        READING,
        CLOSED
    }

    private final Clock clock;

    // Mutable state, written by the reader's thread only
    private volatile Known known;

    /** A connection that is still to be made. */
    public BinlogLine(Clock clock) {
        this.clock = clock;
        Instant now = clock.instant();
        this.known = new Known(State.NOT_CONNECTED, now, now, Optional.empty(), false);
    }

    /** The reader begins to wait for bytes. */
    public void waits() {
        Known before = known;
        known = new Known(before.state(), before.since(), before.heard(), Optional.of(clock.instant()), before.idle());
    }

    /** Bytes came. */
    public void hears() {
        Known before = known;
        known = new Known(before.state(), before.since(), clock.instant(), Optional.empty(), before.idle());
    }

    /** The server takes the reader: from now on it sends events. */
    public void connects() {
        enter(State.CONNECTED, false);
    }

    /** An event is whole; {@code idle} if it is one with which the server says that there is nothing more. */
    public void reads(boolean idle) {
        Known before = known;
        if (before.state() != State.READING || before.idle() != idle) {
            enter(State.READING, idle);
        }
    }

    /** The reader has ended, for whatever reason. */
    public void closes() {
        enter(State.CLOSED, false);
    }

    private void enter(State state, boolean idle) {
        Known before = known;
        known = new Known(state, clock.instant(), before.heard(), before.waiting(), idle);
    }

    /** Returns when the server was last heard, if the reader has done all that came and waits for more. */
    public Optional<Instant> quietSince() {
        Known now = known;
        return now.state() == State.READING && now.waiting().isPresent() ? Optional.of(now.heard()) : Optional.empty();
    }

    /** Returns whether everything that the server had is read. */
    public boolean isIdle() {
        return known.idle();
    }

    /** Returns whether the server takes the reader, but has not sent a single event yet. */
    boolean isLookingForItsPlace() {
        return known.state() == State.CONNECTED;
    }

    /** Returns for how long the reader has waited for the server in vain; zero while there is no connection. */
    Duration silence() {
        Known now = known;
        boolean connected = now.state() == State.CONNECTED || now.state() == State.READING;
        return now.waiting().filter(start -> connected).map(this::sinceThen).orElse(Duration.ZERO);
    }

    /** Returns for how long the reader has been at its end; zero while it is not. */
    Duration closedFor() {
        Known now = known;
        return now.state() == State.CLOSED ? sinceThen(now.since()) : Duration.ZERO;
    }

    private Duration sinceThen(Instant start) {
        Instant now = clock.instant();
        return now.isBefore(start) ? Duration.ZERO : Duration.between(start, now);
    }
}
