package io.twoway.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlteredNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            ALTER TABLE `t``x` DROP `a``b`                          | ALTER TABLE `t``x` DROP `a#b`
            /* `` */ alter table d.t rename column `a``` to ```b`   | /* `` */ alter table d.t rename column `a#` to `#b`
            ALTER TABLE `d``d`.`t` ADD (`a``` INT COMMENT '``')     | ALTER TABLE `d``d`.`t` ADD (`a#` INT COMMENT '``')
            ALTER TABLE t RENAME KEY `k``` TO `l```, RENAME `t```   | ALTER TABLE t RENAME KEY `k#` TO `l#`, RENAME `t```
            ALTER TABLE t DROP `a``b`, RENAME TO `d```.`t```        | ALTER TABLE t DROP `a#b`, RENAME TO `d```.`t```
            ALTER TABLE t RENAME AS `u```, ADD `a``` INT AFTER `b`  | ALTER TABLE t RENAME AS `u```, ADD `a#` INT AFTER `b`
            """)
    void backticksAreReplacedInAllNamesButTheTables(String statement, String replaced) {
        assertThat(AlteredNames.withoutBackticks(statement, '#')).contains(replaced);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE `t``x` ADD c INT",
                "ALTER TABLE t RENAME = `u```",
                "CREATE TABLE t (`a``b` INT)",
                "ALTER DATABASE `d``d` CHARACTER SET utf8mb4",
                "ALTER TABLE",
                ""
            })
    void whereThereAreNoneNothingIsReplaced(String statement) {
        assertThat(AlteredNames.withoutBackticks(statement, '#')).isEmpty();
    }

    @Test
    void aTextWithBackticksIsNoName() {
        assertThat(AlteredNames.withoutBackticks("ALTER TABLE t ADD c TEXT DEFAULT ('`a``b`')", '#'))
                .isEmpty();
    }
}
