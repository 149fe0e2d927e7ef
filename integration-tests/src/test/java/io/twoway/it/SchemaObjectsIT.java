package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A full load takes views, routines, triggers and accounts along. */
class SchemaObjectsIT {

    private static Pair pair;

    @BeforeAll
    static void startWithObjects() {
        pair = new Pair("objects").with("source-a", Map.of("include.triggers", "guarded", "include.accounts", "true"));
        pair.a()
                .execute(
                        "CREATE TABLE objects.orders (id INT PRIMARY KEY, amount INT NOT NULL)",
                        "CREATE TABLE objects.log (id INT AUTO_INCREMENT PRIMARY KEY, text VARCHAR(50))",
                        "INSERT INTO objects.orders VALUES (1, 10), (2, 20)",
                        "CREATE VIEW objects.z_large AS SELECT * FROM objects.orders WHERE amount > 15",
                        "CREATE ROLE IF NOT EXISTS objects_reader",
                        "CREATE USER IF NOT EXISTS 'objects_app'@'10.%' IDENTIFIED BY 'secret-of-objects'",
                        "GRANT SELECT ON objects.* TO objects_reader",
                        "GRANT objects_reader TO 'objects_app'@'10.%'");
        connection(
                "SET SESSION sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT'",
                "CREATE FUNCTION objects.label(n INT) RETURNS VARCHAR(20) DETERMINISTIC RETURN 'no ' || \"n\"",
                "CREATE PROCEDURE objects.raise(IN n INT) UPDATE objects.orders SET amount = amount + n");
        pair.a()
                .execute(
                        "CREATE VIEW objects.a_labels AS SELECT objects.label(id) AS text FROM objects.z_large",
                        "CREATE TRIGGER objects.logged AFTER INSERT ON objects.orders FOR EACH ROW"
                                + " INSERT INTO objects.log (text) VALUES (CONCAT('order ', NEW.id))");
        String sink = " TO '" + MySqlServer.USER + "'@'%'"; // which can grant only what it may grant
        pair.b()
                .executeUnseen(
                        "GRANT ROLE_ADMIN ON *.*" + sink, "GRANT SELECT ON objects.*" + sink + " WITH GRANT OPTION");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
        for (Site site : List.of(pair.a(), pair.b())) {
            site.execute(
                    "DROP USER IF EXISTS 'objects_app'@'10.%', 'objects_other'@'10.%', 'objects_third'@'10.%'",
                    "DROP ROLE IF EXISTS objects_reader");
        }
    }

    @Test
    void viewsAreThereInAnOrderInWhichTheyCanBeCreated() {
        assertThat(pair.b().rows("SELECT * FROM objects.a_labels")).contains("no 2");
        String text = "SELECT view_definition, check_option, security_type FROM information_schema.views"
                + " WHERE table_schema = 'objects' ORDER BY table_name";
        assertThat(pair.b().rows(text)).isEqualTo(pair.a().rows(text)).hasSize(2);
    }

    @Test
    void routinesKeepTheSqlModeTheyWereWrittenUnder() {
        String routines = "SELECT routine_name, sql_mode, routine_definition FROM information_schema.routines"
                + " WHERE routine_schema = 'objects' ORDER BY 1";

        assertThat(pair.b().rows(routines)).isEqualTo(pair.a().rows(routines)).hasSize(2);
    }

    @Test
    void aGuardedTriggerFiresForClientsButNotForWhatTheSinkWrites() {
        pair.a().execute("INSERT INTO objects.orders VALUES (3, 30)");
        pair.settle();
        assertThat(pair.b().rows("SELECT text FROM objects.log WHERE text = 'order 3'"))
                .hasSize(1);

        pair.a().execute("DROP TRIGGER objects.logged"); // it has no guard and would fire for B's rows
        pair.b().execute("INSERT INTO objects.orders VALUES (4, 40)");
        pair.settle();
        for (Site site : List.of(pair.a(), pair.b())) {
            assertThat(site.rows("SELECT text FROM objects.log WHERE text = 'order 4'"))
                    .hasSize(1);
        }
    }

    @Test
    void accountsAreThereWithPasswordAndGrants() {
        String account =
                "SELECT user, host, authentication_string FROM mysql.user WHERE user LIKE 'objects\\_%' ORDER BY 1";

        assertThat(pair.b().rows(account)).isEqualTo(pair.a().rows(account)).hasSize(2);
        assertThat(pair.b().rows("SHOW GRANTS FOR 'objects_app'@'10.%'"))
                .isEqualTo(pair.a().rows("SHOW GRANTS FOR 'objects_app'@'10.%'"));
        assertThat(pair.b().rows("SHOW GRANTS FOR objects_reader"))
                .anyMatch(grant -> grant.replace('"', '`').contains("`objects`.*")); // as the session quotes names
    }

    @Test
    void noPasswordAndNoHashIsInTheLogOrInAStatus() throws IOException {
        pair.b().execute("CREATE USER 'objects_other'@'10.%' IDENTIFIED BY 'secret-of-objects'"); // does not travel
        pair.a().execute("CREATE USER 'objects_third'@'10.%' IDENTIFIED BY 'secret-of-objects'");
        pair.settle();
        String log = Files.readString(TestServers.shared().worker().log(), StandardCharsets.ISO_8859_1);

        assertThat(log).contains("objects_app").doesNotContain("secret-of-objects");
        for (Site site : List.of(pair.a(), pair.b())) {
            List<String> hashes = site.rows("SELECT SUBSTRING(HEX(authentication_string), 15) FROM mysql.user"
                    + " WHERE user LIKE 'objects\\_%' AND authentication_string <> ''");
            assertThat(hashes).isNotEmpty().allSatisfy(hash -> assertThat(log.contains(hash)
                            || log.contains(new String(HexFormat.of().parseHex(hash), StandardCharsets.ISO_8859_1)))
                    .isFalse());
        }
        for (String role : List.of("source-a", "sink-b", "source-b", "sink-a")) {
            assertThat(pair.rest().status(pair.connector(role)).toString()).doesNotContain("objects_");
        }
    }

    /** Runs all statements in one session, whose sql_mode the routines keep. */
    private static void connection(String... statements) {
        pair.a().transaction(statements);
    }
}
