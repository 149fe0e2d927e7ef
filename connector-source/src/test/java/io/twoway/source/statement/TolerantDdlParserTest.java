package io.twoway.source.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.relational.Column;
import io.debezium.relational.SystemVariables;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables;
import io.debezium.relational.ddl.DdlChanges;
import io.debezium.relational.ddl.DdlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TolerantDdlParserTest {

    private static final TableId ORDERS = new TableId("shop", null, "orders");
    private static final TableId OTHER = new TableId("shop", null, "other");

    private final Tables tables = new Tables();

    TolerantDdlParserTest() {
        for (TableId id : new TableId[] {ORDERS, OTHER}) {
            tables.overwriteTable(Table.editor()
                    .tableId(id)
                    .addColumn(Column.editor().name("id").type("INT").create())
                    .create());
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, AssertionError.class, IllegalStateException.class})
    void statementThatIsTooMuchForTheParserLeavesItsTablesUnknownAndNoOther(Class<? extends Throwable> thrown)
            throws ReflectiveOperationException {
        DdlParser parser = new TolerantDdlParser(
                new Throwing(thrown.getDeclaredConstructor().newInstance()));
        parser.setCurrentSchema("shop");

        DdlChanges changes = parser.parse("ALTER TABLE orders ADD COLUMN c INT", tables);

        assertThat(changes.isEmpty()).as("the statement travels as a whole").isTrue();
        assertThat(tables.forTable(ORDERS)).isNull();
        assertThat(tables.forTable(OTHER)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE `\"front` (id INT)",
                "CREATE TABLE `back\"` (id INT)",
                "CREATE TABLE ```ticks``` (id INT)",
                "RENAME TABLE orders TO `\"orders`",
                "CREATE TABLE `\"crm`.t (id INT)"
            })
    void nameThatDebeziumCannotReadAgainDoesNotComeIntoItsHistory(String statement) {
        DdlParser parser = new TolerantDdlParser(new MySqlAntlrDdlParser());
        parser.setCurrentSchema("shop");

        DdlChanges changes = parser.parse(statement, tables);

        assertThat(changes.isEmpty()).as("the statement travels as a whole").isTrue();
        assertThat(tables.tableIds()).isSubsetOf(ORDERS, OTHER);
        assertThat(tables.forTable(ORDERS) == null).isEqualTo(statement.startsWith("RENAME"));
    }

    @Test
    void whatIsNoMatterOfTheStatementIsHandedOn() {
        Error full = new OutOfMemoryError("Java heap space");

        assertThatThrownBy(() -> new TolerantDdlParser(new Throwing(full)).parse("DROP TABLE orders", tables))
                .isSameAs(full);
    }

    /** A parser that can read nothing. */
    private record Throwing(Throwable thrown) implements DdlParser {

        @Override
        public DdlChanges parse(String text, Tables known) {
            return sneak(thrown);
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> DdlChanges sneak(Throwable thrown) throws T {
            throw (T) thrown;
        }

        @Override
        public void setCurrentDatabase(String name) {}

        @Override
        public void setCurrentSchema(String name) {}

        @Override
        public SystemVariables systemVariables() {
            return new SystemVariables();
        }
    }
}
