package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that depend on other rows: foreign keys with their actions, and unique values that change places. */
class RelatedRowsIT {

    private enum From {
        A,
        B;

        Site of(Pair pair) {
            return this == A ? pair.a() : pair.b();
        }
    }

    private static final Map<String, String> TABLES = Map.of(
            "parents", "SELECT * FROM related.parents ORDER BY site, id",
            "children", "SELECT * FROM related.children ORDER BY site, id",
            "strays", "SELECT * FROM related.strays ORDER BY site, id",
            "staff", "SELECT * FROM related.staff ORDER BY site, id",
            "teams", "SELECT * FROM related.teams ORDER BY id",
            "slots", "SELECT * FROM related.slots ORDER BY site, id",
            "twins", "SELECT * FROM related.twins ORDER BY site, v");

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("related");
        pair.a()
                .execute(
                        "CREATE TABLE related.parents (site CHAR(1), id INT, PRIMARY KEY (site, id))",
                        "CREATE TABLE related.children (site CHAR(1), id INT, parent INT NOT NULL, PRIMARY KEY (site, id),"
                                + " FOREIGN KEY (site, parent) REFERENCES related.parents (site, id)"
                                + " ON DELETE CASCADE ON UPDATE CASCADE)",
                        "CREATE TABLE related.strays (site CHAR(1), id INT, home CHAR(1), parent INT,"
                                + " PRIMARY KEY (site, id), FOREIGN KEY (home, parent)"
                                + " REFERENCES related.parents (site, id) ON DELETE SET NULL ON UPDATE SET NULL)",
                        // one column: MySQL 9.7 leaves rows behind when a table refers to itself by two
                        "CREATE TABLE related.staff (site CHAR(1), id CHAR(2) PRIMARY KEY, boss CHAR(2),"
                                + " FOREIGN KEY (boss) REFERENCES related.staff (id) ON DELETE CASCADE)",
                        "CREATE TABLE related.teams (site CHAR(1), id CHAR(2) PRIMARY KEY, parent CHAR(2),"
                                + " FOREIGN KEY (parent) REFERENCES related.teams (id) ON DELETE SET NULL)",
                        "CREATE TABLE related.slots (site CHAR(1), id INT, place INT, PRIMARY KEY (site, id),"
                                + " UNIQUE KEY (site, place))",
                        "CREATE TABLE related.twins (site CHAR(1), v INT)");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @ParameterizedTest
    @EnumSource(From.class)
    void whatForeignKeysDidAtTheOriginIsDoneOnceAtThePeer(From from) {
        Site site = from.of(pair);
        write(
                site,
                from,
                "INSERT INTO related.parents VALUES ('?', 1), ('?', 2), ('?', 3)",
                "INSERT INTO related.children VALUES ('?', 10, 1), ('?', 11, 1), ('?', 12, 2), ('?', 13, 3)",
                "INSERT INTO related.strays VALUES ('?', 20, '?', 1), ('?', 21, '?', 2), ('?', 22, '?', 3)",
                "INSERT INTO related.staff VALUES ('?', '?1', NULL), ('?', '?2', '?1'), ('?', '?3', '?2'), ('?', '?4', NULL)");
        write(
                site,
                from,
                "DELETE FROM related.parents WHERE site = '?' AND id = 1",
                "UPDATE related.parents SET id = 20 WHERE site = '?' AND id = 2",
                "DELETE FROM related.staff WHERE id = '?1'");
        write(
                site,
                from,
                "SET SESSION foreign_key_checks = 0",
                "INSERT INTO related.children VALUES ('?', 14, 99)",
                "INSERT INTO related.parents VALUES ('?', 99)",
                "SET SESSION foreign_key_checks = 1");
        pair.settle();

        bothSitesAreEqual();
        assertThat(own(from, "children")).containsExactly("12|20", "13|3", "14|99");
        assertThat(own(from, "strays")).containsExactly("20|NULL|NULL", "21|NULL|NULL", "22|" + from + "|3");
        assertThat(own(from, "staff")).containsExactly(from + "4|NULL");
    }

