package io.twoway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.sandbox.SandboxLayout;
import io.twoway.sandbox.server.MySqlOptions;
import io.twoway.sandbox.server.MySqlServer;
import io.twoway.sandbox.server.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two fresh servers with the mistakes that people make, and the same two without. */
class PrecheckIT {

    @TempDir
    private static Path directory;

    private static MySqlServer a;
    private static MySqlServer b;

    @BeforeAll
    static void startServers() throws SQLException {
        a = server("a", 1, "--binlog-expire-logs-seconds=3600");
        b = server("b", 2, "--auto-increment-offset=1", "--collation-server=utf8mb4_bin");
        String tables =
                "CREATE TABLE shop.orders (id INT AUTO_INCREMENT PRIMARY KEY, code VARCHAR(20) COLLATE utf8mb4_bin %s)";
        execute(
                a,
                "SET GLOBAL binlog_row_image = 'MINIMAL'",
                "SET GLOBAL binlog_row_value_options = 'PARTIAL_JSON'",
                "CREATE DATABASE shop",
                tables.formatted(", note TEXT, UNIQUE (code)"),
                "CREATE TABLE shop.log (what TEXT COLLATE utf8mb4_bin)",
                "REVOKE REPLICATION SLAVE ON *.* FROM twoway");
        execute(
                b,
                "SET GLOBAL sql_mode = ''",
                "CREATE DATABASE shop",
                tables.formatted(""),
                "CREATE TRIGGER shop.t BEFORE INSERT ON shop.orders FOR EACH ROW SET NEW.code = 'x'",
                "REVOKE INSERT ON *.* FROM twoway",
                "GRANT CONNECTION_ADMIN ON *.* TO twoway");
    }

    @AfterAll
    static void stopServers() {
        a.close();
        b.close();
    }

