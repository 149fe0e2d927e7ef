package io.twoway.precheck.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.servers.MySqlOptions;
import io.twoway.servers.MySqlServer;
import io.twoway.servers.SandboxLayout;
import io.twoway.servers.process.Ports;
import io.twoway.table.TableName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a real server, as a user with few rights and as one with all that is needed. */
class ReadersIT {

    @TempDir
    private static Path directory;

    private static MySqlServer server;

    @BeforeAll
    static void startServer() throws SQLException {
        SandboxLayout layout = SandboxLayout.ofWorkingDirectory();
        MySqlOptions options = MySqlOptions.of("mysql", directory, Ports.free(), 1)
                .withoutFlushing()
                .withArguments("--binlog-ignore-db=secret", "--binlog-ignore-db=other");
        server = new MySqlServer(layout.mysql(), options, layout.cache());
        server.start();
        execute(
                "CREATE DATABASE shop",
                "CREATE TABLE shop.orders (id INT UNSIGNED PRIMARY KEY AUTO_INCREMENT, code VARCHAR(20) CHARACTER SET latin1,"
                        + " total DECIMAL(10,2), twice DECIMAL(11,2) AS (total * 2), changed TIMESTAMP NOT NULL DEFAULT"
                        + " CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, UNIQUE by_code (code(5), total),"
                        + " UNIQUE by_lower ((LOWER(code))))",
                "CREATE TABLE shop.lines_of (id INT PRIMARY KEY, o INT UNSIGNED,"
                        + " CONSTRAINT of_order FOREIGN KEY (o) REFERENCES shop.orders (id) ON DELETE CASCADE,"
                        + " CONSTRAINT again FOREIGN KEY (o) REFERENCES shop.orders (id))",
                "CREATE TABLE shop.log (what TEXT, at INT INVISIBLE) ENGINE = MyISAM",
                "CREATE VIEW shop.all_orders AS SELECT * FROM shop.orders",
                "INSERT INTO shop.orders (code) VALUES ('a')",
                "CREATE TRIGGER shop.plain AFTER INSERT ON shop.orders FOR EACH ROW INSERT INTO shop.log VALUES ('x')",
                "CREATE TRIGGER shop.guarded AFTER DELETE ON shop.orders FOR EACH ROW"
                        + " IF @twoway_applying IS NULL THEN INSERT INTO shop.log VALUES ('y'); END IF");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void aServerWithAllRightsIsReadWhole() throws SQLException {
        try (Connection connection = server.connect()) {
            ServerFacts facts = new ServerReader(connection).read();

            assertThat(facts.version().isAtLeast(8, 0)).isTrue();
            assertThat(facts.version().isMySql()).isTrue();
            assertThat(facts.is("binlog_format", "row")).isTrue();
            assertThat(facts.isOn("log_bin")).isTrue();
            assertThat(facts.refused()).isEmpty();
            assertThat(facts.privileges().has(Privilege.REPLICATION_SLAVE)).isTrue();
            assertThat(facts.filters().unlogged()).containsExactlyInAnyOrder("secret", "other");
            assertThat(facts.filters().logs("shop")).isTrue();
            assertThat(facts.filters().logs("secret")).isFalse();
            assertThat(facts.replica()).isFalse();
            assertThat(facts.clock().abs()).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void aServerWithoutABinlogIsReadLikeAnyOther(@TempDir Path other) throws SQLException {
        SandboxLayout layout = SandboxLayout.ofWorkingDirectory();
        MySqlOptions options =
                MySqlOptions.of("mysql", other, Ports.free(), 1).withArguments("--skip-log-bin", "--gtid-mode=OFF");
        try (MySqlServer without = new MySqlServer(layout.mysql(), options, layout.cache())) {
            without.start();
            try (Connection connection = without.connect()) {
                ServerFacts facts = new ServerReader(connection).read();

                assertThat(facts.isOn("log_bin")).isFalse();
                assertThat(facts.refused()).isEmpty();
            }
        }
    }

    @Test
    void whatAUserMayNotDoIsToldByTrying() throws SQLException {
        execute(
                "CREATE ROLE reader",
                "GRANT RELOAD ON *.* TO reader",
                "CREATE USER weak IDENTIFIED BY 'weak'",
                "GRANT reader TO weak",
                "SET DEFAULT ROLE reader TO weak",
                "GRANT INSERT ON `dts`.* TO weak");
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), "weak", "weak")) {
            ServerFacts facts = new ServerReader(connection).read();

            assertThat(facts.refused()).containsOnlyKeys(Probe.READ_BINLOG, Probe.LIST_BINLOGS);
            assertThat(facts.filters()).isEqualTo(ReplicationFilters.NONE);
            assertThat(facts.privileges().account()).isEqualTo("'weak'@'%'");
            assertThat(facts.privileges().has(Privilege.RELOAD)).isTrue();
            assertThat(facts.privileges().has(Privilege.SELECT)).isFalse();
            assertThat(facts.privileges().has(Privilege.INSERT, "dts")).isTrue();
        }
    }

