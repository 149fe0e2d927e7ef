package io.twoway.source.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadPlanTest {

    @Test
    void eachTableIsAnalyzedOnceAndNotManyTogether() {
        List<String> tables =
                IntStream.range(0, 101).mapToObj(i -> "`s`.`t" + i + "`").toList();

        List<String> analyses = new LoadPlan(List.of(), tables, Map.of(), Set.of(), "").analyses();

        assertThat(analyses).hasSize(3).last().isEqualTo("ANALYZE NO_WRITE_TO_BINLOG TABLE `s`.`t100`");
        assertThat(String.join(" ", analyses).split("`s`[.]")).hasSize(102);
    }

    @Test
    void withoutTablesThereIsNothingToAnalyze() {
        assertThat(LoadPlan.NONE.analyses()).isEmpty();
    }
}