    @Test
    void everyMistakeIsNamedAndNothingIsWritten() throws IOException, SQLException {
        String before = written();
        CommandRun run = run(files(Map.of("database.server.id", "1")), "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(problems(run))
                .containsKeys(
                        "server-id connector a-source",
                        "binlog-row-image connector a-source",
                        "binlog-partial-json connector a-source",
                        "binlog-retention connector a-source",
                        "privilege-replication-slave connector a-source",
                        "table-keys connector a-source",
                        "triggers connector b-source",
                        "privilege-rows connector b-sink",
                        "privilege-bookkeeping connector b-sink",
                        "privilege-beyond-read-only connector b-sink",
                        "auto-increment-offsets pair",
                        "collation-server pair",
                        "sql-mode pair",
                        "columns-match pair",
                        "keys-match pair")
                .doesNotContainKeys("connection connector a-source", "binlog-enabled connector a-source");
        assertThat(problems(run)
                        .get("privilege-rows connector b-sink")
                        .get("fix")
                        .asText())
                .isEqualTo("GRANT INSERT ON `shop`.* TO 'twoway'@'%';");
        assertThat(problems(run).get("columns-match pair").get("found").asText())
                .isEqualTo("1 of 1 tables: shop.orders (note only at A).");
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void thePersonReadsWhatIsWrongAndWhatHelps() throws IOException {
        CommandRun run = run(files(Map.of()));

        assertThat(run.out())
                .contains(
                        "FAILED       binlog-row-image (connector a-source)",
                        "    found  binlog_row_image = MINIMAL.",
                        "    fix    SET PERSIST binlog_row_image = 'FULL';")
                .doesNotContain("binlog-enabled")
                .containsPattern("\\d+ passed, \\d+ warnings \\(0 acknowledged\\), \\d+ failed, 0 unknown\\.");
        assertThat(run(files(Map.of()), "--all").out()).contains("PASSED       binlog-enabled (connector a-source)");
        assertThat(run(files(Map.of("precheck.acknowledge", "binlog-retention")))
                        .out())
                .doesNotContain("binlog-retention")
                .contains("(1 acknowledged)");
    }

    @Test
    void aServerThatDoesNotAnswerIsAFailedConnectionAndTheRestIsLookedAt() throws IOException {
        CommandRun run = run(files(Map.of("database.password", "wr0ng-word")), "--json");

        assertThat(problems(run))
                .containsKeys("connection connector a-source", "privilege-rows connector b-sink")
                .doesNotContainKeys("binlog-row-image connector a-source");
        assertThat(run.out()).doesNotContain("wr0ng-word");
    }

    @Test
    void filesThatCannotBeWorkedWithAreNamed() throws IOException {
        List<Path> files = files(Map.of("database.hostname", "${env:NOBODY_SETS_THIS}"));
        CommandRun placeholder = run(files);
        assertThat(placeholder.exitCode()).isEqualTo(2);
        assertThat(placeholder.err()).contains("source-a.json", "${env:NOBODY_SETS_THIS}", "database.hostname");

        List<Path> twice = new ArrayList<>(files(Map.of()));
        twice.set(1, twice.get(0));
        CommandRun missing = run(twice);
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("direction=forward", "a-source and a-source");
    }

    private static CommandRun run(List<Path> files, String... options) {
        List<String> arguments = new ArrayList<>(List.of("precheck"));
        files.forEach(file -> arguments.add(file.toString()));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static Map<String, JsonNode> problems(CommandRun run) throws IOException {
        Map<String, JsonNode> problems = new TreeMap<>();
        for (JsonNode item : new ObjectMapper().readTree(run.out())) {
            if (!item.get("result").asText().equals("PASSED")) {
                problems.put(
                        item.get("name").asText() + " " + item.get("subject").asText(), item);
            }
        }
        return problems;
    }

    /** Writes the four files, with changed settings of the forward source. */
    private static List<Path> files(Map<String, String> changes) throws IOException {
        Map<String, String> sourceA = source("a", a, "forward");
        sourceA.putAll(changes);
        return List.of(
                file("source-a", "a-source", sourceA),
                file("source-b", "b-source", source("b", b, "reverse")),
                file("sink-b", "b-sink", sink("b", b)),
                file("sink-a", "a-sink", sink("a", a)));
    }

    private static Map<String, String> source(String site, MySqlServer server, String direction) {
        Map<String, String> settings = settings("io.twoway.source.TwoWayMySqlSourceConnector", site, server);
        settings.put("direction", direction);
        settings.put("database.include.list", "shop");
        settings.put("database.server.id", "990001");
        return settings;
    }

    private static Map<String, String> sink(String site, MySqlServer server) {
        return settings("io.twoway.sink.TwoWayMySqlSinkConnector", site, server);
    }

    private static Map<String, String> settings(String type, String site, MySqlServer server) {
        return new HashMap<>(Map.of(
                "connector.class",
                type,
                "site.name",
                site,
                "database.hostname",
                "127.0.0.1",
                "database.port",
                String.valueOf(server.address().getPort()),
                "database.user",
                MySqlServer.USER,
                "database.password",
                server.password()));
    }

    private static Path file(String file, String name, Map<String, String> settings) throws IOException {
        Path path = directory.resolve(file + ".json");
        new ObjectMapper().writeValue(path.toFile(), Map.of("name", name, "config", settings));
        return path;
    }

    /** Returns what tells whether anything was written to either server. */
    private static String written() throws SQLException {
        return value(a) + " " + value(b);
    }

    private static String value(MySqlServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT @@GLOBAL.gtid_executed")) {
            row.next();
            return row.getString(1);
        }
    }

    private static MySqlServer server(String name, int id, String... arguments) {
        SandboxLayout layout = SandboxLayout.ofWorkingDirectory();
        MySqlOptions options =
                MySqlOptions.of(name, directory.resolve(name), Ports.free(), id).withArguments(arguments);
        MySqlServer server = new MySqlServer(layout.mysql(), options, layout.cache());
        server.start();
        return server;
    }

    private static void execute(MySqlServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
