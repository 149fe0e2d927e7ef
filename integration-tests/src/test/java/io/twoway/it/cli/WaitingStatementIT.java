package io.twoway.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.it.cli.TwoWayProgram.Run;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** DDL of A that waits at B is no matter of logs alone. */
class WaitingStatementIT {

    private static final String SECRET = "geheim";

    private final TwoWayProgram program = new TwoWayProgram(TestServers.shared());

    @Test
    void statusShowsTheStatementSinceWhenItWaitsAndForWhom() throws Exception {
        try (Pair pair = new Pair("waitddl").withForwardSink(Map.of("database.lock.wait.timeout.ms", "60000"))) {
            pair.a().execute("CREATE TABLE waitddl.t (id INT PRIMARY KEY)");
            pair.start();
            pair.settle();
            assertThat(status(pair).output()).doesNotContain("has not ended");
            try (Connection user = pair.b().connect();
                    Statement query = user.createStatement()) {
                user.setAutoCommit(false);
                query.executeQuery("SELECT * FROM waitddl.t").close();
                pair.a().execute("ALTER TABLE waitddl.t ADD COLUMN c INT, CONNECTION = 'mysql://u:" + SECRET + "@h/t'");
                Run run = Awaitility.await("the statement in the status")
                        .atMost(Pair.PATIENCE)
                        .until(() -> status(pair), shown -> shown.output().contains("has not ended"));

                assertThat(run.exitCode()).as(run.output()).isZero();
                assertThat(run.output())
                        .containsPattern("(?s)waitddl-sink-b .*RUNNING, task RUNNING.*"
                                + "The statement of record \\d+ has not ended for \\d+ s \\(Waiting for table metadata lock\\):"
                                + " ALTER TABLE waitddl\\.t ADD COLUMN c INT.*"
                                + "used by session \\d+ \\(root@\\S+, Sleep for \\d+ s: waitddl\\.t\\)\\. Let these")
                        .doesNotContain(SECRET);
                Run json = program.run("status", "--json", pair.connector("sink-b"));
                JsonNode statement = new ObjectMapper().readTree(json.output()).at("/0/lag/statement");
                assertThat(statement.path("text").asText()).startsWith("ALTER TABLE waitddl.t");
                assertThat(statement.path("state").asText()).isEqualTo("Waiting for table metadata lock");
                assertThat(statement.path("ageMs").isNumber()).isTrue();
                assertThat(statement.path("users")).hasSize(1);
                assertThat(json.output()).doesNotContain(SECRET);
                user.rollback();
            }
            pair.settle();
            assertThat(status(pair).output()).doesNotContain("has not ended");
        }
    }

    private Run status(Pair pair) {
        return program.run("status", pair.connector("sink-b"));
    }
}
