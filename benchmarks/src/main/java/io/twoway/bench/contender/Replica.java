package io.twoway.bench.contender;

import io.twoway.bench.place.RootSession;

/** MySQL's own replica, as durable as the other servers: its relay log is filled, then it applies. */
public final class Replica implements Contender {

    private final Course course;
    private final ReplicaLink link;
    private final RowArrival arrival;

    public Replica(Course course) {
        this.course = course;
        this.link = new ReplicaLink(course);
        this.arrival = new RowArrival(course.workload(), course.database(), link.server()::connect, () -> {});
    }

    @Override
    public String name() {
        return ReplicaLink.NAME;
    }

    @Override
    public String database() {
        return course.database();
    }

    @Override
    public RootSession destination() {
        return new RootSession(link.server()::connect);
    }

    @Override
    public void open() {
        link.open();
    }

    @Override
    public boolean hasCaptured(int marker) {
        return link.hasReceivedAll();
    }

    @Override
    public double drain(int marker) {
        long began = System.nanoTime();
        link.apply();
        arrival.await(marker);
        double seconds = (System.nanoTime() - began) / 1e9;
        link.rest();
        return seconds;
    }

    @Override
    public void close() {
        arrival.close();
        link.close();
    }
}
