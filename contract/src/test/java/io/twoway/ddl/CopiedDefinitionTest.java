package io.twoway.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopiedDefinitionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t LIKE u",
                "/* x */ create table if not exists `s` . `t` like u.v",
                "CREATE TABLE t (LIKE u)",
                "CREATE TABLE `like` LIKE `like`"
            })
    void tableThatIsMadeLikeAnotherOneIsSeen(String statement) {
        assertThat(CopiedDefinition.isIn(statement)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (`like` INT)",
                "CREATE TABLE t (id INT CHECK (id LIKE 'x'))",
                "CREATE TABLE `like` (id INT)",
                "CREATE TABLE t SELECT a LIKE 'b' FROM u",
                "CREATE VIEW v AS SELECT a LIKE 'b' FROM u",
                "CREATE TABLE t",
                ""
            })
    void tableWithADefinitionIsNone(String statement) {
        assertThat(CopiedDefinition.isIn(statement)).isFalse();
    }
}
