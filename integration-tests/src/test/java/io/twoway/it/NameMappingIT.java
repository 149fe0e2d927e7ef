package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.JournalEntry;
import io.twoway.it.pair.Pair;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Databases, tables and columns have other names at B; each test has rows or tables of its own. */
class NameMappingIT {

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("mapping")
                .with("source-a", Map.of("database.include.list", "mapping,mp_shop"))
                .with("source-b", Map.of("database.include.list", "mapping,mp_store,mp_archive"))
                .withBothSinks(Map.of("conflict.rules", "r", "conflict.r.policy", "UseMax"))
                .withForwardSink(Map.of(
                        "mapping.databases", "mp_shop:mp_store",
                        "mapping.tables", "mp_shop.orders:mp_store.sales, mp_shop.`odd,name`:mp_archive.`even:name`",
                        "mapping.columns", "mp_shop.orders.version:revision, mp_shop.orders.code:`s,k,u`",
                        "conflict.r.tables", "mp_store.sales",
                        "conflict.r.columns", "revision"))
                .withReverseSink(Map.of(
                        "mapping.databases", "mp_store:mp_shop",
                        "mapping.tables", "mp_store.sales:mp_shop.orders, mp_archive.`even:name`:mp_shop.`odd,name`",
                        "mapping.columns", "mp_store.sales.revision:version, mp_store.sales.`s,k,u`:code",
                        "conflict.r.tables", "mp_shop.orders",
                        "conflict.r.columns", "version"));
        pair.b().execute("CREATE DATABASE mp_archive");
        pair.a()
                .execute(
                        "CREATE DATABASE mp_shop",
                        "CREATE TABLE mp_shop.orders (id INT PRIMARY KEY, code VARCHAR(20) UNIQUE, version INT, note TEXT)",
                        "INSERT INTO mp_shop.orders VALUES (1, 'c1', 1, NULL), (2, 'c2', 1, 'x'), (3, 'c3', 5, 'x'), "
                                + "(4, 'c4', 5, 'x'), (5, 'c5', 1, 'x')",
                        "CREATE TABLE mp_shop.lines_of (id INT PRIMARY KEY, o INT, "
                                + "CONSTRAINT of_order FOREIGN KEY (o) REFERENCES mp_shop.orders (id))",
                        "INSERT INTO mp_shop.lines_of VALUES (1, 1)",
                        "CREATE TABLE mp_shop.`odd,name` (id INT PRIMARY KEY)",
                        "INSERT INTO mp_shop.`odd,name` VALUES (1)",
                        "CREATE TABLE mp_shop.changing (id INT PRIMARY KEY, a INT)",
                        "INSERT INTO mp_shop.changing VALUES (1, 1)");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void tablesAreCreatedAndLoadedUnderTheirNamesThere() {
        assertThat(pair.b()
                        .rows("SELECT column_name FROM information_schema.columns WHERE table_schema = 'mp_store' "
                                + "AND table_name = 'sales' ORDER BY ordinal_position"))
                .containsSubsequence("id", "s,k,u", "revision", "note");
        assertThat(sale(1)).containsExactly("1|c1|1|NULL");
        assertThat(pair.b().rows("SELECT * FROM mp_archive.`even:name`")).containsExactly("1");
        assertThat(pair.b().rows("SELECT * FROM mp_store.lines_of")).containsExactly("1|1");
        assertThat(pair.b().value("SHOW CREATE TABLE mp_store.lines_of").replace('"', '`')) // as the session quotes
                .contains("CONSTRAINT `of_order` FOREIGN KEY (`o`) REFERENCES `sales` (`id`)");
        assertThat(pair.b().rows("SHOW DATABASES LIKE 'mp%'")).containsExactly("mp_archive", "mp_store");
    }