    @Test
    void tablesAreReadWithWhatTellsRowsApart() throws SQLException {
        try (Connection connection = server.connect()) {
            TableReader reader = new TableReader(connection);
            Map<TableName, TableFacts> tables =
                    reader.read(name -> name.database().equals("shop"));

            assertThat(tables.keySet()).extracting(TableName::table).containsExactly("lines_of", "log", "orders");
            TableFacts orders = tables.get(new TableName("shop", "orders"));
            assertThat(orders.columns())
                    .extracting(ColumnFacts::name)
                    .containsExactly("id", "code", "total", "twice", "changed");
            assertThat(orders.column("ID").orElseThrow().autoIncrement()).isTrue();
            assertThat(orders.column("code").orElseThrow().characterSet()).isEqualTo("latin1");
            assertThat(orders.column("code").orElseThrow().bytes()).isEqualTo(20);
            assertThat(orders.column("twice").orElseThrow().generated()).isTrue();
            assertThat(orders.column("changed").orElseThrow().setOnUpdate()).isTrue();
            assertThat(orders.uniqueKeys().get(0)).isEqualTo(new KeyFacts("PRIMARY", List.of("id")));
            assertThat(orders.uniqueKeys().get(1)).isEqualTo(new KeyFacts("by_code", List.of("code(5)", "total")));
            assertThat(orders.uniqueKeys().get(2).parts()).singleElement().satisfies(part -> assertThat(part)
                    .startsWith("(lower("));
            assertThat(orders.hasRowKey()).isTrue();
            assertThat(orders.unguardedTriggers()).containsExactly("plain");
            assertThat(tables.get(new TableName("shop", "lines_of")).cascades()).containsExactly("of_order");
            assertThat(tables.get(new TableName("shop", "log")).engine()).isEqualTo("MyISAM");
            assertThat(tables.get(new TableName("shop", "log")).hasRowKey()).isFalse();
            assertThat(tables.get(new TableName("shop", "log")).columns())
                    .extracting(ColumnFacts::invisible)
                    .containsExactly(false, true);
            assertThat(reader.read(name -> name.database().equals("nowhere"))).isEmpty();
            assertThat(reader.withRows(tables.keySet())).containsExactly(new TableName("shop", "orders"));
        }
    }

    @Test
    void namesToChooseFromAreThoseOfTablesOutsideOfTheBookkeeping() throws SQLException {
        execute("CREATE DATABASE notes", "CREATE TABLE notes.progress (n INT)");
        try (Connection connection = server.connect()) {
            ServerNames names = new NameReader(connection).read("notes");

            assertThat(names.databases()).containsExactly("shop");
            assertThat(names.tables())
                    .extracting(TableName::toString)
                    .containsExactly("shop.lines_of", "shop.log", "shop.orders");
            assertThat(names.columns().get(new TableName("shop", "orders")))
                    .containsExactly("id", "code", "total", "twice", "changed");
        }
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
