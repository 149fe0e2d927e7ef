package io.twoway.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationTest {

    private static final int INT = 3;

    private static Optional<Table> known(String columns) {
        Tables tables = new Tables();
        MySqlAntlrDdlParser parser = new MySqlAntlrDdlParser();
        parser.setCurrentSchema("shop");
        parser.parse("CREATE TABLE t (" + columns + ")", tables);
        return Optional.of(tables.forTable(new TableId("shop", null, "t")));
    }

    private static TableMapBytes integers(int columns) {
        TableMapBytes told = new TableMapBytes("t").column(INT, false);
        for (int i = 1; i < columns; i++) {
            told.column(INT, true);
        }
        return told;
    }

    private static Optional<TableDefinition> server(String... names) {
        return Optional.of(new TableDefinition(
                Arrays.stream(names)
                        .map(name -> new ServerColumn(
                                        name,
                                        "int",
                                        !name.equals("id"),
                                        Optional.empty(),
                                        OptionalInt.empty(),
                                        OptionalInt.empty(),
                                        OptionalInt.empty(),
                                        OptionalInt.empty())
                                .definition())
                        .toList(),
                List.of("id")));
    }

    private static Reconciliation.Outcome outcome(
            Optional<Table> known, TableMapBytes told, Optional<TableDefinition> server, boolean isServerRight) {
        return Reconciliation.of(known, told.read(), TableMapBytes.charsets(), () -> server, isServerRight);
    }

    private static Table agreed(Reconciliation.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Reconciliation.Agreed.class);
        return ((Reconciliation.Agreed) outcome).table();
    }

    @Test
    void definitionThatAgreesStaysTheSameObject() {
        Optional<Table> known = known("id INT PRIMARY KEY, a INT DEFAULT 7");

        assertThat(agreed(outcome(known, integers(2).names("id", "a").field(8, 0), Optional.empty(), false)))
                .isSameAs(known.orElseThrow());
        assertThat(agreed(outcome(known, integers(2), server("id", "a"), false)))
                .isSameAs(known.orElseThrow());
    }

    @Test
    void namesOfTheBinlogDecideTheOrderAndKeepWhatDdlSaidBesides() {
        Table table = agreed(outcome(
                known("id INT PRIMARY KEY, a INT DEFAULT 7, b INT"),
                integers(4).names("id", "b", "a", "n").field(8, 0),
                Optional.empty(),
                false));

        assertThat(table.retrieveColumnNames()).containsExactly("id", "b", "a", "n");
        assertThat(table.columns()).extracting(Column::position).containsExactly(1, 2, 3, 4);
        assertThat(table.columnWithName("a").hasDefaultValue()).isTrue();
        assertThat(table.primaryKeyColumnNames()).containsExactly("id");
    }

    @Test
    void otherWordsForATypeBecomeItsName() {
        Table table = agreed(outcome(
                known("id INT PRIMARY KEY, f BOOLEAN, r REAL"),
                new TableMapBytes("t").column(INT, false).column(1, true).column(5, true, 8),
                Optional.empty(),
                false));

        assertThat(table.columns()).extracting(Column::typeName).containsExactly("INT", "TINYINT", "DOUBLE");
    }

    @ParameterizedTest
    @CsvSource({
        "INT1 UNSIGNED, 1, TINYINT UNSIGNED",
        "INT2 UNSIGNED, 2, SMALLINT UNSIGNED",
        "MIDDLEINT UNSIGNED, 9, MEDIUMINT UNSIGNED",
        "INT4 UNSIGNED, 3, INT UNSIGNED",
        "INT8 UNSIGNED, 8, BIGINT UNSIGNED"
    })
    void otherWordsForNumbersBecomeTheirNames(String word, int code, String name) {
        TableMapBytes told =
                new TableMapBytes("t").column(INT, false).column(code, true).field(1, 0x40);

        Table table = agreed(outcome(known("id INT PRIMARY KEY, c " + word), told, Optional.empty(), false));

        assertThat(table.columnWithName("c").typeName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHARACTER VARYING(5)", "NATIONAL VARCHARACTER(5)", "NCHAR VARYING(5)", "VARCHARACTER(5)"})
    void otherWordsForVarcharBecomeItsName(String word) {
        TableMapBytes told = new TableMapBytes("t")
                .column(INT, false)
                .column(15, true, 15, 0)
                .field(2, 33);

        Table table = agreed(outcome(known("id INT PRIMARY KEY, c " + word), told, Optional.empty(), false));

        assertThat(table.columnWithName("c").typeName()).isEqualTo("VARCHAR");
    }

    @Test
    void realIsWhatTheModeOfItsSessionMadeIt() {
        TableMapBytes told = new TableMapBytes("t").column(INT, false).column(4, true, 4);

        Table table = agreed(outcome(known("id INT PRIMARY KEY, r REAL"), told, Optional.empty(), false));

        assertThat(table.columnWithName("r").typeName()).isEqualTo("FLOAT");
    }

    @Test
    void nameWithABacktickIsUnclearWhereTheServerHasAnother() {
        Table plain = known("id INT PRIMARY KEY, a INT").orElseThrow();
        Column doubled = plain.columnWithName("a").edit().name("x``y").create();
        Optional<Table> known = Optional.of(plain.edit()
                .setColumns(List.of(plain.columnWithName("id"), doubled))
                .create());

        Reconciliation.Outcome outcome = outcome(known, integers(2), server("id", "x`y"), false);

        assertThat(((Reconciliation.Unclear) outcome).message()).contains("a column has a backtick in its name");
        assertThat(outcome(known, integers(2), server("id", "x``y"), false)).isInstanceOf(Reconciliation.Agreed.class);
    }

    @Test
    void labelsThatNobodyTellsAreUnclear() {
        TableMapBytes told = new TableMapBytes("t").column(INT, false).column(254, true, 247, 1);
        Table table = known("id INT PRIMARY KEY, e ENUM('a','b')").orElseThrow();
        Column unlabelled =
                table.columnWithName("e").edit().enumValues(List.of()).create();

        Reconciliation.Outcome outcome =
                outcome(Optional.of(table.edit().updateColumn(unlabelled).create()), told, Optional.empty(), false);

        assertThat(((Reconciliation.Unclear) outcome).message())
                .contains("the labels of column 'e' are not known", "SET PERSIST binlog_row_metadata = FULL");
    }

    @Test
    void unknownTableIsReadByWhatTheBinlogSays() {
        Table table =
                agreed(outcome(Optional.empty(), integers(2).names("id", "a").field(8, 0), Optional.empty(), false));

        assertThat(table.retrieveColumnNames()).containsExactly("id", "a");
        assertThat(table.primaryKeyColumnNames()).containsExactly("id");
    }

    @Test
    void typesAloneThatDoNotAgreeAreUnclear() {
        assertThat(outcome(known("id INT PRIMARY KEY, a VARCHAR(9)"), integers(2), server("id", "a"), false))
                .isInstanceOf(Reconciliation.Unclear.class)
                .asString()
                .contains("column 'a' is known as VARCHAR, and they have INT in its place");
        assertThat(outcome(Optional.empty(), integers(2), server("id", "a"), false))
                .isInstanceOf(Reconciliation.Unclear.class);
        assertThat(outcome(known("id INT PRIMARY KEY, a INT"), integers(3), server("id", "a"), false))
                .isInstanceOf(Reconciliation.Unclear.class);
    }

    @Test
    void anotherOrderAtTheServerIsUnclearAndOtherNamesAreALaterDefinition() {
        Optional<Table> known = known("id INT PRIMARY KEY, a INT, b INT");

        assertThat(outcome(known, integers(3), server("id", "b", "a"), false))
                .isInstanceOf(Reconciliation.Unclear.class);
        assertThat(outcome(known, integers(3), server("id", "a", "c"), false))
                .isInstanceOf(Reconciliation.Agreed.class);
    }

    @Test
    void definitionOfTheServerHoldsWhereAPersonSaysSoAndTypesAgree() {
        assertThat(agreed(outcome(Optional.empty(), integers(2), server("id", "a"), true))
                        .retrieveColumnNames())
                .containsExactly("id", "a");
        assertThat(outcome(Optional.empty(), integers(3), server("id", "a"), true))
                .isInstanceOf(Reconciliation.Unclear.class);
    }
}
