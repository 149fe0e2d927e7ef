package io.twoway.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {

    @Test
    void contendersOfACellStandBesideEachOther() {
        CellResult cell = CellResultTest.cell("inserts", Measure.ROWS, List.of(3.0), List.of(1.0));

        assertThat(Bars.of(cell, Measure.ROWS)).singleElement().satisfies(bars -> {
            assertThat(bars.name()).isEqualTo("inserts");
            assertThat(bars.makers()).containsExactly("ours", "theirs");
            assertThat(bars.of("nobody").median()).isZero();
        });
    }

    @Test
    void sizesOfOneMakerHaveAGroupEach() {
        CellResult cell = new CellResult(
                "tables",
                "Tables",
                "ours, 1,000 tables",
                List.of(
                        new Sample("ours, 10 tables", Measure.ROWS, 0, 2),
                        new Sample("ours, 1,000 tables", Measure.ROWS, 0, 1)),
                List.of());

        assertThat(Bars.of(cell, Measure.ROWS))
                .extracting(Bars::name)
                .containsExactly("tables: 1,000 tables", "tables: 10 tables");
        assertThat(Bars.of(cell, Measure.ROWS))
                .allSatisfy(bars -> assertThat(bars.makers()).containsExactly("ours"));
    }

    @Test
    void aCellWithoutTheMeasureHasNone() {
        assertThat(Bars.of(CellResultTest.cell("latency", Measure.P99, List.of(1.0), List.of(2.0)), Measure.ROWS))
                .isEmpty();
    }
}
