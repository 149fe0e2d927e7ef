package io.twoway.it.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transform at the forward source drops rows, one at the forward sink changes values; the way back has none. */
class TransformsIT {

    @TempDir
    private static Path folder;

    private static TestServers servers;
    private static Pair pair;

    @BeforeAll
    static void start() {
        Path plugins = TransformPlugin.writeTo(folder);
        servers = TestServers.own(
                "servers-transforms", UnaryOperator.identity(), worker -> worker.withFurtherPlugins(plugins));
        pair = new Pair("transforms", servers)
                .with(
                        "source-a",
                        Map.of("transforms", "origin,final", "transforms.final.type", WithoutDrafts.class.getName()))
                .withForwardSink(Map.of("transforms", "mask", "transforms.mask.type", MaskedEmail.class.getName()));
        pair.a()
                .execute(
                        "CREATE TABLE transforms.customers (id INT PRIMARY KEY, email VARCHAR(40), name VARCHAR(20))",
                        "INSERT INTO transforms.customers VALUES (1, 'a@example.com', 'a'), (2, 'b@example.com', 'b')",
                        "CREATE TABLE transforms.offers (id INT PRIMARY KEY, state VARCHAR(10))",
                        "INSERT INTO transforms.offers VALUES (1, 'draft'), (2, 'sent')");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
        servers.close();
    }

    @Test
    void valuesThatASinksTransformChangesMeetNoConflict() {
        pair.a()
                .transaction(
                        "UPDATE transforms.customers SET name = 'changed' WHERE id = 1",
                        "INSERT INTO transforms.customers VALUES (3, 'c@example.com', 'c')",
                        "DELETE FROM transforms.customers WHERE id = 2");
        pair.settle();

        assertThat(pair.b().rows("SELECT * FROM transforms.customers ORDER BY id"))
                .containsExactly("1|masked|changed", "3|masked|c");
        assertThat(pair.journal(pair.b()).entriesOf("transforms.customers")).isEmpty();
    }

    @Test
    void rowsThatASourcesTransformDropsLeaveTheRestOfTheirTransaction() {
        pair.a()
                .transaction(
                        "INSERT INTO transforms.offers VALUES (10, 'draft')",
                        "INSERT INTO transforms.offers VALUES (11, 'sent')",
                        "INSERT INTO transforms.offers VALUES (12, 'draft')");
        pair.a().execute("INSERT INTO transforms.offers VALUES (13, 'draft')");
        pair.b().execute("INSERT INTO transforms.offers VALUES (20, 'draft')");
        pair.settle();
        pair.awaitHeartbeats(2);

        assertThat(pair.b().rows("SELECT id FROM transforms.offers ORDER BY id"))
                .containsExactly("2", "11", "20");
        assertThat(pair.a().rows("SELECT id FROM transforms.offers WHERE id >= 10 ORDER BY id"))
                .containsExactly("10", "11", "12", "13", "20");
        assertThat(pair.topicOf(pair.a()).rowChanges("transforms", "offers")).hasSize(1);
    }
}
