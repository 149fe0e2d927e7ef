package io.twoway.sandbox;

import io.twoway.servers.MySqlServer;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Directions to the parts of a sandbox that is up.
 *
 * @param sandbox the sandbox
 * @param argument what further commands must be given to work on it, with a space before it
 */
record Guide(Sandbox sandbox, String argument) {

    String text() {
        return """

                The sandbox is up:
                  MySQL A        %s
                  MySQL B        %s
                  Connect        %s/connectors?expand=status
                  Kafka broker   %s
                  topics         a (written on A), b (written on B), a.schema-history, b.schema-history
                  read a topic   java -cp '%s/*' org.apache.kafka.tools.consumer.ConsoleConsumer --bootstrap-server %s --topic a
                  logs           %s
                                 %s
                                 %s
                                 %s
                  commands       %s
                For bin/two-way status (or precheck, pause ...) config-examples/*.json:
                  %s
                """
                .formatted(
                        mysql(sandbox.a()),
                        mysql(sandbox.b()),
                        sandbox.connect().uri(),
                        sandbox.kafka().bootstrapServers(),
                        sandbox.layout().kafkaLibs(),
                        sandbox.kafka().bootstrapServers(),
                        sandbox.a().log(),
                        sandbox.b().log(),
                        sandbox.kafka().log(),
                        sandbox.connect().log(),
                        commands(argument),
                        exports(sandbox.connect().uri().toString(), sandbox.environment()));
    }

    static String commands(String argument) {
        return Stream.of("status", "sql a", "sql b", "down", "reset")
                .map(verb -> "bin/sandbox " + verb + argument)
                .collect(Collectors.joining("\n                 "));
    }

    /** Returns the command after which a shell's {@code bin/two-way} works on the sandbox. */
    static String exports(String connect, Map<String, String> environment) {
        return "export CONNECT=" + connect + " "
                + environment.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .collect(Collectors.joining(" "));
    }

    private static String mysql(MySqlServer server) {
        return "mysql --protocol=tcp --host=127.0.0.1 --port=%d --user=root --password=%s"
                .formatted(server.address().getPort(), server.password());
    }
}
