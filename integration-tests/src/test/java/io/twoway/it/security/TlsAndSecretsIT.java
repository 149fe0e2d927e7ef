package io.twoway.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoway.cli.pair.ConnectorConfig;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.UserScript;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pair of config-examples/tls-and-secrets, with a user for each connector that may do what its file in
 * config-examples/users says, and with certificates.
 */
class TlsAndSecretsIT {

    private static final List<String> ROLES = List.of("source-a", "sink-b", "source-b", "sink-a");
    private static final ConnectClient REST = TestServers.shared().rest();
    private static final ConnectorStates STATES = TestServers.shared().states();

    @TempDir
    private static Path folder;

    private static SecureSites sites;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        sites = new SecureSites(folder);
        sites.a()
                .execute(
                        "CREATE DATABASE shop",
                        "CREATE TABLE shop.orders (id INT PRIMARY KEY, status VARCHAR(20))",
                        "CREATE VIEW shop.open_orders AS SELECT id FROM shop.orders WHERE status = 'open'",
                        "CREATE PROCEDURE shop.close_order(wanted INT)"
                                + " UPDATE shop.orders SET status = 'closed' WHERE id = wanted",
                        "INSERT INTO shop.orders VALUES (1, 'open'), (2, 'open')");
        register("source-a");
        register("sink-b");
        await("the full load", () -> orders(sites.b()).equals(List.of("1|open", "2|open")));
        register("source-b");
        register("sink-a");
        STATES.awaitStreaming("b-source");
    }

    @AfterAll
    static void stop() {
        ROLES.stream()
                .map(role -> sites.connector(role).name())
                .filter(REST.connectors().keySet()::contains)
                .forEach(REST::delete);
        sites.close();
    }

    @Test
    void theDocumentedPrivilegesAreEnoughForTheLoadForChangesBothWaysAndForDdl() {
        assertThat(sites.b().rows("SELECT routine_name FROM information_schema.routines WHERE routine_schema = 'shop'"))
                .containsExactly("close_order");
        assertThat(sites.b().rows("SELECT id FROM shop.open_orders ORDER BY id"))
                .contains("1", "2");

        sites.a()
                .execute(
                        "CREATE TABLE shop.items (id INT PRIMARY KEY, orders INT REFERENCES shop.orders (id))",
                        "ALTER TABLE shop.items ADD COLUMN note VARCHAR(20), ADD INDEX by_note (note)",
                        "INSERT INTO shop.items VALUES (1, 1, 'from a')",
                        "CREATE OR REPLACE VIEW shop.noted AS SELECT note FROM shop.items",
                        "CREATE TABLE shop.gone (id INT PRIMARY KEY)",
                        "TRUNCATE TABLE shop.gone",
                        "DROP TABLE shop.gone");
        await("a row of a new table", () -> items(sites.b()).equals(List.of("1")));
        await("its last statement", () -> sites.b()
                .rows("SELECT state FROM dts.ddl_log WHERE statement LIKE 'DROP TABLE%gone%'")
                .equals(List.of("DONE")));
        sites.b().execute("INSERT INTO shop.items VALUES (2, 1, 'from b')", "DELETE FROM shop.items WHERE id = 1");
        await("changes of B", () -> items(sites.a()).equals(List.of("2")));
        assertThat(sites.b().rows("SELECT note FROM shop.noted")).containsExactly("from b");
        assertThat(sites.b().rows("SELECT statement, message FROM dts.ddl_log WHERE state <> 'DONE'"))
                .isEmpty();
    }

    @Test
    void everySessionOfTheConnectorsIsEncrypted() {
        for (Site site : List.of(sites.a(), sites.b())) {
            List<String> ciphers = site.rows("SELECT processlist_user, variable_value FROM performance_schema.threads"
                    + " JOIN performance_schema.status_by_thread USING (thread_id)"
                    + " WHERE variable_name = 'Ssl_cipher' AND processlist_user LIKE 'twoway%'");
            assertThat(ciphers)
                    .allMatch(cipher -> cipher.matches("twoway_\\w+\\|.+"))
                    .anyMatch(cipher -> cipher.startsWith(UserScript.SOURCE.user()))
                    .anyMatch(cipher -> cipher.startsWith(UserScript.SINK.user()));
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"source-a,verify_ca", "source-a,verify_identity", "sink-b,verify_ca", "sink-b,verify_identity"})
    void aServerOfAnotherAuthorityIsRefused(String role, String mode) {
        assertThat(errors(
                        role,
                        Map.of(
                                "database.ssl.mode",
                                mode,
                                "database.ssl.truststore",
                                sites.strangers().toString())))
                .containsOnlyKeys("database.ssl.mode")
                .hasEntrySatisfying("database.ssl.mode", error -> assertThat(error)
                        .contains("localhost:", "database.ssl.truststore"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"source-a", "sink-b"})
    void onlyVerifyIdentityAsksForTheServersName(String role) {
        Map<String, String> byAddress = Map.of("database.hostname", "127.0.0.1");
        assertThat(errors(role, byAddress)).containsOnlyKeys("database.ssl.mode");
        Map<String, String> ca = new HashMap<>(byAddress);
        ca.put("database.ssl.mode", "verify_ca");
        assertThat(errors(role, ca)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"source-a", "sink-b"})
    void aUserThatMustUseTlsIsToldSoWithoutIt(String role) {
        assertThat(errors(role, Map.of("database.ssl.mode", "disabled")))
                .containsOnlyKeys("database.password")
                .hasEntrySatisfying(
                        "database.password", error -> assertThat(error).contains("REQUIRE", "database.ssl.mode"));
    }

    @Test
    void noSecretIsInAnyAnswerOrLogAlsoWhenALoginFails() {
        String wrong = "wr0ng-" + UUID.randomUUID();
        List<JsonNode> refusals = List.of(
                validate("source-a", Map.of("database.password", wrong)),
                validate("sink-b", Map.of("database.password", wrong)),
                validate("source-a", Map.of("database.ssl.truststore.password", wrong)),
                validate("sink-b", Map.of("database.ssl.keystore.password", wrong)));
        assertThat(refusals)
                .allSatisfy(refusal ->
                        assertThat(refusal.get("error_count").asInt()).isPositive());

        failByPassword(sites.b(), UserScript.SINK, "b-sink");
        failByPassword(sites.a(), UserScript.SOURCE, "a-source");

        List<String> secrets = new ArrayList<>(sites.secrets());
        secrets.add(wrong);
        assertThat(refusals.toString()).doesNotContain(secrets);
        ConnectTexts texts = new ConnectTexts(TestServers.shared());
        for (String role : ROLES) {
            texts.about(sites.connector(role).name())
                    .forEach((place, text) ->
                            assertThat(text).as(place).isNotBlank().doesNotContain(secrets));
        }
    }

    /** Lets a task meet a password that it does not know, and heals that. */
    private static void failByPassword(Site site, UserScript user, String connector) {
        sites.changePassword(site, user, "changed-" + UUID.randomUUID());
        STATES.restart(connector, true);
        assertThat(STATES.awaitFailure(connector).text()).contains(user.user());
        sites.restorePassword(site, user);
        STATES.restart(connector, true);
        STATES.awaitRunning(connector);
    }

    private static void register(String role) {
        ConnectorConfig connector = sites.connector(role);
        REST.put(connector.name(), connector.settings());
        STATES.awaitRunning(connector.name());
    }

    private static Map<String, String> errors(String role, Map<String, String> changes) {
        Map<String, String> errors = new HashMap<>();
        for (JsonNode config : validate(role, changes).get("configs")) {
            JsonNode messages = config.at("/value/errors");
            if (!messages.isEmpty()) {
                errors.put(config.at("/value/name").asText(), messages.toString());
            }
        }
        return errors;
    }

    private static JsonNode validate(String role, Map<String, String> changes) {
        ConnectorConfig connector = sites.connector(role);
        Map<String, String> config = new HashMap<>(connector.settings());
        config.putAll(changes);
        config.put("name", connector.name());
        return TestServers.shared().requests().validate(config.get("connector.class"), config);
    }

    private static List<String> orders(Site site) {
        return site.rowsOnceThere("SELECT * FROM shop.orders ORDER BY id");
    }

    private static List<String> items(Site site) {
        return site.rowsOnceThere("SELECT id FROM shop.items ORDER BY id");
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(Pair.PATIENCE).until(condition);
    }
}
