package io.twoway.sandbox;

import io.twoway.servers.process.ServerException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * The ports of one sandbox.
 *
 * @param byUse a port for every use
 */
record SandboxPorts(Map<Use, Integer> byUse) {

    private static final String FILE = "ports.properties";

    /** Use of a port. */
    enum Use {
        MYSQL_A("mysql-a", 13306),
        MYSQL_B("mysql-b", 13307),
        KAFKA("kafka", 19092),
        CONTROLLER("controller", 19093),
        CONNECT("connect", 18083);

        private final String label;
        private final int standard;

        Use(String label, int standard) {
            this.label = label;
            this.standard = standard;
        }

        /** Returns the command line's option. */
        String option() {
            return "--" + label + "-port";
        }
    }

    SandboxPorts {
        byUse = Map.copyOf(byUse);
        if (byUse.values().stream().distinct().count() < Use.values().length) {
            throw new ServerException("two ports of the sandbox are the same: " + byUse);
        }
    }

    int of(Use use) {
        return byUse.get(use);
    }

    /** Returns the ports asked for, else those of the last start, else the standard ones. */
    static SandboxPorts of(Path state, Map<Use, Integer> asked) {
        Properties remembered = read(state.resolve(FILE));
        Map<Use, Integer> ports = new EnumMap<>(Use.class);
        for (Use use : Use.values()) {
            String last = remembered.getProperty(use.label, Integer.toString(use.standard));
            ports.put(use, asked.containsKey(use) ? asked.get(use) : Integer.valueOf(last));
        }
        return new SandboxPorts(ports);
    }

    /** Returns whether a folder holds the state of a sandbox. */
    static boolean areIn(Path state) {
        return Files.exists(state.resolve(FILE));
    }

    void writeTo(Path state) {
        Properties properties = new Properties();
        byUse.forEach((use, port) -> properties.setProperty(use.label, port.toString()));
        try (Writer writer = Files.newBufferedWriter(state.resolve(FILE))) {
            properties.store(writer, "the sandbox's ports; change them with the options of 'sandbox up'");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }
}
