#!/usr/bin/env bash
# mysql-binlog-connector-java 0.41.0: the text of a GtidSet cannot be read back where the first transaction of a server was tagged (MySQL 8.3
# and later) and an untagged one follows. The set holds uuid:etl:1 and uuid:1; its text is uuid:etl:1-1:1-1, which in MySQL's own notation
# is transaction 1 of the tag and once more transaction 1 of the tag. Whoever stores the text as an offset has not read uuid:1 after a
# restart. In the other order of arrival the text is right.
# Prints both texts, and fails when one of them changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=io.debezium:mysql-binlog-connector-java:0.41.0 -DoutputDirectory=lib
cat > Tagged.java <<'JAVA'
import com.github.shyiko.mysql.binlog.GtidSet;

public class Tagged {
    public static void main(String[] args) {
        String server = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
        for (String[] order : new String[][] {{":etl:1", ":1"}, {":1", ":etl:1"}}) {
            GtidSet read = new GtidSet("");
            for (String transaction : order) {
                read.add(server + transaction);
            }
            System.out.println(String.join(" then ", order) + " is " + read.toString().replace(server, "uuid"));
        }
    }
}
JAVA
java -cp 'lib/*' Tagged.java | tee seen
diff seen - <<'SEEN'
:etl:1 then :1 is uuid:etl:1-1:1-1
:1 then :etl:1 is uuid:1-1:etl:1-1
SEEN
