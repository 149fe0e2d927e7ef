package io.twoway.servers.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** TCP ports of this machine's loopback address. */
public final class Ports {

    private static final int FIRST_FREE = 15_000;
    private static final int FIRST_OUTGOING = 32_768; // Linux's default: net.ipv4.ip_local_port_range

    private static final Fork FORK = Fork.current();

    private Ports() {}

    /**
     * Returns that many different ports that nobody listens on at this moment. They lie below those that the system gives to
     * outgoing connections: otherwise a client could be given the port of a server that is just being started again.
     */
    public static List<Integer> free(int count) {
        Random random = new Random();
        Set<Integer> ports = new LinkedHashSet<>();
        while (ports.size() < count) {
            int port = random.nextInt(FIRST_FREE, FIRST_OUTGOING);
            if (FORK.mayListenOn(port) && isFree(port)) {
                ports.add(port);
            }
        }
        return List.copyOf(ports);
    }

    /** Returns one port that nobody listens on at this moment. */
    public static int free() {
        return free(1).get(0);
    }

    /** Returns whether a server could listen on the port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // connections that linger after a restart do not count
            socket.bind(loopback(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
