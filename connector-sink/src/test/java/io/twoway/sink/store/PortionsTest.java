package io.twoway.sink.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.sink.change.Value;
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

    @Test
    void neverFillsMoreThanHalfAPacketWithSeveralRows() {
        assertThat(new Packet(1024).portions(7)).isEqualTo(new Portions(7, 512));
        assertThat(new Packet(1 << 30).portions(7).bytes()).isLessThan(64 << 20);
    }

    @Test
    void countsTheLongestFormThatAValueCanTakeInAStatement() {
        assertThat(Packet.bytesOf(List.of(new Value.Text("x".repeat(1000)), Value.Binary.of(new byte[1000]))))
                .isBetween(5000L, 5500L);
        assertThat(Packet.bytesOf(new Value.Whole(Long.MIN_VALUE))).isGreaterThan(20);
    }
}
