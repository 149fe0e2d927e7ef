package io.twoway.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CellResultTest {

    /** Makes a cell whose contenders have a number for each round. */
    static CellResult cell(String name, Measure measure, List<Double> ours, List<Double> theirs) {
        return new CellResult(
                name,
                "Title of " + name,
                "ours",
                Stream.concat(samples("theirs", measure, theirs), samples("ours", measure, ours))
                        .toList(),
                List.of());
    }

    private static Stream<Sample> samples(String contender, Measure measure, List<Double> values) {
        return IntStream.range(0, values.size())
                .mapToObj(round -> new Sample(contender, measure, round, values.get(round)));
    }

    @Test
    void ratiosAreMadeWithinARound() {
        CellResult cell = cell("inserts", Measure.ROWS, List.of(100.0, 10.0, 300.0), List.of(50.0, 5.0, 100.0));

        assertThat(cell.ratio("theirs", Measure.ROWS)).contains(new Spread(2, 2, 3));
    }

    @Test
    void aShorterTimeIsTheBetterOne() {
        CellResult cell = cell("latency", Measure.P99, List.of(10.0), List.of(40.0));

        assertThat(cell.ratio("theirs", Measure.P99)).contains(new Spread(4, 4, 4));
    }

    @Test
    void aRoundThatOnlyOneHasHasNoRatio() {
        CellResult cell = cell("inserts", Measure.ROWS, List.of(100.0), List.of(50.0, 1.0));

        assertThat(cell.ratio("theirs", Measure.ROWS)).contains(new Spread(2, 2, 2));
        assertThat(cell.ratio("nobody", Measure.ROWS)).isEmpty();
    }

    @Test
    void theBaselineComesFirst() {
        assertThat(cell("inserts", Measure.ROWS, List.of(1.0), List.of(1.0)).contenders())
                .containsExactly("ours", "theirs");
    }
}
