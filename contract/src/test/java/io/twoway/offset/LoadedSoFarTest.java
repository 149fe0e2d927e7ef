package io.twoway.offset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadedSoFarTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "119  | 1 | 1 rows/s, about 119 s left",
                "120  | 1 | 1 rows/s, about 2 min left",
                "7199 | 1 | 1 rows/s, about 119 min left",
                "7260 | 1 | 1 rows/s, about 2 h 1 min left",
                "5    | 2 | 2 rows/s, about 3 s left",
                "0    | 2 | 2 rows/s",
                "5    | 0 | 0 rows/s"
            })
    void theTimeThatIsLeftIsSaidAsExactlyAsItIsKnown(long remaining, long speed, String pace) {
        assertThat(new LoadedSoFar(1, 10_000, remaining, speed).pace()).isEqualTo(pace);
    }

    @Test
    void percentNeverSaysDone() {
        assertThat(new LoadedSoFar(900, 100, 0, 1).percent()).isEqualTo(99);
        assertThat(new LoadedSoFar(1, 0, 0, 1).percent()).isZero();
    }

    @Test
    void theOffsetKeepsItAndWhatALaterVersionAddsIsPassedOver() {
        LoadedSoFar far = new LoadedSoFar(20, 200, 180, 2);

        assertThat(LoadedSoFar.in(Map.of(LoadedSoFar.OFFSET_KEY, far.encoded())))
                .hasValue(far);
        assertThat(LoadedSoFar.in(Map.of(LoadedSoFar.OFFSET_KEY, far.encoded().replace("}", ",\"later\":1}"))))
                .hasValue(far);
        assertThat(LoadedSoFar.in(Map.of())).isEmpty();
    }
}
