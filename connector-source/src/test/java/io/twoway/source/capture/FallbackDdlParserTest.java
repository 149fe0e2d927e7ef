package io.twoway.source.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.debezium.DebeziumException;
import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.connector.mysql.antlr.MySqlPtAntlrDdlParser;
import io.debezium.relational.Column;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables;
import io.debezium.relational.ddl.DdlChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The statements are real ones of MySQL 9.7; what Debezium's first parser makes of them was tried with 3.6.1. */
class FallbackDdlParserTest {

    private static final TableId TABLE = new TableId("shop", null, "t");

    private final Tables tables = new Tables();

    @BeforeEach
    void createTable() {
        parser(Optional.empty()).parse("CREATE TABLE t (id INT PRIMARY KEY, v INT)", tables);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ALTER TABLE t ADD COLUMN url VARCHAR(200)                    | id, v, url
            ALTER TABLE t ADD parallel INT, ADD manual INT, ADD auto INT | id, v, parallel, manual, auto
            ALTER TABLE t ADD e VECTOR(3), ADD INDEX ((v + 1))           | id, v, e
            ALTER TABLE t ADD c INT ENGINE_ATTRIBUTE='{}' CHECK (c > 1)  | id, v, c
            ALTER TABLE t ADD c VARCHAR(9) DEFAULT (UUID()) INVISIBLE    | id, v, c
            """)
    void whatOneParserRejectsTheOtherReads(String text, String columns) {
        parser(Optional.empty()).parse(text, tables);

        assertThat(String.join(", ", columns(TABLE))).isEqualTo(columns);
    }

    /** Debezium alone finds none of these columns, or gives them other names. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            ALTER TABLE `b``t` RENAME COLUMN `o``ld` TO `n``ew`                  | id, n`ew, plain     | id
            ALTER TABLE `b``t` RENAME COLUMN plain TO ```quoted```               | id, o`ld, `quoted`  | id
            ALTER TABLE `b``t` RENAME COLUMN `o``ld` TO old                      | id, old, plain      | id
            ALTER TABLE `b``t` CHANGE COLUMN `o``ld` `n``ew` BIGINT FIRST        | n`ew, id, plain     | id
            ALTER TABLE `b``t` MODIFY COLUMN `o``ld` BIGINT AFTER plain          | id, plain, o`ld     | id
            ALTER TABLE `b``t` DROP COLUMN `o``ld`                               | id, plain           | id
            ALTER TABLE `b``t` ADD COLUMN `a``dd` INT AFTER `o``ld`              | id, o`ld, a`dd, plain | id
            ALTER TABLE `b``t` ADD COLUMN (`a``dd` INT, b INT)                   | id, o`ld, plain, a`dd, b | id
            ALTER TABLE `b``t` DROP PRIMARY KEY, ADD PRIMARY KEY (`o``ld`)       | id, o`ld, plain     | o`ld
            ALTER TABLE `b``t` RENAME COLUMN id TO `i``d`, RENAME TO `b``t`      | i`d, o`ld, plain    | i`d
            """)
    void columnsWithABacktickAreFoundByAlterTable(String text, String columns, String key) {
        TableId table = new TableId("shop", null, "b`t");
        FallbackDdlParser parser = parser(Optional.empty());
        parser.parse("CREATE TABLE `b``t` (id INT PRIMARY KEY, `o``ld` INT NOT NULL, plain INT)", tables);

        parser.parse(text, tables);

        assertThat(String.join(", ", columns(table))).isEqualTo(columns);
        assertThat(tables.forTable(table).primaryKeyColumnNames()).containsExactly(key);
        assertThat(tables.forTable(table).columns())
                .extracting(Column::position)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, columns(table).size()).boxed().toList());
    }

    @Test
    void aTableThatIsRenamedKeepsTheNamesOfItsColumns() {
        FallbackDdlParser parser = parser(Optional.empty());
        parser.parse("CREATE TABLE `b``t` (id INT PRIMARY KEY, `o``ld` INT)", tables);

        parser.parse("ALTER TABLE `b``t` ADD COLUMN `a``dd` INT FIRST, RENAME TO `c``t`", tables);

        assertThat(columns(new TableId("shop", null, "c`t"))).containsExactly("a`dd", "id", "o`ld");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE LIBRARY l LANGUAGE JAVASCRIPT AS 'export function f(n) { return n }'",
                "CREATE DEFINER=`root`@`%` FUNCTION f(n INT) RETURNS int LANGUAGE JAVASCRIPT USING (l) AS 'return 1'",
                "CREATE JSON RELATIONAL DUALITY VIEW dv AS SELECT JSON_DUALITY_OBJECT('_id': id) FROM t",
                "CREATE SPATIAL REFERENCE SYSTEM 999999 NAME 'x' DEFINITION 'GEOGCS[\"x\"]'"
            })
    void whatHasNoTableIsPassedOver(String text) {
        assertThat(parser(Optional.empty()).parse(text, tables).isEmpty()).isTrue();
        assertThat(columns(TABLE)).containsExactly("id", "v");
    }

    @Test
    void tableThatIsNotCapturedIsForgotten() {
        FallbackDdlParser parser = parser(Optional.empty());
        parser.parse("CREATE TABLE other.u (id INT)", tables);
        parser.parse("ALTER TABLE other.u ADD COLUMN vector INT", tables);

        assertThat(tables.forTable(new TableId("other", null, "u"))).isNull();
    }

    @Test
    void capturedTableStopsTheCaptureWithStatementAndCure() {
        String text = "ALTER TABLE t ADD COLUMN vector INT";

        assertThatThrownBy(() -> parser(Optional.empty()).parse(text, tables))
                .isInstanceOf(DebeziumException.class)
                .hasMessageContaining("about shop.t: " + text)
                .hasMessageContaining("ddl.parse.as");
        assertThat(columns(TABLE)).containsExactly("id", "v");
    }

    @Test
    void unknownWordsStopTheCapture() {
        assertThatThrownBy(() -> parser(Optional.empty()).parse("RESHAPE EVERY TABLE", tables))
                .isInstanceOf(DebeziumException.class);
    }

    @Test
    void substituteIsReadInThePlaceOfItsTablesStatementOnly() {
        FallbackDdlParser parser = parser(Optional.of("ALTER TABLE shop.t ADD COLUMN `vector` INT"));
        List<String> texts = new ArrayList<>();
        parser.parse("ALTER TABLE t ADD COLUMN vector INT", tables)
                .getEventsByDatabase((name, events) -> events.forEach(event -> texts.add(event.statement())));

        assertThat(columns(TABLE)).containsExactly("id", "v", "vector");
        assertThat(texts).singleElement().asString().endsWith("*/ ALTER TABLE t ADD COLUMN vector INT");
        assertThatThrownBy(() -> parser.parse("CREATE TABLE u (id INT, vector INT)", tables))
                .isInstanceOf(DebeziumException.class);
    }

    @Test
    void bothPartsOfARenameHaveTheWholeText() {
        FallbackDdlParser parser = parser(Optional.empty());
        parser.parse("CREATE TABLE u (id INT)", tables);
        List<String> texts = new ArrayList<>();
        DdlChanges changes = parser.parse("RENAME TABLE t TO x, u TO t", tables);
        changes.getEventsByDatabase((name, events) -> events.forEach(event -> texts.add(event.statement())));

        assertThat(texts)
                .containsExactly(
                        "/*twoway 1 c2hvcA*/ RENAME TABLE t TO x, u TO t",
                        "/*twoway 2 c2hvcA*/ RENAME TABLE t TO x, u TO t");
    }

    private static FallbackDdlParser parser(Optional<String> substitute) {
        FallbackDdlParser parser = new FallbackDdlParser(
                new MySqlAntlrDdlParser(),
                new MySqlPtAntlrDdlParser(),
                id -> id.catalog().equals("shop"),
                substitute);
        parser.setCurrentSchema("shop");
        return parser;
    }

    private List<String> columns(TableId table) {
        return tables.forTable(table).columns().stream().map(Column::name).toList();
    }
}
