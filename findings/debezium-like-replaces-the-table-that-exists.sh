#!/usr/bin/env bash
# Debezium MySQL connector 3.6.1: CREATE TABLE IF NOT EXISTS ... LIKE changes what the connector knows of a table that exists. MySQL
# leaves the table alone and logs the statement all the same; the connector then has the columns of the template for it. Rows are
# matched by place and their number is all that is compared, so with as many columns in another order values change places
# without a word.
# Prints the columns before and behind the statement, and fails when the second are no longer the template's.
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
cat > Like.java <<'JAVA'
import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.relational.*;

public class Like {
    public static void main(String[] args) {
        Tables tables = new Tables();
        MySqlAntlrDdlParser parser = new MySqlAntlrDdlParser();
        parser.setCurrentSchema("d");
        parser.parse("CREATE TABLE e (id INT PRIMARY KEY, a INT, b INT)", tables);
        parser.parse("CREATE TABLE template (id INT PRIMARY KEY, b INT, a INT)", tables);
        System.out.println("before " + columns(tables));
        parser.parse("CREATE TABLE IF NOT EXISTS e LIKE template", tables);
        System.out.println("behind " + columns(tables));
    }

    static Object columns(Tables tables) {
        return tables.forTable(new TableId("d", null, "e")).retrieveColumnNames();
    }
}
JAVA
java -cp 'lib/*' Like.java 2> err | tee seen || { cat err; exit 1; }
diff seen - <<'SEEN'
before [id, a, b]
behind [id, b, a]
SEEN
