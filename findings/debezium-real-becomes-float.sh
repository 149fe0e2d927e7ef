#!/usr/bin/env bash
# Debezium MySQL connector 3.6.1: one column, two schemas. MySQL's REAL is a DOUBLE of eight bytes, and SHOW CREATE TABLE, which a
# snapshot reads, says so: the field is a float64. When the same CREATE TABLE is read from the binlog while the connector runs,
# the word REAL gives the JDBC type REAL, and the field is a float32: 0.1 travels as 0.10000000149. BOOLEAN likewise: a TINYINT that
# holds 3 has a boolean for its field then, an int16 after a snapshot.
# Prints both schemas, and fails when they become the same.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.debezium</groupId><artifactId>debezium-connector-mysql</artifactId><version>3.6.1.Final</version></dependency>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>connect-api</artifactId><version>4.3.1</version></dependency>
  </dependencies>
</project>
POM
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
cat > Words.java <<'JAVA'
import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.relational.*;

public class Words {
    public static void main(String[] args) {
        show("streamed", "r REAL, f BOOLEAN");
        show("snapshot", "`r` double DEFAULT NULL, `f` tinyint(1) DEFAULT NULL");
    }

    static void show(String way, String columns) {
        Tables tables = new Tables();
        MySqlAntlrDdlParser parser = new MySqlAntlrDdlParser();
        parser.setCurrentSchema("d");
        parser.parse("CREATE TABLE t (" + columns + ")", tables);
        for (Column column : tables.forTable(new TableId("d", null, "t")).columns()) {
            System.out.println(way + " " + column.name() + " " + java.sql.JDBCType.valueOf(column.jdbcType()));
        }
    }
}
JAVA
java -cp 'lib/*' Words.java 2> err | tee seen || { cat err; exit 1; }
diff seen - <<'SEEN'
streamed r REAL
streamed f BOOLEAN
snapshot r DOUBLE
snapshot f SMALLINT
SEEN
