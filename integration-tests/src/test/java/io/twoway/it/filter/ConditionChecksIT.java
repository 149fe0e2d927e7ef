package io.twoway.it.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.client.ConnectorStatus;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.servers.UserScript;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A condition that cannot be evaluated stops the task with its name, its table and MySQL's words, and nothing is lost. */
class ConditionChecksIT {

    private static final Map<String, String> FILTER = Map.of(
            "row.filter", "eu",
            "row.filter.eu.tables", "filterchecks\\.orders",
            "row.filter.eu.condition", "region = 'eu'");

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("filterchecks").with("source-a", FILTER);
        pair.a()
                .execute(
                        "CREATE TABLE filterchecks.orders (id INT PRIMARY KEY, region VARCHAR(10))",
                        "INSERT INTO filterchecks.orders VALUES (1, 'eu')");
        pair.startForward();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void renamedColumnStopsTheTaskUntilTheConditionNamesIt() {
        String source = pair.connector("source-a");
        Site a = pair.a();
        a.execute(
                "ALTER TABLE filterchecks.orders RENAME COLUMN region TO area",
                "INSERT INTO filterchecks.orders VALUES (2, 'eu'), (3, 'us')");
        assertThat(pair.states().awaitFailure(source).text())
                .contains("filterchecks.orders", "row.filter.eu.condition", "region = 'eu'", "Unknown column 'region'");

        pair.requests().restartTask(source, 0);
        awaitFailure(
                source,
                "row.filter.eu.condition: It cannot be evaluated for the captured columns of table "
                        + "filterchecks.orders: Unknown column 'region'");

        Map<String, String> cured = new HashMap<>(pair.config("source-a"));
        cured.put("row.filter.eu.condition", "area = 'eu'");
        pair.rest().put(source, cured);
        pair.states().awaitDespiteFailure(source, ConnectorStatus.State.RUNNING);
        pair.fence(a, pair.b());

        assertThat(pair.b().rows("SELECT id FROM filterchecks.orders ORDER BY id"))
                .containsExactly("1", "2");
    }

    private static void awaitFailure(String connector, String message) {
        Awaitility.await(message).atMost(Pair.PATIENCE).until(() -> pair.rest()
                .status(connector)
                .flatMap(ConnectorStatus::failure)
                .filter(trace -> trace.text().contains(message))
                .isPresent());
    }

    @Test
    void lackOfThePrivilegeIsSaidWhenTheConnectorIsRegistered() {
        String grant = UserScript.TWO_WAY.grants().get(0);
        pair.a()
                .executeUnseen(
                        "CREATE USER without_tables IDENTIFIED BY 'pass'",
                        grant.replace("CREATE TEMPORARY TABLES, ", "")
                                .replace(UserScript.TWO_WAY.account(), "without_tables"),
                        "CREATE TABLE filterchecks.unsent (id INT PRIMARY KEY)");
        Map<String, String> config = new HashMap<>(pair.config("source-a"));
        config.putAll(Map.of(
                "name", "try",
                "database.user", "without_tables",
                "database.password", "pass",
                "row.filter.eu.tables", "filterchecks\\.unsent",
                "row.filter.eu.condition", "id > 1"));

        assertThat(pair.requests()
                        .validate(config.get("connector.class"), config)
                        .toString())
                .contains("GRANT CREATE TEMPORARY TABLES ON *.*");
    }
}
