package io.twoway.precheck.rule.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.facts.ColumnFacts;
import io.twoway.precheck.facts.KeyFacts;
import io.twoway.precheck.facts.TableFacts;
import io.twoway.precheck.rule.Cures;
import io.twoway.precheck.rule.Settings;
import io.twoway.precheck.rule.server.Servers;
import io.twoway.table.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TableRulesTest {

    private static final ColumnFacts ID = column("id", "int", false);
    private static final ColumnFacts CODE = column("code", "varchar", true);
    private static final KeyFacts PRIMARY = new KeyFacts("PRIMARY", List.of("id"));
    private static final KeyFacts UNIQUE = new KeyFacts("by_code", List.of("code"));

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("column-types", table(List.of(ID, column("shape", "hologram", true)), List.of(PRIMARY))),
                Arguments.of(
                        "column-types",
                        table(
                                List.of(
                                        ID,
                                        new ColumnFacts(
                                                "none",
                                                "binary",
                                                "binary(0)",
                                                0,
                                                "",
                                                "",
                                                true,
                                                false,
                                                false,
                                                false,
                                                false)),
                                List.of(PRIMARY))),
                Arguments.of("table-names", named("shop", "`t`")),
                Arguments.of("table-names", named("shop", "\"t")),
                Arguments.of("table-names", named("shop", "t\"")),
                Arguments.of("table-names", named("sh\nop", "t")),
                Arguments.of("table-keys", table(List.of(ID, CODE), List.of())),
                Arguments.of("table-keys", table(List.of(ID, CODE), List.of(UNIQUE))),
                Arguments.of(
                        "table-keys", table(List.of(ID, CODE), List.of(new KeyFacts("by_start", List.of("code(3)"))))),
                Arguments.of(
                        "storage-engine",
                        new TableFacts(name("t"), "MyISAM", List.of(ID), List.of(PRIMARY), List.of(), List.of())),
                Arguments.of(
                        "engine-without-rows",
                        new TableFacts(name("t"), "MRG_MYISAM", List.of(ID), List.of(PRIMARY), List.of(), List.of())),
                Arguments.of(
                        "triggers",
                        new TableFacts(name("t"), "InnoDB", List.of(ID), List.of(PRIMARY), List.of("tr"), List.of())),
                Arguments.of(
                        "foreign-key-cascades",
                        new TableFacts(name("t"), "InnoDB", List.of(ID), List.of(PRIMARY), List.of(), List.of("fk"))));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void eachFaultIsNamedByItsItemWithTheTable(String name, TableFacts table) {
        assertThat(problems(List.of(table))).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo(name);
            assertThat(item.found()).contains(table.name().toString());
            Cures.assertStatementsCanBePasted(item);
        });
    }

    @Test
    void eachTableWithoutAKeyHasAStatementThatGivesItOne() {
        ColumnFacts counter = new ColumnFacts("n", "int", "int", 0, "", "", false, false, true, false, false);
        assertThat(problems(List.of(
                        table(List.of(CODE), List.of()),
                        table(List.of(ID), List.of()),
                        table(List.of(ID, counter), List.of()))))
                .singleElement()
                .satisfies(item -> assertThat(item.fix().lines())
                        .containsExactly(
                                numbering("id"), numbering("row_id"), "ALTER TABLE `shop`.`t` ADD PRIMARY KEY (`n`);"));
    }

    /** ADD COLUMN ... AUTO_INCREMENT would number the rows in another order at the other side. */
    private static String numbering(String column) {
        return ("ALTER TABLE `shop`.`t` ADD COLUMN %1$s BIGINT; SET @row := 0; "
                        + "UPDATE `shop`.`t` SET %1$s = (@row := @row + 1); "
                        + "ALTER TABLE `shop`.`t` MODIFY %1$s BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY; "
                        + "-- in one session, at the site whose DDL travels, and while nothing else writes the table")
                .formatted(column);
    }

    @Test
    void aColumnThatCannotTravelIsLeftOutByItsFullName() {
        ColumnFacts shape = column("shape", "hologram", true);
        assertThat(problems(List.of(table(List.of(ID, shape), List.of(PRIMARY)))))
                .singleElement()
                .satisfies(item -> assertThat(item.fix()).startsWith("Add shop.t.shape to column.exclude.list"));
    }

    @Test
    void goodTablesPass() {
        assertThat(problems(List.of(table(List.of(ID, CODE), List.of(PRIMARY, UNIQUE)))))
                .isEmpty();
        assertThat(problems(List.of())).isEmpty();
    }

    @Test
    void aUniqueKeyOverColumnsThatAreNeverNullIsAKey() {
        assertThat(problems(List.of(table(List.of(ID, CODE), List.of(new KeyFacts("by_id", List.of("ID")))))))
                .isEmpty();
    }

    @Test
    void cascadesAreNoProblemWhereTheyAreLogged() {
        TableFacts table = new TableFacts(name("t"), "InnoDB", List.of(ID), List.of(PRIMARY), List.of(), List.of("fk"));
        assertThat(TableRules.judge(
                        "site a", Servers.with(Map.of("innodb_native_foreign_keys", "OFF")), List.of(table)))
                .noneMatch(Item::isProblem);
    }

    @Test
    void manyTablesAreCountedAndTheFirstOnesNamed() {
        List<TableFacts> tables = IntStream.range(0, 25)
                .mapToObj(i -> new TableFacts(name("t" + i), "InnoDB", List.of(ID), List.of(), List.of(), List.of()))
                .toList();
        assertThat(problems(tables)).singleElement().satisfies(item -> assertThat(item.found())
                .startsWith("25 of 25 tables: shop.t0, shop.t1")
                .endsWith("shop.t9 and 15 more."));
    }

    static Stream<Arguments> differences() {
        ColumnFacts wide = new ColumnFacts(
                "code", "varchar", "varchar(99)", 99, "utf8mb4", "utf8mb4_bin", true, false, false, false, false);
        ColumnFacts narrow = new ColumnFacts(
                "code", "varchar", "varchar(9)", 9, "utf8mb4", "utf8mb4_bin", true, false, false, false, false);
        ColumnFacts latin = new ColumnFacts(
                "code", "varchar", "varchar(99)", 99, "latin1", "utf8mb4_bin", true, false, false, false, false);
        ColumnFacts folding = new ColumnFacts(
                "code",
                "varchar",
                "varchar(99)",
                99,
                "utf8mb4",
                "utf8mb4_0900_ai_ci",
                true,
                false,
                false,
                false,
                false);
        ColumnFacts computed = new ColumnFacts(
                "code", "varchar", "varchar(99)", 99, "utf8mb4", "utf8mb4_bin", true, true, false, false, false);
        ColumnFacts hidden = new ColumnFacts(
                "code", "varchar", "varchar(99)", 99, "utf8mb4", "utf8mb4_bin", true, false, false, false, true);
        TableFacts base = table(List.of(ID, wide), List.of(PRIMARY));
        return Stream.of(
                Arguments.of("columns-match", base, table(List.of(ID), List.of(PRIMARY))),
                Arguments.of("columns-match", table(List.of(ID), List.of(PRIMARY)), base),
                Arguments.of("column-definitions-match", base, table(List.of(ID, narrow), List.of(PRIMARY))),
                Arguments.of("column-definitions-match", base, table(List.of(ID, latin), List.of(PRIMARY))),
                Arguments.of("column-collations-match", base, table(List.of(ID, folding), List.of(PRIMARY))),
                Arguments.of("generated-columns-match", base, table(List.of(ID, computed), List.of(PRIMARY))),
                Arguments.of("invisible-columns-match", base, table(List.of(ID, hidden), List.of(PRIMARY))),
                Arguments.of("keys-match", base, table(List.of(ID, wide), List.of())),
                Arguments.of("keys-match", base, table(List.of(ID, wide), List.of(PRIMARY, UNIQUE))));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void eachDifferenceBetweenTheSidesIsNamedByItsItemWithTheTable(String name, TableFacts a, TableFacts b) {
        assertThat(problems(a, b)).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo(name);
            assertThat(item.found()).contains("shop.t (");
            assertThat(item.fix()).startsWith("SHOW CREATE TABLE `shop`.`t`; -- at A and at B");
        });
    }

    @Test
    void triggersThatTheUserCannotSeeAreUnknownWithTheGrantThatShowsThem() {
        List<TableFacts> tables = List.of(table(List.of(ID), List.of(PRIMARY)));
        assertThat(TableRules.judge("site a", Servers.granted("GRANT SELECT ON *.* TO `two`@`%`"), tables))
                .filteredOn(item -> item.name().equals("triggers"))
                .extracting(Item::result, Item::fix)
                .containsExactly(tuple(Result.UNKNOWN, "GRANT TRIGGER ON *.* TO 'two'@'%';"));
    }

    @Test
    void aTableThatTheOtherSideLacksIsNamedWhereNoSchemaIsSent() {
        Item missing = TablePairRules.judgeMissing(Set.of(name("t"), name("u")), Set.of(name("t"), name("v")));
        assertThat(missing.result()).isEqualTo(Result.FAILED);
        assertThat(missing.found()).isEqualTo("1 of 2 tables: shop.u.");
        assertThat(TablePairRules.judgeMissing(Set.of(name("t")), Set.of(name("t")))
                        .isProblem())
                .isFalse();
    }

    @Test
    void rowsAtBothSidesAreNamed() {
        Item both = TablePairRules.judgeRows(Set.of(name("t"), name("u")), Set.of(name("t"), name("v")));
        assertThat(both.result()).isEqualTo(Result.WARNING);
        assertThat(both.found()).isEqualTo("1 of 2 tables: shop.t.");
        assertThat(TablePairRules.judgeRows(Set.of(name("t")), Set.of(name("v")))
                        .isProblem())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "longtext, 4294967295, 50331648, true",
        "mediumtext, 16777215, 50331648, false",
        "mediumtext, 16777215, 1048576, true",
        "json, 0, 50331648, true",
        "varchar(100), 400, 1048576, false"
    })
    void aValueWhoseRecordTheProducerRefusesIsNamed(String type, long bytes, String limit, boolean tooLarge) {
        ColumnFacts column = new ColumnFacts("body", type, type, bytes, "", "", true, false, false, false, false);
        Settings source = new Settings("a-source", Map.of("producer.override.max.request.size", limit));
        Item item = RowSizeRules.judge(
                "site a", source, Servers.good(), List.of(table(List.of(ID, column), List.of(PRIMARY))));
        assertThat(item.isProblem()).isEqualTo(tooLarge);
        assertThat(item.found().contains("shop.t (body " + type + ")")).isEqualTo(tooLarge);
    }

    @Test
    void theSettingsThatALargeValueNeedsAreToldBelowThePacketOfTheServer() {
        ColumnFacts column =
                new ColumnFacts("body", "longblob", "longblob", 4294967295L, "", "", true, false, false, false, false);
        Item item = RowSizeRules.judge(
                "site a",
                new Settings("a-source", Map.of()),
                Servers.good(),
                List.of(table(List.of(ID, column), List.of(PRIMARY))));
        assertThat(item.fix()).contains("buffer.memory to 201326592");
    }

    @Test
    void theSameTableUnderAnotherNameAndInOtherLettersPasses() {
        TableFacts a = table(List.of(ID, CODE), List.of(PRIMARY, UNIQUE));
        TableFacts b = new TableFacts(
                new TableName("store", "t"),
                "InnoDB",
                List.of(column("ID", "int", false), column("Code", "varchar", true)),
                List.of(new KeyFacts("PRIMARY", List.of("ID")), new KeyFacts("other_name", List.of("Code"))),
                List.of(),
                List.of());
        UnaryOperator<TableName> names = name -> new TableName("store", name.table());
        assertThat(TablePairRules.judge(Map.of(a.name(), a), Map.of(b.name(), b), names))
                .noneMatch(Item::isProblem);
    }

    @Test
    void aTableOfOneSideOnlyIsNotCompared() {
        TableFacts a = table(List.of(ID), List.of(PRIMARY));
        assertThat(TablePairRules.judge(Map.of(a.name(), a), Map.of(), UnaryOperator.identity()))
                .noneMatch(Item::isProblem);
    }

    private static List<Item> problems(List<TableFacts> tables) {
        return TableRules.judge("site a", Servers.good(), tables).stream()
                .filter(Item::isProblem)
                .toList();
    }

    private static List<Item> problems(TableFacts a, TableFacts b) {
        return TablePairRules.judge(Map.of(a.name(), a), Map.of(b.name(), b), UnaryOperator.identity()).stream()
                .filter(Item::isProblem)
                .toList();
    }

    private static TableFacts table(List<ColumnFacts> columns, List<KeyFacts> keys) {
        return new TableFacts(name("t"), "InnoDB", columns, keys, List.of(), List.of());
    }

    private static TableFacts named(String database, String table) {
        return new TableFacts(
                new TableName(database, table), "InnoDB", List.of(ID), List.of(PRIMARY), List.of(), List.of());
    }

    private static ColumnFacts column(String name, String type, boolean nullable) {
        return new ColumnFacts(name, type, type, 0, "", "", nullable, false, false, false, false);
    }

    private static TableName name(String table) {
        return new TableName("shop", table);
    }
}
