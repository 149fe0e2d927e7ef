package io.twoway.sink.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValueTest {

    @Test
    void zeroHasNoSign() {
        assertThat(new Value.Real(-0.0)).isEqualTo(new Value.Real(0.0)).hasToString("0.0");
    }
}
