package io.twoway.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectedRowsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            CREATE TABLE `c` (a int) START TRANSACTION              | CREATE TABLE `c` (a int)
            CREATE TABLE `c` (a int) START TRANSACTION ENGINE=InnoDB | CREATE TABLE `c` (a int) ENGINE=InnoDB
            CREATE TABLE `s`.`c` (a int COMMENT ') START TRANSACTION') start  transaction COMMENT='x' | CREATE TABLE `s`.`c` (a int COMMENT ') START TRANSACTION') COMMENT='x'
            """)
    void whatTheServerAddedIsTakenOut(String text, String without) {
        assertThat(SelectedRows.removedFrom(text)).isEqualTo(without);
        assertThat(SelectedRows.follow(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE PROCEDURE p() START TRANSACTION",
                "CREATE TABLE c (a INT COMMENT 'START TRANSACTION')",
                "CREATE TABLE c (`START` INT, TRANSACTION INT)",
                "CREATE TABLE c (a INT) COMMENT 'x START TRANSACTION'"
            })
    void otherStatementsStayAsTheyAre(String text) {
        assertThat(SelectedRows.removedFrom(text)).isEqualTo(text);
        assertThat(SelectedRows.follow(text)).isFalse();
    }
}
