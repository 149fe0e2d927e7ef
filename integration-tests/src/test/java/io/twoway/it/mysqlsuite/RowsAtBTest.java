package io.twoway.it.mysqlsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsAtBTest {

    @Test
    void rowsWaitForTheDefinitionsBeforeThem() {
        assertThat(rewritten("insert into t values (1);"))
                .containsExactly(
                        "if ($ddl)", "{", "--source fence_to_b.inc", "}", "--let $dml= 1", "insert into t values (1);");
    }

    @Test
    void definitionsWaitForTheRowsBeforeThem() {
        assertThat(rewritten("eval alter table $t add b int;"))
                .containsExactly(
                        "--connection at_b",
                        "--eval COMMIT",
                        "if ($dml)",
                        "{",
                        "--source fence_to_a.inc",
                        "}",
                        "--connection default",
                        "--let $ddl= 1",
                        "eval alter table $t add b int;",
                        "--connection at_b");
    }

    @Test
    void sessionIsSetAtBothSites() {
        assertThat(rewritten("set names latin1;"))
                .endsWith("--connection default", "set names latin1;", "--connection at_b", "set names latin1;");
    }

    @Test
    void otherCommandsStay() {
        assertThat(rewritten("--let $a= 1")).containsExactly("--let $a= 1");
        assertThat(rewritten("lock tables t read;")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "create table t (a int), AT_A",
                "CREATE TEMPORARY TABLE t (a int), READS_AT_B",
                "drop view v, AT_A",
                "/* x */ (select 1), READS_AT_B",
                "/*!50001 replace into t values (1) */, AT_B",
                "with c as (select 1) delete from t, AT_B",
                "settle, READS_AT_B"
            })
    void statementsHaveTheirPlaces(String sql, Place place) {
        assertThat(Place.of(sql)).isEqualTo(place);
    }

    @Test
    void someTestsCannotBeSplit() {
        assertThat(obstacle("connect (con1,localhost,root,,);")).contains("several sessions");
        assertThat(obstacle("create trigger r before insert on t for each row set @a= 1;"))
                .contains("triggers");
        assertThat(obstacle("prepare s from 'select 1';")).contains("prepared statements");
        assertThat(obstacle("delimiter |;\ncreate procedure p() begin drop table t; end|"))
                .contains("routines with DDL");
        assertThat(obstacle("create procedure p() insert into t values (1);")).isEmpty();
    }

    private static Optional<String> obstacle(String test) {
        return RowsAtB.obstacle(TestReader.read(test));
    }

    private static List<String> rewritten(String test) {
        return TestReader.read(test).stream()
                .flatMap(command -> RowsAtB.rewrite(command).stream())
                .toList();
    }
}
