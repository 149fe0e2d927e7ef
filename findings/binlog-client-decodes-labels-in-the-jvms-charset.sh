#!/usr/bin/env bash
# mysql-binlog-connector-java 0.41.0, the binlog client inside Debezium 3.6.1: with binlog_row_metadata=FULL a TABLE_MAP event has the
# labels of ENUM and SET columns, each in the character set of its column, and the number of the collation stands in the same event.
# The client makes a String of the bytes in the JVM's default charset instead: the label 'ä' of a latin1 column, one byte 0xE4, is a
# replacement character, and the bytes cannot be had any more. Names of columns, which are UTF-8, depend on the JVM in the same way.
# Prints what a label and a name become under two JVM charsets, and fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=io.debezium:mysql-binlog-connector-java:0.41.0 -DoutputDirectory=lib
cat > Labels.java <<'JAVA'
import com.github.shyiko.mysql.binlog.event.TableMapEventMetadata;
import com.github.shyiko.mysql.binlog.event.deserialization.TableMapEventMetadataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

public class Labels {
    public static void main(String[] args) throws Exception {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.writeBytes(new byte[] {4, 3, 2, (byte) 0xC3, (byte) 0xA4}); // the name of the column, in UTF-8
        event.writeBytes(new byte[] {6, 3, 1, 1, (byte) 0xE4}); // one label of one byte
        event.writeBytes(new byte[] {10, 1, 8}); // collation 8, latin1_swedish_ci
        TableMapEventMetadata table = new TableMapEventMetadataDeserializer()
                .deserialize(new ByteArrayInputStream(event.toByteArray()), 1, new byte[] {(byte) 0xFE});
        System.out.printf("collation %d label U+%04X name of %d%n",
                table.getEnumAndSetDefaultCharset().getDefaultCharsetCollation(),
                (int) table.getEnumStrValues().get(0)[0].charAt(0),
                table.getColumnNames().get(0).length());
    }
}
JAVA
for charset in UTF-8 ISO-8859-1; do
  echo "$charset: $(java -Dfile.encoding=$charset -cp 'lib/*' Labels.java)"
done | tee seen
diff seen - <<'SEEN'
UTF-8: collation 8 label U+FFFD name of 1
ISO-8859-1: collation 8 label U+00E4 name of 2
SEEN
