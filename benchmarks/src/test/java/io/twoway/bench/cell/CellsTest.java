package io.twoway.bench.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
