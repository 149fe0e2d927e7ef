package io.twoway.bench.contender;

import io.twoway.bench.place.RootSession;

/** Takes rows from the origin to a database of its own at the destination, when it is told to. */
public interface Contender extends Participant, AutoCloseable {

    /** Returns its database at the destination. */
    String database();

    /** Opens a session at its destination. */
    RootSession destination();

    /** Gets ready, takes over the rows that the origin has, the first marker among them, and rests. */
    void open();

    /** Returns whether the marker's record has come as far as it does while this contender rests. */
    boolean hasCaptured(int marker);

    /**
     * Works until the marker's row is at the destination, then rests again.
     *
     * @return how long it took, in seconds
     */
    double drain(int marker);

    /** Leaves nothing behind that would work on. */
    @Override
    void close();
}
