package io.twoway.source.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class KeyRangeTest {

    private static final Table TABLE = Table.editor()
            .tableId(new TableId("sh`op", null, "orders"))
            .addColumns(column("id", "BIGINT UNSIGNED"), column("code", "VARCHAR"), column("price", "FLOAT"))
            .setPrimaryKeyNames("id", "code")
            .create();

    private final KeyRange range = new KeyRange(TABLE, Optional.empty());

    @Test
    void firstRowsHaveNoCondition() {
        assertThat(range.query(List.of(), List.of(), 10))
                .isEqualTo("SELECT `id`, CAST(`code` AS BINARY) AS `code`, (`price` + 0e0) AS `price`,"
                        + " CAST(`loaded`.`id` AS CHAR),"
                        + " CONCAT('_', CHARSET(`loaded`.`code`), ' X''', HEX(`loaded`.`code`), '''')"
                        + " FROM `sh``op`.`orders` AS `loaded` ORDER BY `loaded`.`id`, `loaded`.`code` LIMIT 10");
    }

    @Test
    void rowsBehindAKeyAreComparedColumnByColumn() {
        assertThat(range.query(List.of("7", "_utf8mb4 X'61'"), List.of(), 10))
                .contains(" WHERE (`loaded`.`id` >= 7 AND (`loaded`.`id` > 7 OR `loaded`.`id` = 7 AND"
                        + " (`loaded`.`code` > _utf8mb4 X'61'))) ORDER BY ");
    }

    @Test
    void upperKeyBelongsToTheRange() {
        assertThat(range.query(List.of("7", "X"), List.of("9", "Y"), 10))
                .contains(" AND (`loaded`.`id` <= 9 AND (`loaded`.`id` < 9 OR `loaded`.`id` = 9 AND"
                        + " (`loaded`.`code` <= Y))) ORDER BY ");
    }

    @Test
    void onlyRowsThatTravelAreSelected() {
        KeyRange big = new KeyRange(TABLE, Optional.of("price > 1 OR code = 'x'"));

        assertThat(big.query(List.of(), List.of("9", "Y"), 10))
                .contains(" AS `loaded` WHERE (price > 1 OR code = 'x') AND (`loaded`.`id` <= 9 AND ");
    }

    @Test
    void keyOfATypeWithoutAnOrderIsRefused() {
        Table table = Table.editor()
                .tableId(new TableId("shop", null, "places"))
                .addColumns(column("place", "POINT"))
                .setPrimaryKeyNames("place")
                .create();

        assertThatThrownBy(() -> new KeyRange(table, Optional.empty()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("place");
    }

    private static Column column(String name, String type) {
        return Column.editor().name(name).type(type).optional(false).create();
    }
}
