package io.twoway.it.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.servers.SandboxLayout;
import io.twoway.servers.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * docker/docker-compose.yml as docker/README.md tells people to start it, with the services that start by default. Without an
 * engine, or without Compose, the test is skipped, unless {@value ContainerImages#REQUIRED} is set.
 */
@ExtendWith(EngineTurn.class)
class ComposeIT {

    private static final Path DOCKER =
            SandboxLayout.ofWorkingDirectory().project().resolve("docker");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    // Mutable state
    private Optional<Compose> compose = Optional.empty();

    @BeforeEach
    void start() throws Exception {
        ContainerImages.requireFor("ComposeIT");
        compose = Compose.in(DOCKER, variables());
        if (compose.isEmpty()) {
            ContainerImages.skipOrFail("ComposeIT", "neither 'docker compose' nor 'docker-compose' is here");
        }
        assertThat(new ProcessBuilder(DOCKER.resolve("make-secrets").toString())
                        .start()
                        .waitFor())
                .isZero();
        run("up", "--detach", "--build");
    }

    @AfterEach
    void stop() {
        compose.ifPresent(project -> project.run("down", "--volumes"));
    }

    @Test
    void theConnectorsAreRegisteredAndRowsTravelBothWays() {
        Awaitility.await("the registration of all four")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> run("logs", "--no-color", "register").contains("all four connectors run"));

        sql(
                "mysql-a",
                "CREATE DATABASE shop; CREATE TABLE shop.t (id INT PRIMARY KEY, v VARCHAR(9));"
                        + " INSERT INTO shop.t VALUES (1, 'from-a')");
        awaitRow("mysql-b", "from-a");
        sql("mysql-b", "INSERT INTO shop.t VALUES (2, 'from-b')");
        awaitRow("mysql-a", "from-b");
    }

    private void awaitRow(String server, String value) {
        Awaitility.await(value + " at " + server)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> sql(server, "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'shop'")
                                .contains("1")
                        && sql(server, "SELECT v FROM shop.t").contains(value));
    }

    private String sql(String server, String statements) {
        return run(
                "exec",
                "-T",
                server,
                "sh",
                "-c",
                "mysql -uroot -p\"$(cat /run/secrets/mysql_root_password)\" -N -e \"" + statements + "\"");
    }

    private String run(String... arguments) {
        return compose.orElseThrow().run(arguments);
    }

    private static Map<String, String> variables() {
        List<Integer> ports = Ports.free(3);
        return Map.of(
                "COMPOSE_PROJECT_NAME",
                "two-way-test",
                "MYSQL_IMAGE",
                ContainerImages.MYSQL,
                "KAFKA_IMAGE",
                ContainerImages.KAFKA,
                "MYSQL_A_PORT",
                String.valueOf(ports.get(0)),
                "MYSQL_B_PORT",
                String.valueOf(ports.get(1)),
                "CONNECT_REST_PORT",
                String.valueOf(ports.get(2)));
    }
}
