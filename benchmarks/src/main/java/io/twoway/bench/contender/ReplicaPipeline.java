package io.twoway.bench.contender;

import io.twoway.bench.place.RootSession;

/** MySQL's own replication, from binlog to replica. */
public final class ReplicaPipeline implements Pipeline {

    private final Course course;
    private final ReplicaLink link;
    private final RowArrival arrival;

    public ReplicaPipeline(Course course) {
        this.course = course;
        this.link = new ReplicaLink(course);
        this.arrival = new RowArrival(course.workload(), course.database(), link.server()::connect, () -> {});
    }

    @Override
    public String name() {
        return ReplicaLink.NAME;
    }

    /** It applies rows in a server of its own. */
    @Override
    public boolean isTimed() {
        return false;
    }

    @Override
    public Course course() {
        return course;
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
        link.stop();
    }

    @Override
    public void start() {
        link.start();
    }

    @Override
    public void await(int marker) {
        arrival.await(marker);
    }

    @Override
    public void stop() {
        link.stop();
    }

    @Override
    public void close() {
        arrival.close();
        link.close();
    }
}
