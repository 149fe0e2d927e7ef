package io.twoway.it.pair;

import io.twoway.servers.process.Server;
import java.util.Map;

/** The counters of one sink, read over JMX from the worker that runs it. */
public final class SinkCounters {

    private final Server worker;
    private final String bean;

    /** Makes the counters of the sink that applies a topic at a site. */
    SinkCounters(Server worker, Site destination, String topic) {
        this.worker = worker;
        this.bean = "two-way-sink:type=stream,site=" + destination.name() + ",topic=" + topic;
    }

    /** Returns all counters and gauges by name. */
    public Map<String, Long> values() {
        return WorkerBeans.numbers(worker, bean);
    }
}
