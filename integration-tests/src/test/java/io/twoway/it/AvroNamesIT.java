package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.AvroConverters;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of databases, tables and columns that Avro does not take. */
class AvroNamesIT {

    private static final String FIELD_NAMES = "field.name.adjustment.mode";

    @ParameterizedTest
    @ValueSource(strings = {"avro", "avro_unicode"})
    void adjustedFieldsFindTheirColumnsInBothDirections(String mode) {
        String name = "names" + mode.replace("_", "");
        String database = name + "-täble";
        String[] tables = {"`" + database + "`.`my-table`", "`" + database + "`.`1st`", "`" + database + "`.`名前`"};
        try (Pair pair = pair(name, Map.of(FIELD_NAMES, mode)).withDatabases(database)) {
            pair.a().execute("CREATE DATABASE `" + database + "`");
            for (String table : tables) {
                pair.a()
                        .execute(
                                "CREATE TABLE " + table + " (`row-id` INT PRIMARY KEY, `first-name` VARCHAR(20),"
                                        + " `1st` INT, `größe` DECIMAL(9,2), order_id INT DEFAULT 7)",
                                "INSERT INTO " + table + " VALUES (1, 'loaded', 1, 1.5, 1), (2, 'loaded', 2, 2.5, 2)");
            }
            pair.start();
            for (String table : tables) {
                pair.a()
                        .execute(
                                "INSERT INTO " + table + " VALUES (3, 'inserted', 3, 3.5, 3)",
                                "UPDATE " + table + " SET `first-name` = 'updated' WHERE `row-id` = 1",
                                "UPDATE " + table + " SET `row-id` = 5 WHERE `row-id` = 3");
                pair.b()
                        .execute(
                                "INSERT INTO " + table + " VALUES (4, 'inserted', 4, 4.5, 4)",
                                "DELETE FROM " + table + " WHERE `row-id` = 2");
            }
            pair.settle();

            for (String table : tables) {
                List<String> rows = pair.a().rows("SELECT * FROM " + table + " ORDER BY 1");
                assertThat(rows)
                        .containsExactly("1|updated|1|1.50|1", "4|inserted|4|4.50|4", "5|inserted|3|3.50|3")
                        .isEqualTo(pair.b().rows("SELECT * FROM " + table + " ORDER BY 1"));
            }
            for (Site site : List.of(pair.a(), pair.b())) {
                assertThat(pair.journal(site).entries()).isEmpty();
            }
        }
    }

    /** This converter and this registry take any name; where one refuses it, the source stops. */
    @Test
    void fieldsThatAreNotAdjustedKeepTheirNames() {
        try (Pair pair = pair("namesnone", Map.of())) {
            pair.a()
                    .execute(
                            "CREATE TABLE namesnone.t (id INT PRIMARY KEY, `first-name` VARCHAR(20))",
                            "INSERT INTO namesnone.t VALUES (1, 'x')");
            pair.start();
            pair.b().execute("INSERT INTO namesnone.t VALUES (2, 'y')");
            pair.settle();
            for (Site site : List.of(pair.a(), pair.b())) {
                assertThat(site.rows("SELECT * FROM namesnone.t ORDER BY id")).containsExactly("1|x", "2|y");
            }
        }
    }

    @Test
    void columnsThatWouldHaveOneNameStopTheSourceAndNothingIsLostWithUnicodeNames() {
        try (Pair pair = pair("namestwo", Map.of(FIELD_NAMES, "avro"))) {
            pair.a()
                    .execute(
                            "CREATE TABLE namestwo.t (id INT PRIMARY KEY, `a-b` INT, a_b INT)",
                            "INSERT INTO namestwo.t VALUES (1, 2, 3)");
            String source = pair.connector("source-a");
            pair.rest().put(source, pair.config("source-a"));
            assertThat(pair.states().awaitFailure(source).text())
                    .contains("namestwo.t", "a_b", FIELD_NAMES + "=avro_unicode");

            pair.with("source-a", Map.of(FIELD_NAMES, "avro_unicode"))
                    .with("source-b", Map.of(FIELD_NAMES, "avro_unicode"));
            pair.rest().put(source, pair.config("source-a"));
            pair.states().restart(source, true);
            pair.start();
            pair.b().execute("UPDATE namestwo.t SET `a-b` = 4");
            pair.settle();
            assertThat(pair.a().rows("SELECT * FROM namestwo.t"))
                    .containsExactly("1|4|3")
                    .isEqualTo(pair.b().rows("SELECT * FROM namestwo.t"));
        }
    }

    private static Pair pair(String name, Map<String, String> sourceSettings) {
        return new Pair(name)
                .withAll(AvroConverters.of(TestServers.shared()))
                .with("source-a", sourceSettings)
                .with("source-b", sourceSettings);
    }
}
