package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Statements about selected tables and others at once: what is not selected stays as it is at the other site. */
class DdlSelectionIT {

    private static final Map<String, String> SELECTED = Map.of("table.include.list", "ddlparts\\.(fence|mine.*|parts)");

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("ddlparts").with("source-a", SELECTED).with("source-b", SELECTED);
        pair.a()
                .execute(
                        "CREATE TABLE ddlparts.parts (id INT PRIMARY KEY) PARTITION BY RANGE (id)"
                                + " (PARTITION low VALUES LESS THAN (100), PARTITION high VALUES LESS THAN MAXVALUE)",
                        "INSERT INTO ddlparts.parts VALUES (1), (200)");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void ofTablesThatAreDroppedTogetherOnlyTheSelectedOnesAreDroppedAtTheOtherSite() {
        pair.a().execute("CREATE TABLE ddlparts.mine1 (id INT PRIMARY KEY)", "CREATE TABLE ddlparts.own (id INT)");
        pair.fence(pair.a(), pair.b());
        pair.b().execute("CREATE TABLE ddlparts.own (id INT PRIMARY KEY)", "INSERT INTO ddlparts.own VALUES (7)");
        pair.a().execute("DROP TABLE ddlparts.mine1, ddlparts.own");
        pair.fence(pair.a(), pair.b());

        assertThat(pair.b().rows("SHOW TABLES FROM ddlparts")).doesNotContain("mine1");
        assertThat(pair.b().rows("SELECT * FROM ddlparts.own")).containsExactly("7");
    }

    @Test
    void ofTablesThatAreRenamedTogetherOnlyTheSelectedOnesAreRenamedAtTheOtherSite() {
        pair.a().execute("CREATE TABLE ddlparts.mine2 (id INT PRIMARY KEY)", "CREATE TABLE ddlparts.x (id INT)");
        pair.fence(pair.a(), pair.b());
        pair.b().execute("CREATE TABLE ddlparts.x (id INT PRIMARY KEY)", "INSERT INTO ddlparts.x VALUES (7)");
        pair.a()
                .execute(
                        "RENAME TABLE ddlparts.x TO ddlparts.y, ddlparts.mine2 TO ddlparts.mine3",
                        "INSERT INTO ddlparts.mine3 VALUES (1)");
        pair.fence(pair.a(), pair.b());

        assertThat(pair.b().rows("SELECT * FROM ddlparts.x")).containsExactly("7");
        assertThat(pair.b().rows("SELECT * FROM ddlparts.mine3")).containsExactly("1");
    }

    @Test
    void tableThatIsRenamedIntoTheSelectionTakesNoOthersPlaceAtTheOtherSite() {
        pair.a().execute("CREATE TABLE ddlparts.outside (id INT PRIMARY KEY)");
        pair.b()
                .execute(
                        "CREATE TABLE ddlparts.outside (id INT PRIMARY KEY)",
                        "INSERT INTO ddlparts.outside VALUES (7)");
        pair.a().execute("RENAME TABLE ddlparts.outside TO ddlparts.mine4");
        pair.fence(pair.a(), pair.b());

        assertThat(pair.b().rows("SELECT * FROM ddlparts.outside")).containsExactly("7");
        assertThat(failureOf("RENAME TABLE ddlparts.outside%"))
                .startsWith("ddlparts.outside is not selected at the origin")
                .contains("sql_log_bin = 0");
    }

    @Test
    void partitionIsNotExchangedForRowsThatNeverTravelled() {
        pair.a().execute("CREATE TABLE ddlparts.swap (id INT PRIMARY KEY)", "INSERT INTO ddlparts.swap VALUES (2)");
        pair.b().execute("CREATE TABLE ddlparts.swap (id INT PRIMARY KEY)", "INSERT INTO ddlparts.swap VALUES (7)");
        pair.a().execute("ALTER TABLE ddlparts.parts EXCHANGE PARTITION low WITH TABLE ddlparts.swap");
        pair.fence(pair.a(), pair.b());

        assertThat(pair.b().rows("SELECT * FROM ddlparts.parts ORDER BY id")).containsExactly("1", "200");
        assertThat(pair.b().rows("SELECT * FROM ddlparts.swap")).containsExactly("7");
        assertThat(failureOf("ALTER TABLE ddlparts.parts EXCHANGE%"))
                .startsWith("ddlparts.swap is not selected at the origin");
    }

    private static String failureOf(String pattern) {
        return pair.b()
                .rows("SELECT message FROM dts_ddlparts.ddl_log WHERE state = 'FAILED' AND statement LIKE '" + pattern
                        + "'")
                .get(0);
    }
}
