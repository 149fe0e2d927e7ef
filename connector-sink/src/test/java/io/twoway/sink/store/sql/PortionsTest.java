package io.twoway.sink.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PortionsTest {

    @Test
    void cutsByNumber() {
        assertThat(new Portions(2, 100).of(List.of(1, 2, 3, 4, 5), n -> 1))
                .containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
        assertThat(new Portions(2, 100).of(List.of(), n -> 1)).isEmpty();
    }

    @Test
    void cutsByBytesAndGivesWhatIsTooLongAPortionOfItsOwn() {
        assertThat(new Portions(100, 10).of(List.of(4, 6, 1, 30, 2, 8), n -> n))
                .containsExactly(List.of(4, 6), List.of(1), List.of(30), List.of(2, 8));
    }
}
