package io.twoway.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.client.ConnectorStatus.State;
import io.twoway.servers.process.Ports;
import io.twoway.servers.process.ServerException;
import io.twoway.servers.process.Wait;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts real servers and breaks them. */
class ServersIT {

    private static final SandboxLayout LAYOUT = SandboxLayout.ofWorkingDirectory();

    @TempDir
    private Path directory;

    @Test
    void committedRowsSurviveAKillAndBothAccountsLogIn() throws Exception {
        try (MySqlServer server = mysql("survivor", 1)) {
            server.start();
            execute(server, "CREATE DATABASE d", "CREATE TABLE d.t (id INT AUTO_INCREMENT PRIMARY KEY, v INT)");
            execute(server, "INSERT INTO d.t (v) VALUES (10), (20)");
            server.kill();
            assertThat(server.isRunning()).isFalse();
            server.start();
            assertThat(query(server, "SELECT GROUP_CONCAT(id ORDER BY id) FROM d.t"))
                    .isEqualTo("1,3");
            try (Connection connectors =
                    DriverManager.getConnection(server.jdbcUrl(), MySqlServer.USER, server.password())) {
                assertThat(connectors.isValid(5)).isTrue();
            }
        }
    }

    @Test
    void serversCopiedFromOneTemplateAreDifferentServersAndTheirBinlogsStartEmpty() throws Exception {
        try (MySqlServer odd = mysql("odd", 1);
                MySqlServer even = mysql("even", 2)) {
            odd.launch();
            even.launch();
            odd.awaitReady();
            even.awaitReady();
            assertThat(query(odd, "SELECT @@server_uuid")).isNotEqualTo(query(even, "SELECT @@server_uuid"));
            assertThat(query(odd, "SELECT @@auto_increment_offset")).isEqualTo("1");
            assertThat(query(even, "SELECT @@auto_increment_offset")).isEqualTo("2");
            assertThat(query(odd, "SELECT @@gtid_executed")).isEmpty();
            assertThat(query(odd, "SELECT @@sync_binlog + @@innodb_flush_log_at_trx_commit"))
                    .isEqualTo("2");
        }
    }

    @Test
    void clientTakesItsOwnCommandsFromStandardInput() throws Exception {
        try (MySqlServer server = mysql("clients", 1)) {
            server.start();
            Path script = Files.writeString(directory.resolve("script.sql"), "SELECT 2 AS two;\n");
            Process client = new ProcessBuilder(server.client()).start();
            try (Writer input = client.outputWriter()) {
                input.write("SELECT 1 AS one\\G\nSOURCE " + script + "\n");
            }
            String printed = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(client.waitFor()).isZero();
            assertThat(printed).contains("one: 1", "two\n2");
        }
    }

    @Test
    void gtidsCanBeOff() throws Exception {
        MySqlOptions options = MySqlOptions.of("plain", directory.resolve("plain"), Ports.free(), 7)
                .withoutGtid()
                .withArguments("--lower-case-table-names=0");
        try (MySqlServer server = new MySqlServer(LAYOUT.mysql(), options, LAYOUT.cache())) {
            server.start();
            assertThat(query(server, "SELECT @@gtid_mode")).isEqualTo("OFF");
        }
    }

    @Test
    void pausedServerAnswersOnlyAfterItIsResumed() throws Exception {
        try (MySqlServer server = mysql("sleeper", 1)) {
            server.start();
            server.pause();
            assertThat(server.isRunning()).isTrue();
            assertThatThrownBy(() -> DriverManager.getConnection(
                            server.jdbcUrl() + "&socketTimeout=500", "root", server.password()))
                    .isInstanceOf(SQLException.class);
            server.resume();
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
            server.pause();
            server.stop();
            assertThat(server.isRunning()).isFalse();
        }
    }

    @Test
    void serverThatCannotStartShowsItsLogAtOnce() {
        MySqlOptions options = MySqlOptions.of("broken", directory.resolve("broken"), Ports.free(), 1)
                .withArguments("--no-such-option=1");
        try (MySqlServer server = new MySqlServer(LAYOUT.mysql(), options, LAYOUT.cache())) {
            assertThatThrownBy(server::start)
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("broken ended while it was starting")
                    .hasMessageContaining("no-such-option");
        }
    }

    @Test
    void takenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, Ports.loopback(0).getAddress());
                MySqlServer server = mysql("late", taken.getLocalPort(), 1)) {
            assertThatThrownBy(server::launch)
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("late: port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void workerKeepsItsConnectorsOverAKillOfBrokerAndWorker() throws Exception {
        List<Integer> ports = Ports.free(3);
        KafkaOptions kafkaOptions = KafkaOptions.of(
                        directory.resolve("kafka"), LAYOUT.kafkaLibs(), ports.get(0), ports.get(1))
                .withQuickStart();
        Path plugins = LAYOUT.project().resolve("sandbox/target/test-plugins");
        Path input = Files.writeString(directory.resolve("input"), "first\n");
        try (KafkaBroker kafka = new KafkaBroker(kafkaOptions);
                ConnectWorker worker = new ConnectWorker(ConnectOptions.of(
                                directory.resolve("connect"),
                                LAYOUT.kafkaLibs(),
                                List.of(plugins),
                                ports.get(2),
                                kafka.bootstrapServers())
                        .withEnvironment(Map.of("SUFFIX", "read"))
                        .withHeap("320m")
                        .withQuickStart())) {
            kafka.start();
            worker.start();
            ConnectClient connect = ConnectClient.at(worker.uri());
            ConnectorStates states = new ConnectorStates(connect, Duration.ofMinutes(1));
            connect.put("lines", lines(input));
            states.awaitRunning("lines");
            worker.kill();
            kafka.kill();
            kafka.start();
            worker.start();
            states.awaitRunning("lines");
            Wait.atMost(Duration.ofMinutes(1)).until("a stored offset", () -> connect.sourceOffset("lines")
                    .containsKey("position"));
            connect.pause("lines");
            states.await("lines", State.PAUSED);
            connect.stop("lines");
            states.await("lines", State.STOPPED);
            connect.delete("lines");
            assertThat(connect.connectors()).isEmpty();
            assertThat(connect.settings("lines")).isEmpty();
        }
    }

    /** A connector that is not ours; its topic comes from the worker's environment. */
    private static Map<String, String> lines(Path file) {
        return Map.of(
                "connector.class", "org.apache.kafka.connect.file.FileStreamSourceConnector",
                "file", file.toString(),
                "topic", "lines-${env:SUFFIX}",
                "topic.creation.default.partitions", "1",
                "topic.creation.default.replication.factor", "1");
    }

    private MySqlServer mysql(String name, int serverId) {
        return mysql(name, Ports.free(), serverId);
    }

    private MySqlServer mysql(String name, int port, int serverId) {
        return new MySqlServer(
                LAYOUT.mysql(), MySqlOptions.of(name, directory.resolve(name), port, serverId), LAYOUT.cache());
    }

    private static void execute(MySqlServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(MySqlServer server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
