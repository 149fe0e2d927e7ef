package io.twoway.it.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.client.ConnectorStatus;
import io.twoway.servers.ConnectOptions;
import io.twoway.servers.ConnectWorker;
import io.twoway.servers.SandboxLayout;
import io.twoway.servers.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/**
 * The images that users run, and the four connectors of config-examples as they are. Other tests start servers as
 * processes; this one shows that nothing depends on that.
 *
 * <p>Without a Docker engine the test is skipped, unless {@value ContainerImages#REQUIRED} is set.
 */
@ExtendWith(EngineTurn.class)
class ContainersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> SINKS = List.of("a-sink", "b-sink");

    // Mutable state: what was started
    private MySqlSite a;
    private MySqlSite b;
    private KafkaContainer kafka;
    private ConnectWorker worker;

    @BeforeEach
    void start() {
        ContainerImages.requireFor("ContainersIT");
        a = new MySqlSite("A", 1, ContainerImages.MYSQL);
        b = new MySqlSite("B", 2, ContainerImages.MYSQL);
        kafka = new KafkaContainer(
                DockerImageName.parse(ContainerImages.KAFKA).asCompatibleSubstituteFor("apache/kafka"));
        Startables.deepStart(a.container(), b.container(), kafka).join();
        a.createUser();
        b.createUser();
        worker = new ConnectWorker(workerOptions());
        worker.start();
    }

    @AfterEach
    void stop() {
        Optional.ofNullable(worker).ifPresent(ConnectWorker::close);
        Optional.ofNullable(kafka).ifPresent(KafkaContainer::stop);
        Optional.ofNullable(a).ifPresent(MySqlSite::close);
        Optional.ofNullable(b).ifPresent(MySqlSite::close);
    }

    @Test
    void twoSitesInContainersLoadFollowEachOtherAndAgreeOnAConflict() {
        a.site()
                .execute(
                        "CREATE DATABASE shop",
                        "CREATE TABLE shop.orders (id BIGINT AUTO_INCREMENT PRIMARY KEY, status VARCHAR(20), version INT)",
                        "CREATE TABLE shop.prices (sku VARCHAR(20) PRIMARY KEY, price DECIMAL(10, 2))",
                        "INSERT INTO shop.orders (status, version) VALUES ('new', 1), ('paid', 1)",
                        "INSERT INTO shop.prices VALUES ('apple', 1.20)");

        register("source-a.json");
        register("sink-b.json");
        awaitEqual("orders");
        awaitEqual("prices");
        register("source-b.json");
        register("sink-a.json");
        states().awaitStreaming("b-source");

        a.site().execute("INSERT INTO shop.orders (status, version) VALUES ('from a', 1)");
        b.site().execute("INSERT INTO shop.orders (status, version) VALUES ('from b', 1)");
        b.site().execute("UPDATE shop.prices SET price = 1.10 WHERE sku = 'apple'");
        awaitOrder(b, "from a|1");
        awaitOrder(a, "from b|1");
        awaitEqual("prices");

        writeTheSameOrderOnBothSides();
        awaitOrder(a, "b was later|3");
        awaitOrder(b, "b was later|3");
        await("a journal entry at B").until(() -> !conflicts(b).isEmpty());
        assertThat(conflicts(a)).containsExactly("shop.orders|UPDATE_ROW_DIFFERS|UseMax|OVERWRITTEN");
        assertThat(conflicts(b)).containsExactly("shop.orders|UPDATE_ROW_DIFFERS|UseMax|KEPT");
        awaitEqual("orders");
        assertThat(a.site().rowsOnceThere("SELECT COUNT(*) FROM shop.orders")).containsExactly("4");
    }

    private void writeTheSameOrderOnBothSides() {
        SINKS.forEach(rest()::pause);
        SINKS.forEach(sink -> states().awaitDespiteFailure(sink, ConnectorStatus.State.PAUSED));
        a.site().execute("UPDATE shop.orders SET status = 'a was first', version = 2 WHERE status = 'new'");
        b.site().execute("UPDATE shop.orders SET status = 'b was later', version = 3 WHERE status = 'new'");
        SINKS.forEach(rest()::resume);
    }

    private static List<String> conflicts(MySqlSite site) {
        return site.site().rowsOnceThere("SELECT table_name, kind, policy, outcome FROM dts.conflict_log ORDER BY id");
    }

    private void awaitOrder(MySqlSite site, String order) {
        await("order " + order).until(() -> site.site()
                .rowsOnceThere("SELECT status, version FROM shop.orders")
                .contains(order));
    }

    private void awaitEqual(String table) {
        String query = "SELECT * FROM shop." + table + " ORDER BY 1";
        await(table + " to be equal")
                .until(() -> !a.site().rowsOnceThere(query).isEmpty()
                        && a.site().rowsOnceThere(query).equals(b.site().rowsOnceThere(query)));
    }

    private ConditionFactory await(String what) {
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .conditionEvaluationListener(condition -> failWithAConnector());
    }

    private void failWithAConnector() {
        rest().connectors().keySet().stream()
                .flatMap(name -> rest().status(name).stream())
                .flatMap(status -> status.failure().stream())
                .findFirst()
                .ifPresent(trace -> {
                    throw new AssertionError("a connector failed: " + trace.text());
                });
    }

    private void register(String file) {
        ObjectMapper json = new ObjectMapper();
        try {
            JsonNode connector =
                    json.readTree(layout().configExamples().resolve(file).toFile());
            Map<String, String> config = json.convertValue(connector.get("config"), new TypeReference<>() {});
            rest().put(connector.get("name").asText(), config);
            states().awaitRunning(connector.get("name").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConnectClient rest() {
        return ConnectClient.at(worker.uri());
    }

    private ConnectorStates states() {
        return new ConnectorStates(rest(), PATIENCE);
    }

    private ConnectOptions workerOptions() {
        Map<String, String> variables = new HashMap<>(a.variables());
        variables.putAll(b.variables());
        variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka.getBootstrapServers());
        return ConnectOptions.of(
                        directory(),
                        layout().kafkaLibs(),
                        layout().plugins(),
                        Ports.free(),
                        kafka.getBootstrapServers())
                .withEnvironment(variables);
    }

    private static Path directory() {
        try {
            Path target = layout().project().resolve("integration-tests/target");
            return Files.createTempDirectory(Files.createDirectories(target), "containers-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SandboxLayout layout() {
        return SandboxLayout.ofWorkingDirectory();
    }
}