    @ParameterizedTest
    @EnumSource(From.class)
    void rowThatRefersToItselfIsDeletedWithoutAConflict(From from) {
        Site site = from.of(pair);
        write(
                site,
                from,
                "INSERT INTO related.teams VALUES ('?', '?1', '?1'), ('?', '?2', '?2'), ('?', '?3', '?2'),"
                        + " ('?', '?4', '?4'), ('?', '?5', '?4')");
        write(site, from, "DELETE FROM related.teams WHERE id = '?1'");
        write(
                site,
                from,
                "UPDATE related.teams SET parent = NULL WHERE id = '?2'",
                "UPDATE related.teams SET parent = id WHERE id = '?2'",
                "DELETE FROM related.teams WHERE id IN ('?2', '?4')");
        pair.settle();

        bothSitesAreEqual();
        assertThat(own(from, "teams")).containsExactly(from + "3|NULL", from + "5|NULL");
    }

    @ParameterizedTest
    @EnumSource(From.class)
    void uniqueValuesChangePlacesWithinATransaction(From from) {
        Site site = from.of(pair);
        write(
                site,
                from,
                "INSERT INTO related.slots VALUES ('?', 1, 1), ('?', 2, 2), ('?', 3, 3), ('?', 4, NULL), ('?', 5, NULL)");
        write(
                site,
                from,
                "UPDATE related.slots SET place = -1 WHERE site = '?' AND id = 1",
                "UPDATE related.slots SET place = 1 WHERE site = '?' AND id = 2",
                "UPDATE related.slots SET place = 2 WHERE site = '?' AND id = 1");
        write(site, from, "UPDATE related.slots SET place = place + 1 WHERE site = '?' ORDER BY place DESC");
        write(
                site,
                from,
                "DELETE FROM related.slots WHERE site = '?' AND id = 3",
                "INSERT INTO related.slots VALUES ('?', 6, 4)",
                "UPDATE related.slots SET id = 7 WHERE site = '?' AND id = 6",
                "INSERT INTO related.slots VALUES ('?', 6, NULL)");
        pair.settle();

        bothSitesAreEqual();
        assertThat(own(from, "slots")).containsExactly("1|3", "2|2", "4|NULL", "5|NULL", "6|NULL", "7|4");
    }

    @ParameterizedTest
    @EnumSource(From.class)
    void rowsWithoutAKeyAreChangedOneByOneEvenIfEqual(From from) {
        Site site = from.of(pair);
        write(site, from, "INSERT INTO related.twins VALUES ('?', 1), ('?', 1), ('?', 1), ('?', NULL), ('?', NULL)");
        write(
                site,
                from,
                "DELETE FROM related.twins WHERE site = '?' AND v = 1 LIMIT 1",
                "UPDATE related.twins SET v = 2 WHERE site = '?' AND v = 1 LIMIT 1",
                "UPDATE related.twins SET v = 1 WHERE site = '?' AND v IS NULL LIMIT 1");
        pair.settle();

        bothSitesAreEqual();
        assertThat(own(from, "twins")).containsExactly("NULL", "1", "1", "2");
    }

    private static void write(Site site, From from, String... statements) {
        site.transaction(Stream.of(statements)
                .map(statement -> statement.replace("?", from.name()))
                .toArray(String[]::new));
    }

    private static List<String> own(From from, String table) {
        return pair.b().rows(TABLES.get(table)).stream()
                .filter(row -> row.startsWith(from.name()))
                .map(row -> row.substring(2))
                .toList();
    }

    private static void bothSitesAreEqual() {
        TABLES.values().forEach(query -> assertThat(pair.b().rows(query))
                .as(query)
                .isEqualTo(pair.a().rows(query)));
        for (Site site : List.of(pair.a(), pair.b())) {
            assertThat(pair.journal(site).entries()).isEmpty();
        }
    }
}
