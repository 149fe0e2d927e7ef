package io.twoway.source.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFilterTest {

    private static final BookkeepingDatabase BOOKKEEPING = new BookkeepingDatabase("dts");
    private static final RowFilter FILTER = new RowFilter(
            List.of(condition("eu", "shop\\.orders, crm\\.a[x\\,y]b"), condition("big", "(shop|dts)\\.(?!free).*")),
            BOOKKEEPING);

    private static RowCondition condition(String name, String tables) {
        return new RowCondition(name, RowCondition.tables(tables), ConditionText.parse("a = 1"));
    }

    @ParameterizedTest
    @CsvSource({
        "shop, orders, eu",
        "SHOP, Orders, eu",
        "crm, axb, eu",
        "shop, items, big",
        "shop, freebies, none",
        "crm, items, none",
        "workshop, orders, none",
        "dts, progress, none"
    })
    void firstConditionThatCoversTheWholeNameCounts(String database, String table, String name) {
        assertThat(FILTER.conditionOf(database, table).map(RowCondition::name).orElse("none"))
                .isEqualTo(name);
    }

    @Test
    void withoutConditionsAllRowsTravel() {
        assertThat(new RowFilter(List.of(), BOOKKEEPING).isOpen()).isTrue();
        assertThat(FILTER.isOpen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, true, INSIDE", "false, true, ENTERING", "true, false, LEAVING", "false, false, OUTSIDE"})
    void moveIsWhatTheConditionSaysBeforeAndAfter(boolean before, boolean after, RowMove move) {
        assertThat(RowMove.of(before, after)).isEqualTo(move);
    }
}
