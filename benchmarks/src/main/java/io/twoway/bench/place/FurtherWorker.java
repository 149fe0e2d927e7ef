package io.twoway.bench.place;

import io.twoway.servers.ConnectWorker;
import java.util.Map;

/**
 * A worker that one cell has to itself, beside the one of all others.
 *
 * @param servers the servers of the run, with this worker in the place of the other one
 */
public record FurtherWorker(BenchServers servers, ConnectWorker worker) implements AutoCloseable {

    /** Returns what keeps a worker out of the cluster of others. */
    static Map<String, String> cluster(String name) {
        return Map.of(
                "group.id", name,
                "config.storage.topic", name + "-configs",
                "offset.storage.topic", name + "-offsets",
                "status.storage.topic", name + "-status");
    }

    /** Opens a look at its memory. */
    public WorkerMemory memory() {
        return WorkerMemory.of(worker.pid());
    }

    @Override
    public void close() {
        worker.close();
    }
}
