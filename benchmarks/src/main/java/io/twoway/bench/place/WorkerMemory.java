package io.twoway.bench.place;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The memory of a worker's JVM, seen from this one. */
public final class WorkerMemory implements AutoCloseable {

    private static final double MEBIBYTE = 1024 * 1024;
    private static final double KIBIBYTES = 1024;

    private final Path status;
    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final List<MemoryPoolMXBean> heap;

    private WorkerMemory(long pid, JMXConnector connector) throws IOException {
        this.status = Path.of("/proc", String.valueOf(pid), "status");
        this.connector = connector;
        MBeanServerConnection machine = connector.getMBeanServerConnection();
        this.memory = ManagementFactory.getPlatformMXBean(machine, MemoryMXBean.class);
        this.heap = ManagementFactory.getPlatformMXBeans(machine, MemoryPoolMXBean.class).stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    @SuppressWarnings("BanJNDI") // the address is one that a process of this machine and user has just given
    static WorkerMemory of(long pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
            String address = machine.startLocalManagementAgent();
            machine.detach();
            return new WorkerMemory(pid, JMXConnectorFactory.connect(new JMXServiceURL(address)));
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Collects all garbage, and returns the MiB of heap that are left. */
    public double live() {
        memory.gc();
        return heap.stream()
                        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                        .sum()
                / MEBIBYTE;
    }

    /** Returns the MiB of memory that the process occupies. */
    public double resident() {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .map(line -> line.replaceAll("\\D", ""))
                            .mapToLong(Long::parseLong)
                            .sum()
                    / KIBIBYTES;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
