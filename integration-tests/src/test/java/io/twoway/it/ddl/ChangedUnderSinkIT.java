package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** DDL at A while the sink there, which runs none, has written to the table before: it must not go by what it knew then. */
class ChangedUnderSinkIT {

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("undersink").start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void valuesOfChangedColumnsArriveWhole() {
        pair.a()
                .execute("CREATE TABLE undersink.v (id INT PRIMARY KEY, n INT, g VARCHAR(30) AS (n) STORED, d DATETIME,"
                        + " s TIMESTAMP NULL, t TIME, f FLOAT)");
        writeAtB("INSERT INTO undersink.v (id, n) VALUES (2, 1)");
        pair.a()
                .execute(
                        "ALTER TABLE undersink.v MODIFY g VARCHAR(30), MODIFY d DATETIME(3), MODIFY s TIMESTAMP(6) NULL,"
                                + " MODIFY t TIME(1), MODIFY f DOUBLE");
        pair.settle();
        writeAtB(
                "INSERT INTO undersink.v VALUES (4, 4, 'x', '2024-05-06 07:08:09.123', '2024-05-06 07:08:09.123456',"
                        + " '07:08:09.1', 0.1)",
                "UPDATE undersink.v SET g = 'y' WHERE id = 2");

        assertThat(rows(pair.a(), "v")).isEqualTo(rows(pair.b(), "v"));
    }

    @Test
    void keyThatIsNoneAnyMoreNamesNoRow() {
        pair.a().execute("CREATE TABLE undersink.k (id INT PRIMARY KEY, n INT)");
        writeAtB("INSERT INTO undersink.k VALUES (1, 1)");
        pair.a().execute("ALTER TABLE undersink.k DROP PRIMARY KEY", "INSERT INTO undersink.k VALUES (1, 2), (1, 3)");
        pair.settle();
        writeAtB("DELETE FROM undersink.k WHERE n = 2", "UPDATE undersink.k SET n = 4 WHERE n = 3");

        assertThat(rows(pair.a(), "k")).isEqualTo(rows(pair.b(), "k")).containsExactly("1|1", "1|4");
        assertThat(pair.journal(pair.a()).entriesOf("undersink.k")).isEmpty();
    }

    @Test
    void columnOfAnotherTypeTakesItsValues() {
        pair.a().execute("CREATE TABLE undersink.e (id INT PRIMARY KEY, c TIMESTAMP NULL)");
        writeAtB("INSERT INTO undersink.e VALUES (1, '2024-05-06 07:08:09')");
        pair.a().execute("ALTER TABLE undersink.e DROP COLUMN c, ADD COLUMN c ENUM('a','b')");
        pair.settle();
        writeAtB("INSERT INTO undersink.e VALUES (2, 'b')");

        assertThat(rows(pair.a(), "e")).isEqualTo(rows(pair.b(), "e")).containsExactly("1|NULL", "2|b");
    }

    private static void writeAtB(String... statements) {
        pair.settle();
        pair.b().execute(statements);
        pair.settle();
    }

    private static List<String> rows(Site site, String table) {
        return site.rows("SELECT * FROM undersink." + table + " ORDER BY 1, 2");
    }
}
