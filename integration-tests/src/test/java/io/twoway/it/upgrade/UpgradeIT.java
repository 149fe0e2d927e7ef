package io.twoway.it.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.ddl.RowTraffic;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.ConnectWorker;
import io.twoway.servers.SandboxLayout;
import io.twoway.servers.process.Folders;
import io.twoway.servers.process.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A pair whose state is of the first version that others could have: the schema history, the offsets, the records and the
 * progress rows of 0.1.0 (a6c6cf6) are taken up by this version.
 */
@Tag("long") // it builds that version
class UpgradeIT {

    private static final String FIRST = "a6c6cf6";
    private static final Path TARGET =
            SandboxLayout.ofWorkingDirectory().project().resolve("integration-tests/target");

    private static OldVersion first;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Folders.delete(TARGET.resolve("first-version"));
        first = OldVersion.build(SandboxLayout.ofWorkingDirectory().project(), FIRST, TARGET.resolve("first-version"));
    }

    /** Each worker goes away while the other serves; between the two, connectors of both versions are at work. */
    @Test
    void workerByWorkerUnderTrafficNothingIsLostAndNothingComesTwice() throws Exception {
        Path one = TARGET.resolve("upgraded-plugins-1");
        Path two = TARGET.resolve("upgraded-plugins-2");
        replace(one, first.plugins());
        replace(two, first.plugins());
        try (TestServers servers = TestServers.own(
                        "servers-rolling", UnaryOperator.identity(), worker -> worker.withPlugins(List.of(one))
                                .withProperties(Map.of("scheduled.rebalance.max.delay.ms", "0")));
                ConnectWorker second = servers.anotherWorker("connect-2", worker -> worker.withPlugins(List.of(two)));
                Pair pair = firstVersions(new Pair("rolling", servers))
                        .withBothSinks(Map.of("consumer.override.session.timeout.ms", "10000"))) {
            pair.a()
                    .execute(
                            "CREATE TABLE rolling.busy (id INT PRIMARY KEY, v INT NOT NULL)",
                            "CREATE TABLE rolling.keyless (id INT NOT NULL, v INT NOT NULL)");
            pair.start();
            try (RowTraffic a1 = new RowTraffic(pair.a(), "rolling.busy", 1);
                    RowTraffic b1 = new RowTraffic(pair.b(), "rolling.busy", 2);
                    RowTraffic a2 = RowTraffic.ofInserts(pair.a(), "rolling.keyless", 1);
                    RowTraffic b2 = RowTraffic.ofInserts(pair.b(), "rolling.keyless", 2)) {
                awaitMore(a1, b1, a2, b2);
                upgrade(servers.worker(), one);
                pair.settle(); // both directions work again, with whatever versions are there
                upgrade(second, two);
                pair.settle(); // both directions work again, with whatever versions are there
                awaitMore(a1, b1, a2, b2);
            }
            pair.settle();
            pair.a().execute("ALTER TABLE rolling.busy ADD COLUMN note VARCHAR(9)");
            pair.settle();

            for (String table : List.of("busy", "keyless")) {
                String query = "SELECT * FROM rolling." + table + " ORDER BY 1, 2";
                assertThat(pair.b().rows(query)).isEqualTo(pair.a().rows(query)).isNotEmpty();
                assertThat(pair.b().rows("SELECT COUNT(*) - COUNT(DISTINCT id) FROM rolling." + table))
                        .containsExactly("0");
            }
            assertThat(pair.journal(pair.a()).entries()).isEmpty();
            assertThat(pair.journal(pair.b()).entries()).isEmpty();
        }
    }

    /** That version knows fewer checks by name. */
    private static Pair firstVersions(Pair pair) {
        Map<String, String> known = Map.of("precheck.acknowledge", "table-keys");
        return pair.with("source-a", known).with("source-b", known);
    }

    private static void upgrade(Server worker, Path plugins) throws IOException {
        worker.kill();
        replace(plugins, SandboxLayout.ofWorkingDirectory().plugins());
        worker.start();
    }

    @Test
    void pairOfTheFirstVersionGoesOnUnderTraffic() throws Exception {
        Path plugins = TARGET.resolve("upgraded-plugins");
        replace(plugins, first.plugins());
        try (TestServers servers = TestServers.own(
                        "servers-upgrade", UnaryOperator.identity(), worker -> worker.withPlugins(List.of(plugins)));
                Pair pair = firstVersions(new Pair("upgrade", servers))) {
            pair.a().execute("CREATE TABLE upgrade.busy (id INT PRIMARY KEY, v INT NOT NULL)");
            pair.start();
            pair.a()
                    .execute(
                            "CREATE TABLE upgrade.later (id INT PRIMARY KEY, v INT, note VARCHAR(50) DEFAULT 'x')",
                            "INSERT INTO upgrade.later VALUES (1, 1, 'é'), (2, 2, NULL)",
                            "ALTER TABLE upgrade.later ADD COLUMN at DATETIME(3), RENAME COLUMN note TO remark");
            pair.settle();
            try (RowTraffic atA = new RowTraffic(pair.a(), "upgrade.busy", 1);
                    RowTraffic atB = new RowTraffic(pair.b(), "upgrade.busy", 2)) {
                awaitMore(atA, atB);
                servers.worker().kill();
                awaitMore(atA, atB);
                replace(plugins, SandboxLayout.ofWorkingDirectory().plugins());
                servers.worker().start();
                awaitMore(atA, atB);
            }
            pair.a()
                    .execute(
                            "UPDATE upgrade.later SET at = '2026-01-02 03:04:05.678' WHERE id = 1",
                            "ALTER TABLE upgrade.later ADD COLUMN f BOOLEAN, ADD COLUMN r REAL",
                            "UPDATE upgrade.later SET f = 3, r = 0.1 WHERE id = 2");
            pair.settle();
            pair.b().execute("UPDATE upgrade.later SET v = 7 WHERE id = 1");
            pair.settle();

            for (String query :
                    List.of("SELECT * FROM upgrade.busy ORDER BY id", "SELECT * FROM upgrade.later ORDER BY id")) {
                assertThat(pair.b().rows(query)).isEqualTo(pair.a().rows(query)).isNotEmpty();
            }
            assertThat(pair.journal(pair.a()).entries()).isEmpty();
            assertThat(pair.journal(pair.b()).entries()).isEmpty();
        }
    }

    private static void awaitMore(RowTraffic... clients) {
        List<Integer> before = Stream.of(clients).map(RowTraffic::written).toList();
        Awaitility.await("traffic").atMost(Pair.PATIENCE).until(() -> Stream.of(clients)
                .allMatch(
                        client -> client.written() > before.get(List.of(clients).indexOf(client)) + 20));
    }

    /** Puts plugin folders into the place of all that are there. */
    private static void replace(Path plugins, List<Path> holders) throws IOException {
        Folders.delete(plugins);
        Files.createDirectories(plugins);
        for (Path holder : holders) {
            try (Stream<Path> folders = Files.list(holder)) {
                folders.filter(Files::isDirectory).forEach(folder -> link(plugins, folder));
            }
        }
    }

    private static void link(Path plugins, Path folder) {
        try {
            Files.createSymbolicLink(plugins.resolve(folder.getFileName()), folder.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
