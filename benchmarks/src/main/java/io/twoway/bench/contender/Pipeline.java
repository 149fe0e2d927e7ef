package io.twoway.bench.contender;

import io.twoway.bench.place.RootSession;

/** The whole way from a database at the origin, which nobody else reads, to the destination. */
public interface Pipeline extends Participant, AutoCloseable {

    /** Returns its course, which has a database of its own at the origin. */
    Course course();

    /** Returns its database at the destination. */
    String database();

    /** Opens a session at its destination. */
    RootSession destination();

    /** Gets ready, takes over the rows that the origin has, and stops. */
    void open();

    /** Begins to follow the origin. */
    void start();

    /** Returns as soon as the marker's row is visible at the destination. */
    void await(int marker);

    /** Ends, so that it takes no time from others. */
    void stop();

    /** Leaves nothing behind that would work on. */
    @Override
    void close();
}
