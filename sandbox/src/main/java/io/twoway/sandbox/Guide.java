package io.twoway.sandbox;

import io.twoway.sandbox.server.MySqlServer;

/**
 * How to reach the parts of a sandbox that is up.
 *
 * @param sandbox the sandbox
 */
record Guide(Sandbox sandbox) {

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
                  bin/sandbox status | sql a | sql b | down | reset
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
                        sandbox.connect().log());
    }

    private static String mysql(MySqlServer server) {
        return "mysql --protocol=tcp --host=127.0.0.1 --port=%d --user=root --password=%s"
                .formatted(server.address().getPort(), server.password());
    }
}
