package io.twoway.source.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.source.load.ViewOrder.ViewName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ViewOrderTest {

    private static final ViewName TOP = new ViewName("shop", "a_top");
    private static final ViewName MIDDLE = new ViewName("crm", "m");
    private static final ViewName BOTTOM = new ViewName("shop", "z_bottom");
    private static final ViewName TABLE = new ViewName("shop", "orders");

    @Test
    void aViewComesAfterThoseItReadsAcrossDatabases() {
        assertThat(ViewOrder.of(
                        List.of(TOP, MIDDLE, BOTTOM),
                        Map.of(TOP, Set.of(MIDDLE, TABLE), MIDDLE, Set.of(BOTTOM), BOTTOM, Set.of(TABLE))))
                .containsExactly(BOTTOM, MIDDLE, TOP);
    }

    @Test
    void whatIsNotAskedForIsNotReturned() {
        assertThat(ViewOrder.of(List.of(TOP), Map.of(TOP, Set.of(MIDDLE), MIDDLE, Set.of(TABLE))))
                .containsExactly(TOP);
    }

    @Test
    void viewsThatReadEachOtherEndTheSearch() {
        assertThat(ViewOrder.of(List.of(TOP, MIDDLE), Map.of(TOP, Set.of(MIDDLE), MIDDLE, Set.of(TOP))))
                .containsExactlyInAnyOrder(TOP, MIDDLE);
    }
}
