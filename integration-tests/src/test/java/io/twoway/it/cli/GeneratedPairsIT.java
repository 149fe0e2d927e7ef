package io.twoway.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.it.cli.TwoWayProgram.Run;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs that generate makes of answers, taken by the connectors as they are. */
class GeneratedPairsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final TestServers servers = TestServers.shared();

    @BeforeAll
    static void makeATableThatHasAnotherNameAtEachSite() {
        TestServers servers = TestServers.shared();
        new Site("generated-a", servers.a()::connect)
                .execute(
                        "CREATE DATABASE generated_a",
                        "CREATE TABLE generated_a.invoices (id INT PRIMARY KEY, total DECIMAL(10,2), version INT)");
        new Site("generated-b", servers.b()::connect)
                .execute(
                        "CREATE DATABASE generated_b",
                        "CREATE TABLE generated_b.invoices (id INT PRIMARY KEY, total DECIMAL(10,2), version INT)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                converter = json
                source.a.database.include.list = generated_a
                source.b.database.include.list = generated_b
                sink.b.mapping.databases = generated_a:generated_b
                sink.a.mapping.databases = generated_b:generated_a
                source.row.filter = big
                source.row.filter.big.tables = .*\\\\.invoices
                source.row.filter.big.condition = total >= 1000
                source.operation.filter = .*\\\\.audit:insert
                """,
                """
                databases = generated_a
                policy = UseMax
                policy.columns = version
                rules = strict, least, each
                rule.strict.tables = generated_a.strict
                rule.strict.policy = TaskFailed
                rule.least.databases = other
                rule.least.policy = UseMin
                rule.least.columns = price
                rule.each.tables = generated_a.each
                rule.each.policy = UseMax
                rule.each.columns = x, y
                rule.each.scope = column
                bookkeeping.database = generated_books
                topic.a = generated.one
                topic.b = generated.two
                """,
                """
                tables = generated_a.*
                policy = Ignore
                include.schema = false
                converter = avro
                schema.registry.url = http://127.0.0.1:1
                sink.errors.deadletterqueue.topic.name = generated-errors
                sink.errors.deadletterqueue.topic.replication.factor = 1
                """
            })
    void theConnectorsTakeThem(String answers) throws IOException {
        Path file = Files.writeString(
                folder.resolve("answers.properties"),
                "site.a = generated-a\nsite.b = generated-b\nreplication.factor = 1\n" + answers);
        Run run =
                new TwoWayProgram(servers).run("generate", "--answers", file.toString(), "--output", folder.toString());
        assertThat(run.exitCode()).as(run.output()).isZero();

        for (String role : List.of("source-a", "sink-b", "source-b", "sink-a")) {
            JsonNode connector = JSON.readTree(folder.resolve(role + ".json").toFile());
            assertThat(errors(connector)).as(role).isEmpty();
        }
    }

    private List<String> errors(JsonNode connector) {
        Map<String, String> config = JSON.convertValue(connector.get("config"), new TypeReference<>() {});
        config.put("name", connector.get("name").asText());
        JsonNode answer = servers.requests().validate(config.get("connector.class"), config);
        List<String> errors = new ArrayList<>();
        for (JsonNode setting : answer.get("configs")) {
            setting.at("/value/errors")
                    .forEach(error -> errors.add(setting.at("/value/name").asText() + ": " + error.asText()));
        }
        return errors;
    }
}
