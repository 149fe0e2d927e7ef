package io.twoway.sink.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.twoway.table.TableName;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMappingTest {

    private static final Map<String, String> DATABASES = NameMapping.databasesOf("Shop:Store, a:b, b:a");
    private static final Map<TableName, TableName> TABLES =
            NameMapping.tablesOf("Shop.Orders:Archive.Sales, Shop.old:Store.NEW");

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            PRESERVE, Shop,  Orders,  Archive, Sales
            PRESERVE, Shop,  orders,  Store,   orders
            PRESERVE, shop,  Orders,  shop,    Orders
            PRESERVE, a,     T,       b,       T
            PRESERVE, b,     T,       a,       T
            LOWER,    Shop,  Orders,  Archive, Sales
            LOWER,    Shop,  Items,   Store,   items
            LOWER,    Other, Items,   other,   items
            UPPER,    Shop,  old,     Store,   NEW
            UPPER,    Other, Items,   OTHER,   ITEMS
            UPPER,    groß,  t,       GROSS,   T""")
    void theClosestEntryNamesATableAndTheCaseWhatNoneNames(
            NameCase nameCase, String database, String table, String toDatabase, String toTable) {
        NameMapping names = new NameMapping(DATABASES, TABLES, Map.of(), nameCase);
        assertThat(names.table(new TableName(database, table))).isEqualTo(new TableName(toDatabase, toTable));
    }

    @Test
    void columnsAreFoundInAnyCaseAndKeepWhatIsWritten() {
        Map<TableName, Map<String, String>> columns =
                NameMapping.columnsOf("shop.orders.Amount:Total, shop.orders.a:b, shop.orders.b:a");
        NameMapping names = new NameMapping(Map.of(), Map.of(), columns, NameCase.UPPER);
        TableName orders = new TableName("shop", "orders");
        assertThat(names.column(orders, "AMOUNT")).isEqualTo("Total");
        assertThat(names.column(orders, "a")).isEqualTo("b");
        assertThat(names.column(orders, "b")).isEqualTo("a");
        assertThat(names.column(orders, "note")).isEqualTo("note");
        assertThat(names.column(new TableName("shop", "items"), "amount")).isEqualTo("amount");
    }

    @Test
    void withoutEntriesNothingIsMapped() {
        assertThat(NameMapping.NONE.isNone()).isTrue();
        assertThat(new NameMapping(Map.of(), Map.of(), Map.of(), NameCase.LOWER).isNone())
                .isFalse();
    }

    @Test
    void twoTablesThatBecomeOneAreRefusedUntilAStatementMayHaveRenamedOne() {
        MappedTables tables = new MappedTables(new NameMapping(Map.of(), Map.of(), Map.of(), NameCase.LOWER));
        TableName capital = new TableName("shop", "Orders");
        TableName small = new TableName("shop", "orders");
        assertThat(tables.target(capital)).isEqualTo(small);
        assertThat(tables.target(capital)).isEqualTo(small);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tables.target(small))
                .withMessageContainingAll("shop.Orders", "shop.orders", "mapping.tables");
        tables.forgetAll();
        assertThat(tables.target(small)).isEqualTo(small);
    }
}
