package io.twoway.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {

    @Test
    void onlyOneIsSingular() {
        assertThat(Counted.of(0, "warning")).isEqualTo("0 warnings");
        assertThat(Counted.of(1, "warning")).isEqualTo("1 warning");
        assertThat(Counted.of(2, "prepared XA transaction")).isEqualTo("2 prepared XA transactions");
    }
}
