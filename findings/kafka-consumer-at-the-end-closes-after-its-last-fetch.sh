#!/usr/bin/env bash
# Kafka clients 4.3.1: a consumer that has read a topic to its end is slow to close. The fetch that it has sent ahead waits at the broker for
# records that do not come, requests of one connection are answered in their order, and close() waits for the answer that ends
# the fetch session: up to fetch.max.wait.ms, half a second by default, although nothing is left to read and no group to leave.
# With 20 ms it closes at once. Who reads several topics to their ends at each start (schema histories, offsets) waits for each.
# Prints, for both settings, whether closing takes more than 200 ms in most of nine tries; fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
broker=
trap '[[ -z $broker ]] || kill "$broker" 2> /dev/null || true; [[ -z $broker ]] || wait "$broker" 2> /dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>4.3.1</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
POM
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
port=$((20000 + RANDOM % 5000))
cat > server.properties <<PROPERTIES
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:$((port + 1))
listeners=PLAINTEXT://127.0.0.1:$port,CONTROLLER://127.0.0.1:$((port + 1))
advertised.listeners=PLAINTEXT://127.0.0.1:$port
controller.listener.names=CONTROLLER
log.dirs=$folder/data
offsets.topic.replication.factor=1
PROPERTIES
java -cp 'lib/*' kafka.tools.StorageTool format -t AAAAAAAAAAAAAAAAAAAAAQ -c server.properties > format.log 2>&1 || { cat format.log; exit 1; }
java -Xmx512m -cp 'lib/*' kafka.Kafka server.properties > broker.log 2>&1 &
broker=$!
cat > Close.java <<'JAVA'
import java.time.Duration;
import java.util.*;
import org.apache.kafka.clients.admin.*;
import org.apache.kafka.clients.consumer.*;
import org.apache.kafka.clients.producer.*;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.*;

public class Close {
    static final TopicPartition TOPIC = new TopicPartition("t", 0);

    public static void main(String[] args) throws Exception {
        Map<String, Object> servers = Map.of("bootstrap.servers", args[0], "default.api.timeout.ms", "60000");
        try (Admin admin = Admin.create(servers)) {
            admin.createTopics(List.of(new NewTopic("t", 1, (short) 1))).all().get();
        }
        try (var producer = new KafkaProducer<>(servers, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("t", "one")).get();
        }
        for (String longest : List.of("500", "20")) {
            int slow = 0;
            for (int i = 0; i < 10; i++) {
                slow += i > 0 && closes(args[0], longest) > 200 ? 1 : 0;
            }
            System.out.println("fetch.max.wait.ms=" + longest + ": closing takes " + (slow > 4 ? "more" : "less") + " than 200 ms");
        }
    }

    static long closes(String server, String longest) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", server, "fetch.max.wait.ms", longest), new StringDeserializer(), new StringDeserializer());
        consumer.assign(List.of(TOPIC));
        consumer.seekToBeginning(List.of(TOPIC));
        while (consumer.position(TOPIC) < 1) {
            consumer.poll(Duration.ofMillis(100));
        }
        long begun = System.nanoTime();
        consumer.close();
        long millis = (System.nanoTime() - begun) / 1_000_000;
        System.err.println(longest + " " + millis);
        return millis;
    }
}
JAVA
timeout 180 java -cp 'lib/*' Close.java "127.0.0.1:$port" 2> err | tee seen || { tail -n 20 err broker.log; exit 1; }
diff seen - <<'SEEN'
fetch.max.wait.ms=500: closing takes more than 200 ms
fetch.max.wait.ms=20: closing takes less than 200 ms
SEEN
