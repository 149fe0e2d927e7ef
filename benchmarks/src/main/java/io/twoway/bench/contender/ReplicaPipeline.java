package io.twoway.bench.contender;

import io.twoway.bench.place.RootSession;

/** MySQL's own replication, from binlog to replica. */
public final class ReplicaPipeline implements Pipeline {

    private final Stage stage;
    private final ReplicaLink link;
    private final RowArrival arrival;

    public ReplicaPipeline(Stage stage) {
        this.stage = stage;
        this.link = new ReplicaLink(stage);
        this.arrival = new RowArrival(stage.workload(), stage.database(), link.server()::connect, () -> {});
    }

    @Override
    public String name() {
        return ReplicaLink.NAME;
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public String database() {
        return stage.database();
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