    @Test
    void changesTravelBothWays() {
        pair.a()
                .transaction(
                        "INSERT INTO mp_shop.orders (id, code, version, note) VALUES (100, 'a', 1, 'a'), (101, 'b', 1, 'b'), (102, 'c', 1, NULL)",
                        "UPDATE mp_shop.orders SET code = 'b2', version = 2 WHERE id = 101",
                        "UPDATE mp_shop.orders SET id = 103 WHERE id = 102",
                        "DELETE FROM mp_shop.orders WHERE id = 100",
                        "INSERT INTO mp_shop.`odd,name` VALUES (2)");
        pair.b()
                .transaction(
                        "INSERT INTO mp_store.sales (id, `s,k,u`, revision, note) VALUES (200, 'x', 1, 'x'), (201, 'y', 1, NULL)",
                        "UPDATE mp_store.sales SET `s,k,u` = 'y2', revision = 2 WHERE id = 201",
                        "DELETE FROM mp_store.sales WHERE id = 200",
                        "INSERT INTO mp_archive.`even:name` VALUES (3)");
        pair.settle();

        String rows = "|b2|2|b";
        assertThat(sale(101)).containsExactly("101" + rows).isEqualTo(order(101));
        assertThat(sale(103)).containsExactly("103|c|1|NULL").isEqualTo(order(103));
        assertThat(sale(201)).containsExactly("201|y2|2|NULL").isEqualTo(order(201));
        assertThat(pair.a().rows("SELECT * FROM mp_shop.orders WHERE id IN (100, 102, 200)"))
                .isEmpty();
        assertThat(pair.b().rows("SELECT * FROM mp_store.sales WHERE id IN (100, 102, 200)"))
                .isEmpty();
        assertThat(pair.a().rows("SELECT * FROM mp_shop.`odd,name` ORDER BY id"))
                .isEqualTo(pair.b().rows("SELECT * FROM mp_archive.`even:name` ORDER BY id"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void useMaxComparesTheMappedColumnInBothDirections() {
        pair.b().executeUnseen("UPDATE mp_store.sales SET revision = 8, note = 'b' WHERE id = 3");
        pair.a().execute("UPDATE mp_shop.orders SET version = 6, note = 'a' WHERE id = 3");
        pair.a().executeUnseen("UPDATE mp_shop.orders SET version = 6, note = 'a' WHERE id = 4");
        pair.b().execute("UPDATE mp_store.sales SET revision = 7, note = 'b' WHERE id = 4");
        pair.settle();

        assertThat(sale(3)).containsExactly("3|c3|8|b");
        assertThat(order(4)).containsExactly("4|c4|7|b");
        assertThat(entry("mp_store.sales", 3).outcome()).isEqualTo("KEPT");
        assertThat(entry("mp_store.sales", 3)
                        .after()
                        .orElseThrow()
                        .get("revision")
                        .asInt())
                .isEqualTo(6);
        JournalEntry atA = pair.journal(pair.a()).entriesOf("mp_shop.orders").stream()
                .filter(entry -> entry.key().get("id").asInt() == 4)
                .findFirst()
                .orElseThrow();
        assertThat(atA.outcome()).isEqualTo("OVERWRITTEN");
    }

    @Test
    void mappedUniqueKeyIsSeenBeforeItCollides() {
        pair.b()
                .executeUnseen(
                        "INSERT INTO mp_store.sales (id, `s,k,u`, revision, note) VALUES (300, 'taken', 1, 'b')");
        pair.a().execute("INSERT INTO mp_shop.orders (id, code, version, note) VALUES (301, 'taken', 2, 'a')");
        pair.settle();

        assertThat(sale(300)).isEmpty();
        assertThat(sale(301)).containsExactly("301|taken|2|a");
        assertThat(entry("mp_store.sales", 301).kind()).isEqualTo("INSERT_UNIQUE_TAKEN");
    }

    @Test
    void statementsRunWithTheNamesThere() {
        pair.a()
                .execute(
                        "ALTER TABLE mp_shop.orders ADD COLUMN extra INT AFTER code, ADD INDEX by_code (code, version)",
                        "CREATE INDEX by_extra ON mp_shop.orders (extra)",
                        "UPDATE mp_shop.orders SET extra = 7 WHERE id = 5",
                        "CREATE TABLE mp_shop.copy LIKE mp_shop.orders",
                        "CREATE TABLE mp_shop.changing_new LIKE mp_shop.changing",
                        "INSERT INTO mp_shop.changing_new SELECT * FROM mp_shop.changing",
                        "RENAME TABLE mp_shop.changing TO mp_shop.changing_old, mp_shop.changing_new TO mp_shop.changing",
                        "INSERT INTO mp_shop.changing VALUES (2, 2)",
                        "TRUNCATE TABLE mp_shop.changing_old",
                        "CREATE DEFINER = 'twoway'@'%' VIEW mp_shop.seen AS SELECT changing.id FROM mp_shop.changing",
                        "CREATE TABLE mp_shop.brief (id INT PRIMARY KEY)",
                        "DROP TABLE mp_shop.brief");
        pair.settle();

        assertThat(pair.b().rows("SELECT `s,k,u`, extra FROM mp_store.sales WHERE id = 5"))
                .containsExactly("c5|7");
        assertThat(
                        pair.b()
                                .rows(
                                        "SELECT index_name, column_name FROM information_schema.statistics WHERE table_schema "
                                                + "= 'mp_store' AND table_name = 'sales' AND index_name LIKE 'by%' ORDER BY 1, seq_in_index"))
                .containsExactly("by_code|s,k,u", "by_code|revision", "by_extra|extra");
        assertThat(pair.b().rows("SELECT * FROM mp_store.seen ORDER BY id")).containsExactly("1", "2");
        assertThat(pair.b().rows("SELECT * FROM mp_store.changing_old")).isEmpty();
        assertThat(pair.b().rows("SHOW TABLES FROM mp_store"))
                .containsExactly("changing", "changing_old", "copy", "lines_of", "sales", "seen");
    }

    private static JournalEntry entry(String table, int id) {
        List<JournalEntry> entries = pair.journal(pair.b()).entriesOf(table).stream()
                .filter(entry -> entry.key().get("id").asInt() == id)
                .toList();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private static List<String> order(int id) {
        return pair.a().rows("SELECT id, code, version, note FROM mp_shop.orders WHERE id = " + id);
    }

    private static List<String> sale(int id) {
        return pair.b().rows("SELECT id, `s,k,u`, revision, note FROM mp_store.sales WHERE id = " + id);
    }
}
