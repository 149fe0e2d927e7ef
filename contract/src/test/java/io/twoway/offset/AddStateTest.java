package io.twoway.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class AddStateTest {

    private static final Map<String, String> LISTS = Map.of("table.include.list", "shop\\.orders");
    private static final Map<String, String> MORE = Map.of("table.include.list", "shop\\..*");
    private static final AddedTable ITEMS = new AddedTable("shop", "items");
    private static final AddedTable NOTES = new AddedTable("shop", "notes");
    private static final Map<String, Object> START = Map.of("file", "binlog.000001", "pos", 4);

    private final AddState two = AddState.of(LISTS).selecting("load", MORE, List.of(ITEMS, NOTES), table -> true);

    @Test
    void whatStandsInTheOffsetIsTheStateItWas() {
        AddState inside = two.begun(1, START).sent(2, List.of("7", "_utf8mb4 X'61'"));

        assertThat(AddState.in(Map.of(AddState.OFFSET_KEY, inside.encoded()))).contains(inside);
        assertThat(AddState.in(Map.of("file", "binlog.000001"))).isEmpty();
    }

    @Test
    void textThatIsNoStateIsRefused() {
        assertThatThrownBy(() -> AddState.in(Map.of(AddState.OFFSET_KEY, "x")))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(AddState.OFFSET_KEY);
    }

    @Test
    void tablesAreLoadedOneAfterTheOtherUnderNumbersThatNeverReturn() {
        assertThat(two.waiting()).containsExactly(ITEMS, NOTES);

        AddState items = two.begun(1, START);
        assertThat(items.isLoading()).isTrue();
        assertThat(items.current().table()).isEqualTo(ITEMS);
        assertThat(items.waiting()).containsExactly(NOTES);

        AddState done = items.loaded(2).begun(3, START).loaded(4);
        assertThat(done.isBusy()).isFalse();
        assertThat(done.selecting("another", MORE, List.of(ITEMS), table -> true))
                .satisfies(again -> assertThat(again.load()).isEqualTo(two.load()))
                .satisfies(again -> assertThat(again.chunk()).isEqualTo(4));
    }

    @Test
    void selectionThatGrowsInALoadKeepsWhatIsUnderWay() {
        AddState grown = two.begun(1, START).selecting("load", LISTS, List.of(NOTES), table -> true);

        assertThat(grown.current().table()).isEqualTo(ITEMS);
        assertThat(grown.waiting()).containsExactly(NOTES);
        assertThat(grown.lists()).isEqualTo(LISTS);
    }

    @Test
    void tablesThatLeaveTheSelectionAreNotLoaded() {
        AddState without = two.begun(1, START).selecting("load", LISTS, List.of(), table -> false);

        assertThat(without.isBusy()).isFalse();
    }

    @Test
    void noLoadHasANameBeforeSomethingIsAdded() {
        assertThat(AddState.of(LISTS).load()).isEmpty();
        assertThat(AddState.of(LISTS).isBusy()).isFalse();
        assertThat(two.load()).isEqualTo("load");
    }
}
