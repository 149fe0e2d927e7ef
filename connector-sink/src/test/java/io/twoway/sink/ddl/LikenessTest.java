package io.twoway.sink.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikenessTest {

    private static final String TWIN = "CREATE TEMPORARY TABLE `t` (\n  `id` int DEFAULT NULL\n) ENGINE=InnoDB";

    @Test
    void tablesOfTheSameLinesAreAlike() {
        assertThat(new Likeness("CREATE TABLE `t` (\n  `id` int DEFAULT NULL\n) ENGINE=InnoDB", TWIN).difference())
                .isEmpty();
    }

    @Test
    void firstLineThatDiffersIsNamed() {
        assertThat(new Likeness("CREATE TABLE `t` (\n  `id` bigint DEFAULT NULL\n) ENGINE=InnoDB", TWIN).difference())
                .contains("here \"`id` bigint DEFAULT NULL\", by the statement \"`id` int DEFAULT NULL\"");
        assertThat(new Likeness("CREATE TABLE `t` (\n  `id` int DEFAULT NULL", TWIN).difference())
                .contains("here \"\", by the statement \") ENGINE=InnoDB\"");
    }
}
