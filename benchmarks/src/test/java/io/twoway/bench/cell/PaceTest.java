package io.twoway.bench.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void slowRowsAreCommittedOneByOne() {
        assertThat(Pace.of(100)).isEqualTo(new Pace(100, 1));
    }

    @Test
    void manyRowsShareACommit() {
        assertThat(Pace.of(5_000)).isEqualTo(new Pace(5_000, 25));
    }
}
