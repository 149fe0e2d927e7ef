package io.twoway.it.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;
import io.twoway.servers.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two fresh servers, and topics, with the mistakes that people make; the broker and the worker are those of other tests.
 * The test that mends them runs last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PrecheckIT {

    private static final TestServers SHARED = TestServers.shared();
    private static final List<String> TOPICS =
            List.of(PairFiles.TOPIC_A, PairFiles.TOPIC_B, "precheck-a.schema-history");

    @TempDir
    private static Path directory;

    private static MySqlServer a;
    private static MySqlServer b;
    private static PairFiles files;

    @BeforeAll
    static void startServers() throws Exception {
        a = SHARED.another("mysql-precheck-a", 1, "--binlog-expire-logs-seconds=3600");
        b = SHARED.another("mysql-precheck-b", 2, "--auto-increment-offset=1", "--collation-server=utf8mb4_bin");
        files = new PairFiles(directory, a, b, SHARED.bootstrapServers());
        String tables =
                "CREATE TABLE shop.orders (id INT AUTO_INCREMENT PRIMARY KEY, code VARCHAR(20) COLLATE utf8mb4_bin %s)";
        execute(
                a,
                "SET GLOBAL binlog_row_image = 'MINIMAL'",
                "CREATE DATABASE shop",
                tables.formatted(", note TEXT, UNIQUE (code)"),
                "CREATE TABLE shop.log (what TEXT COLLATE utf8mb4_bin)",
                "CREATE TABLE shop.old (id INT PRIMARY KEY, shape BINARY(0)) ENGINE = MyISAM",
                "REVOKE REPLICATION SLAVE, XA_RECOVER_ADMIN ON *.* FROM twoway");
        execute(
                b,
                "SET GLOBAL sql_mode = ''",
                "SET GLOBAL time_zone = '+02:00'",
                "SET GLOBAL max_allowed_packet = 4194304",
                "SET GLOBAL character_set_server = latin1",
                "SET GLOBAL log_bin_trust_function_creators = OFF",
                "CREATE DATABASE shop",
                tables.formatted(""),
                "CREATE TRIGGER shop.t BEFORE INSERT ON shop.orders FOR EACH ROW SET NEW.code = 'x'",
                "REVOKE INSERT ON *.* FROM twoway",
                "GRANT CONNECTION_ADMIN ON *.* TO twoway");
        createTopics();
    }

    private static void createTopics() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(
                            new NewTopic(PairFiles.TOPIC_A, 3, (short) 1)
                                    .configs(Map.of("retention.ms", "3600000", "max.message.bytes", "1000000")),
                            new NewTopic(PairFiles.TOPIC_B, 1, (short) 1).configs(Map.of("cleanup.policy", "compact")),
                            new NewTopic("precheck-a.schema-history", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stopServers() throws Exception {
        try (Admin admin = admin()) {
            admin.deleteTopics(TOPICS).all().get();
        }
        a.close();
        b.close();
    }

    @Test
    void everyMistakeIsNamedAndNothingIsWritten() throws Exception {
        String before = written();
        PrecheckRun run = PrecheckRun.of(
                files.with(Map.of(
                        "database.server.id", "1",
                        "transforms", "",
                        "value.converter", "org.apache.kafka.connect.json.JsonConverter",
                        "value.converter.replace.null.with.default", "true")),
                "--json",
                "--connect",
                SHARED.connectUri().toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.problems())
                .containsKeys(
                        "server-id connector a-source",
                        "binlog-row-image connector a-source",
                        "privilege-xa-recover-admin connector a-source",
                        "binlog-retention connector a-source",
                        "privilege-replication-slave connector a-source",
                        "table-keys connector a-source",
                        "storage-engine connector a-source",
                        "column-types connector a-source",
                        "triggers connector b-source",
                        "privilege-rows connector b-sink",
                        "privilege-bookkeeping connector b-sink",
                        "privilege-beyond-read-only connector b-sink",
                        "auto-increment-offsets pair",
                        "time-zone pair",
                        "max-allowed-packet pair",
                        "character-set connector b-sink",
                        "trust-function-creators connector b-sink",
                        "collation-server pair",
                        "sql-mode pair",
                        "columns-match pair",
                        "keys-match pair",
                        "origin-filter pair",
                        "topic-partitions topic precheck-a",
                        "topic-retention topic precheck-a",
                        "topic-message-size topic precheck-a",
                        "topic-cleanup-policy topic precheck-b",
                        "history-retention topic precheck-a.schema-history",
                        "worker-converters worker " + SHARED.connectUri())
                .doesNotContainKeys(
                        "connection connector a-source",
                        "connector-accepted connector a-source", // each of its refusals is in the list above
                        "binlog-enabled connector a-source",
                        "kafka topics",
                        "topic-partitions topic precheck-b",
                        "history-retention topic precheck-b.schema-history",
                        "connect worker " + SHARED.connectUri(),
                        "plugins-installed worker " + SHARED.connectUri(),
                        "connectors-apart worker " + SHARED.connectUri());
        assertThat(run.fix("privilege-rows connector b-sink")).isEqualTo("GRANT INSERT ON `shop`.* TO 'twoway'@'%';");
        assertThat(run.fix("topic-cleanup-policy topic precheck-b"))
                .isEqualTo("kafka-configs.sh --bootstrap-server " + SHARED.bootstrapServers()
                        + " --alter --entity-type topics --entity-name precheck-b --add-config cleanup.policy=delete");
        assertThat(run.found("columns-match pair")).isEqualTo("1 of 1 table: shop.orders (note only at A).");
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void thePersonReadsWhatIsWrongAndWhatHelps() {
        PrecheckRun run = PrecheckRun.of(files.with(Map.of()));

        assertThat(run.out())
                .contains(
                        "FAILED       binlog-row-image (connector a-source)",
                        "    found  binlog_row_image = MINIMAL.",
                        "    fix    SET PERSIST binlog_row_image = 'FULL';",
                        "UNKNOWN      connect (worker)")
                .doesNotContain("binlog-enabled")
                .containsPattern("\\d+ passed, \\d+ warnings \\(0 acknowledged\\), \\d+ failed, 1 unknown\\.");
        assertThat(PrecheckRun.of(files.with(Map.of()), "--all").out())
                .contains("PASSED       binlog-enabled (connector a-source)")
                .containsPattern("127\\.0\\.0\\.1:\\d+ answers, with(out)? TLS");
        assertThat(PrecheckRun.of(files.with(Map.of("precheck.acknowledge", "binlog-retention")))
                        .out())
                .doesNotContain("binlog-retention")
                .contains("(1 acknowledged)");
    }

    @Test
    void aServerThatDoesNotAnswerIsAFailedConnectionAndTheRestIsLookedAt() {
        PrecheckRun run = PrecheckRun.of(files.with(Map.of("database.password", "wr0ng-word")), "--json");

        assertThat(run.problems())
                .containsKeys("connection connector a-source", "privilege-rows connector b-sink")
                .doesNotContainKeys("binlog-row-image connector a-source");
        assertThat(run.out()).doesNotContain("wr0ng-word");
    }

    @Test
    void oneServerThatIsTakenForTwoIsNamedAlone() {
        String portOfB = String.valueOf(b.address().getPort());
        PrecheckRun run = PrecheckRun.of(files.with(Map.of("database.port", portOfB)), "--json");

        assertThat(run.problems())
                .containsKeys("server-uuid pair", "site-is-one-server site a")
                .doesNotContainKeys("server-ids-differ pair", "auto-increment-offsets pair", "rows-at-both pair");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void theStatementsThatAreGivenRunAsTheyStandAndHelp() throws SQLException {
        Map<String, String> leftOut = Map.of("column.exclude.list", "shop.old.shape");
        PrecheckRun before = PrecheckRun.of(files.with(leftOut), "--json");
        execute(a, before.cures("a", "A").toArray(String[]::new));
        execute(b, before.cures("b", "B").toArray(String[]::new));

        assertThat(PrecheckRun.of(files.with(leftOut), "--json").problems().keySet())
                .as("what only a person can mend")
                .containsExactlyInAnyOrder(
                        "columns-match pair",
                        "connect worker",
                        "history-retention topic precheck-a.schema-history",
                        "keys-match pair",
                        "reader-ids-differ pair",
                        "selections-match pair",
                        "topic-cleanup-policy topic precheck-b",
                        "topic-message-size topic precheck-a",
                        "topic-partitions topic precheck-a",
                        "topic-retention topic precheck-a",
                        "triggers connector b-source");
    }

    @Test
    void aBrokerAndAWorkerThatDoNotAnswerAreNamedAndTheRestIsLookedAt() throws IOException {
        Path properties = Files.writeString(directory.resolve("client.properties"), "security.protocol=PLAINTEXT\n");
        String nobody = "127.0.0.1:" + Ports.free(1).get(0);
        PrecheckRun run = PrecheckRun.of(
                files.with(Map.of()),
                "--json",
                "--bootstrap-server",
                nobody,
                "--command-config",
                properties.toString(),
                "--connect",
                "http://" + nobody);

        assertThat(run.problems())
                .containsKeys("kafka topics", "connect worker http://" + nobody, "columns-match pair")
                .doesNotContainKeys("topic-partitions topic precheck-a");
        assertThat(run.found("kafka topics")).startsWith(nobody);
    }

    @Test
    void serverThatLimitsEachSelectIsSeenWhole() throws SQLException {
        Set<String> whole =
                PrecheckRun.of(files.with(Map.of()), "--json").problems().keySet();
        execute(a, "SET GLOBAL sql_select_limit = 1");
        execute(b, "SET GLOBAL sql_select_limit = 1");

        try {
            assertThat(PrecheckRun.of(files.with(Map.of()), "--json").problems().keySet())
                    .isEqualTo(whole);
        } finally {
            execute(a, "SET GLOBAL sql_select_limit = 18446744073709551615");
            execute(b, "SET GLOBAL sql_select_limit = 18446744073709551615");
        }
    }

    @Test
    void filesThatCannotBeWorkedWithAreNamed() {
        PrecheckRun placeholder = PrecheckRun.of(files.with(Map.of("database.hostname", "${env:NOBODY_SETS_THIS}")));
        assertThat(placeholder.exitCode()).isEqualTo(2);
        assertThat(placeholder.err()).contains("a-source", "${env:NOBODY_SETS_THIS}", "database.hostname");

        List<Path> twice = new ArrayList<>(files.with(Map.of()));
        twice.set(1, twice.get(0));
        PrecheckRun missing = PrecheckRun.of(twice);
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("direction=forward", "a-source and a-source");
    }

    /** Returns what tells whether anything was written to either server, to Kafka or to Connect. */
    private static String written() throws Exception {
        try (Admin admin = admin()) {
            return executed(a) + " " + executed(b) + " "
                    + admin.listTopics().names().get() + " "
                    + SHARED.rest().connectors().keySet();
        }
    }

    private static String executed(MySqlServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@GLOBAL.gtid_executed")) {
            row.next();
            return row.getString(1);
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", SHARED.bootstrapServers()));
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
