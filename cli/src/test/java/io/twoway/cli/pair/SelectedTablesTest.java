package io.twoway.cli.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.table.TableName;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectedTablesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bookkeeping.database  | books                      | shop.orders | true",
                "bookkeeping.database  | books                      | books.other | false",
                "bookkeeping.database  | books                      | dts.other   | true",
                "tasks.max             | 1                          | dts.other   | false",
                "database.include.list | shop,crm                   | shop.orders | true",
                "database.include.list | SHOP                       | shop.orders | true",
                "database.include.list | sho                        | shop.orders | false",
                "database.exclude.list | s.*                        | shop.orders | false",
                "table.include.list    | shop\\.orders, shop\\.l.*  | shop.lines  | true",
                "table.include.list    | shop\\.o{1\\,9}rders       | shop.orders | true",
                "table.include.list    | orders                     | shop.orders | false",
                "table.exclude.list    | shop\\.log                 | shop.log    | false",
                "table.exclude.list    | shop\\.log                 | shop.logs   | true"
            })
    void aTableIsCapturedAsDebeziumReadsTheLists(String key, String value, String table, boolean captured) {
        ConnectorConfig source = new ConnectorConfig("a-source", Map.of(key, value));
        String[] parts = table.split("\\.");
        assertThat(new SelectedTables(source).test(new TableName(parts[0], parts[1])))
                .isEqualTo(captured);
    }
}
