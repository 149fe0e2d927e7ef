#!/usr/bin/env bash
# connect-api 3.9.2 and 4.4.0: Struct.put first writes the text that names the field in an error, field: "name", and then looks whether there
# is one. A value that fits costs a String with its bytes each time. A Struct that is put into another one is looked through again to its leaves, so in
# an envelope such as Debezium's, with rows and a source block, each leaf pays twice: once on its own, once inside the block.
# Prints how many bytes of heap a thread takes for putting a value that exists already, and fails when that changes from many to none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > Puts.java <<'JAVA'
import java.lang.management.ManagementFactory;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

public class Puts {
    private static final int TIMES = 200_000;

    public static void main(String[] args) {
        Schema row = SchemaBuilder.struct().field("a", Schema.STRING_SCHEMA).field("b", Schema.STRING_SCHEMA).build();
        Schema envelope = SchemaBuilder.struct().field("after", row).build();
        Struct values = new Struct(row).put("a", "x").put("b", "y");
        Struct outer = new Struct(envelope);
        Field leaf = row.field("a");
        Field block = envelope.field("after");
        String value = "x";
        long alone = bytes(() -> values.put(leaf, value));
        long nested = bytes(() -> outer.put(block, values));
        System.out.println("a leaf: " + (alone >= 48 ? "48 bytes or more" : alone + " bytes"));
        System.out.println("a block of two leaves: " + (nested >= 3 * 48 ? "3 times as much or more" : nested + " bytes"));
    }

    private static long bytes(Runnable put) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < TIMES; i++) {
            put.run();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < TIMES; i++) {
            put.run();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / TIMES;
    }
}
JAVA
for version in 3.9.2 4.4.0; do
  for artifact in org.apache.kafka:connect-api:$version org.apache.kafka:kafka-clients:$version org.slf4j:slf4j-api:1.7.36; do
    mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="$artifact" -DoutputDirectory="$version" > /dev/null
  done
  echo "connect-api $version"
  java -cp "$version/*" Puts.java 2> /dev/null
done | tee seen
diff seen - <<'SEEN'
connect-api 3.9.2
a leaf: 48 bytes or more
a block of two leaves: 3 times as much or more
connect-api 4.4.0
a leaf: 48 bytes or more
a block of two leaves: 3 times as much or more
SEEN
