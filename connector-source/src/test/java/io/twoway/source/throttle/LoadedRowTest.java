package io.twoway.source.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LoadedRowTest {

    @Test
    void textsAndBinariesCountByTheirLengthAndNullNothing() {
        assertThat(LoadedRow.bytes(new Object[] {1, "12345", new byte[1_000], null, new BigDecimal("1.5")}))
                .isEqualTo(8 + 5 + 1_000 + 8);
    }
}
