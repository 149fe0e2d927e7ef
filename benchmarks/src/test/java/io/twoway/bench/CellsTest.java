package io.twoway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.twoway.bench.cell.BenchCell;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CellsTest {

    @Test
    void eachCellHasANameOfItsOwn() {
        assertThat(Cells.everything()).extracting(BenchCell::name).doesNotHaveDuplicates();
        assertThat(Cells.everything()).extracting(BenchCell::title).doesNotHaveDuplicates();
    }

    /** They name databases, topics and sites. */
    @Test
    void namesAreOfLettersDigitsAndHyphens() {
        assertThat(Cells.everything())
                .allSatisfy(cell -> assertThat(cell.name()).matches("[a-z0-9-]{1,30}"));
    }

    @Test
    void itIsKnownHowLongEachTakes() {
        Estimates estimates = new Estimates();

        assertThat(Cells.everything())
                .allSatisfy(
                        cell -> assertThat(estimates.of(cell)).as(cell.name()).isPresent());
        assertThat(estimates.of(Cells.everything())).isLessThan(Duration.ofMinutes(90));
    }

    @Test
    void aQuickRunHasTheFourCellsThatAreCompared() {
        assertThat(Cells.quick())
                .extracting(BenchCell::name)
                .containsExactly("inserts", "updates", "deletes", "single");
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThatThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cells.named("insert"))
                .withMessageStartingWith("there is no cell 'insert': inserts, updates");
    }
}
