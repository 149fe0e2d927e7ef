package io.twoway.it.pair;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.twoway.servers.process.Server;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The management beans of a worker's process. */
public final class WorkerBeans {

    private WorkerBeans() {}

    /** Returns the bytes of heap that a worker uses after a garbage collection. */
    public static long usedHeap(Server worker) {
        try (JMXConnector connector = connect(worker)) {
            MemoryMXBean memory = ManagementFactory.newPlatformMXBeanProxy(
                    connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
            memory.gc();
            return memory.getHeapMemoryUsage().getUsed();
        } catch (IOException e) {
            throw new AssertionError("the memory of the worker", e);
        }
    }

    /** Returns the names of the beans that a pattern matches, with their properties in alphabetical order. */
    public static Set<String> names(Server worker, String pattern) {
        try (JMXConnector connector = connect(worker)) {
            return connector.getMBeanServerConnection().queryNames(new ObjectName(pattern), null).stream()
                    .map(ObjectName::getCanonicalName)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException | MalformedObjectNameException e) {
            throw new AssertionError("the beans of the worker", e);
        }
    }

    /** Returns all attributes of a bean that has numbers only, by name. */
    public static Map<String, Long> numbers(Server worker, String bean) {
        try (JMXConnector connector = connect(worker)) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            ObjectName name = new ObjectName(bean);
            Map<String, Long> values = new TreeMap<>();
            for (Attribute attribute :
                    server.getAttributes(name, attributes(server, name)).asList()) {
                values.put(attribute.getName(), ((Number) attribute.getValue()).longValue());
            }
            return values;
        } catch (IOException | JMException e) {
            throw new AssertionError(bean, e);
        }
    }

    private static String[] attributes(MBeanServerConnection server, ObjectName name) throws IOException, JMException {
        return Stream.of(server.getMBeanInfo(name).getAttributes())
                .map(MBeanAttributeInfo::getName)
                .toArray(String[]::new);
    }

    @SuppressWarnings("BanJNDI") // the address is that of our own child process
    static JMXConnector connect(Server worker) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(worker.pid()));
            try {
                return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
    }
}
