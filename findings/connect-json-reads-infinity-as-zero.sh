#!/usr/bin/env bash
# Kafka Connect's JsonConverter 4.3.1 with schemas does not read back what it writes of a FLOAT64 field: NaN and the infinities become
# texts in the message, and the reader, which knows from the schema that a number is meant, makes 0.0 of each, without an error; a
# negative zero is written as such and comes back as the positive one. A sink behind it writes a plausible number for an overflow.
# Prints each value, its form in the message and what is read of it; fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>connect-json</artifactId><version>4.3.1</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
POM
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
cat > RoundTrip.java <<'JAVA'
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.json.JsonConverter;

public class RoundTrip {
    public static void main(String[] args) {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", "true"), false);
        for (double value : new double[] {1.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0}) {
            byte[] message = converter.fromConnectData("t", Schema.FLOAT64_SCHEMA, value);
            String text = new String(message, StandardCharsets.UTF_8);
            String written = text.substring(text.indexOf("\"payload\":") + 10, text.length() - 1);
            System.out.println(value + " is written as " + written + " and read as "
                    + converter.toConnectData("t", message).value());
        }
    }
}
JAVA
java -cp 'lib/*' RoundTrip.java | tee seen
diff seen - <<'EXPECTED'
1.5 is written as 1.5 and read as 1.5
NaN is written as "NaN" and read as 0.0
Infinity is written as "Infinity" and read as 0.0
-Infinity is written as "-Infinity" and read as 0.0
-0.0 is written as -0.0 and read as 0.0
EXPECTED
