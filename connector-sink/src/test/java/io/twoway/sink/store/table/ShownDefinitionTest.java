package io.twoway.sink.store.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownDefinitionTest {

    private static final String NUMBER = " AUTO_INCREMENT=17";

    /** In each, # stands where the next number is shown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE `t` (\n  `id` int NOT NULL AUTO_INCREMENT,\n  PRIMARY KEY (`id`)\n) ENGINE=InnoDB# DEFAULT CHARSET=utf8mb4",
                "CREATE TABLE `t` (\n  `id` int\n) ENGINE=ndbcluster#",
                "CREATE TABLE t (\n  id int(11)\n) ENGINE=InnoDB# DEFAULT CHARSET=latin1",
                "CREATE TABLE `t` (\n  `id` int\n) /*!50100 TABLESPACE `a*/) ENGINE=b` */ ENGINE=InnoDB# DEFAULT CHARSET=utf8mb4",
                "CREATE TABLE `t` (\n  `id` int\n) /*!50100 TABLESPACE `a` STORAGE DISK */ ENGINE=ndbcluster# DEFAULT CHARSET=utf8mb4",
                "CREATE TABLE `(` (\n  `)\n) ENGINE=InnoDB AUTO_INCREMENT=1 ``` int\n) ENGINE=InnoDB# DEFAULT CHARSET=utf8mb4",
                "CREATE TABLE `\\` (\n  `c\\` int DEFAULT ((1 + 2))\n) ENGINE=InnoDB# DEFAULT CHARSET=utf8mb4",
                "CREATE TABLE `t` (\n  `c` int COMMENT ') ENGINE=InnoDB AUTO_INCREMENT=1 '\n) ENGINE=InnoDB# DEFAULT CHARSET=utf8mb4",
                "CREATE TABLE `t` (\n  `c` enum('a'')','\\\\','\"','(')\n) ENGINE=InnoDB# DEFAULT CHARSET=utf8mb4",
                "CREATE TABLE `t` (\n  `c` text GENERATED ALWAYS AS (concat(`b`,_utf8mb4')\\'',_utf8mb4'(')) STORED\n) ENGINE=InnoDB# COMMENT='\\''",
                "CREATE TABLE `t` (\n  `c` int\n) ENGINE=InnoDB# COMMENT=' AUTO_INCREMENT=1 '\n/*!50100 PARTITION BY HASH (`c`) */"
            })
    void nextNumberIsLeftOutAndNothingElse(String shown) {
        String without = shown.replace("#", "");
        assertThat(ShownDefinition.of(shown.replace("#", NUMBER)))
                .isEqualTo(ShownDefinition.of(without))
                .contains(new ShownDefinition(without));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`%` SQL SECURITY DEFINER VIEW `v` AS select `t`.`id` AS `id` from `t`",
                "CREATE TEMPORARY TABLE `t` (\n  `id` int\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4",
                "CREATE TABLE \"t\" (\n  \"id\" int NOT NULL\n)",
                "CREATE TABLE `t` (\n  `id` int\n) DEFAULT CHARSET=utf8mb4 ENGINE=InnoDB",
                "CREATE TABLE `t` (\n  `id` int COMMENT ') ENGINE=InnoDB ",
                "CREATE TABLE `t` (\n  `id` int COMMENT '\\",
                "CREATE TABLE `t`",
                ""
            })
    void whatDoesNotShowATableWithItsEngineIsNotCompared(String shown) {
        assertThat(ShownDefinition.of(shown)).isEmpty();
    }

    /** The next number of a temporary table is one that its statement gives it. */
    @Test
    void nextNumberIsLeftOutOfWhatIsNotComparedAsWell() {
        String temporary = "CREATE TEMPORARY TABLE `t` (\n  `id` int COMMENT ' AUTO_INCREMENT=1'\n) ENGINE=InnoDB";
        String view = "CREATE VIEW `v` AS select ') ENGINE=InnoDB AUTO_INCREMENT=17' AS `id`";

        assertThat(ShownDefinition.withoutNextNumber(temporary + NUMBER)).isEqualTo(temporary);
        assertThat(ShownDefinition.withoutNextNumber(view)).isEqualTo(view);
    }
}
