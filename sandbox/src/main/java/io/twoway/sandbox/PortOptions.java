package io.twoway.sandbox;

import io.twoway.sandbox.SandboxPorts.Use;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The ports that somebody asked for; the others stay as they were. */
final class PortOptions {

    private final Map<Use, Integer> asked = new EnumMap<>(Use.class);

    Map<Use, Integer> asked() {
        return asked;
    }

    @Option(names = "--mysql-a-port", paramLabel = "PORT", description = "MySQL of side A (default: 13306).")
    void mysqlA(int port) {
        asked.put(Use.MYSQL_A, port);
    }

    @Option(names = "--mysql-b-port", paramLabel = "PORT", description = "MySQL of side B (default: 13307).")
    void mysqlB(int port) {
        asked.put(Use.MYSQL_B, port);
    }

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Kafka broker (default: 19092).")
    void kafka(int port) {
        asked.put(Use.KAFKA, port);
    }

    @Option(names = "--controller-port", paramLabel = "PORT", description = "Kafka controller (default: 19093).")
    void controller(int port) {
        asked.put(Use.CONTROLLER, port);
    }

    @Option(names = "--connect-port", paramLabel = "PORT", description = "Connect's REST API (default: 18083).")
    void connect(int port) {
        asked.put(Use.CONNECT, port);
    }
}
