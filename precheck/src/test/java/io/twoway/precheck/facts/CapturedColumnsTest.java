package io.twoway.precheck.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.table.TableName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapturedColumnsTest {

    private static final TableFacts TABLE = new TableFacts(
            new TableName("shop", "orders"),
            "InnoDB",
            List.of(column("id"), column("Note"), column("shape")),
            List.of(),
            List.of(),
            List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tasks.max           | 1                                     | id,Note,shape",
                "column.exclude.list | shop.orders.shape                     | id,Note",
                "column.exclude.list | .*\\.note,crm\\.orders\\.id            | id,shape",
                "column.exclude.list | shape                                 | id,Note,shape",
                "column.include.list | shop\\.orders\\.id                    | id"
            })
    void aTableIsLeftTheColumnsThatTravel(String key, String list, String columns) {
        assertThat(CapturedColumns.of(Map.of(key, list)).of(TABLE).columns())
                .extracting(ColumnFacts::name)
                .containsExactly(columns.split(","));
    }

    private static ColumnFacts column(String name) {
        return new ColumnFacts(name, "int", "int", 0, "", "", false, false, false, false, false);
    }
}
