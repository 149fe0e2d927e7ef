package io.twoway.it.pair;

import io.twoway.servers.process.Server;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;

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
        try (JMXConnector connector = WorkerBeans.connect(worker)) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            ObjectName name = new ObjectName(bean);
            Map<String, Long> values = new TreeMap<>();
            for (Attribute attribute :
                    server.getAttributes(name, names(server, name)).asList()) {
                values.put(attribute.getName(), ((Number) attribute.getValue()).longValue());
            }
            return values;
        } catch (IOException | JMException e) {
            throw new AssertionError(bean, e);
        }
    }

    private static String[] names(MBeanServerConnection server, ObjectName name) throws IOException, JMException {
        return Set.of(server.getMBeanInfo(name).getAttributes()).stream()
                .map(MBeanAttributeInfo::getName)
                .toArray(String[]::new);
    }
}
