package io.twoway.it.mysqlsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeptTablesTest {

    private final KeptTables kept = new KeptTables();

    @Test
    void droppedTablesAreMovedAside() {
        assertThat(rewritten("drop table if exists t1, db2.t2;"))
                .filteredOn(line -> line.matches("--(inc|eval).*"))
                .containsExactly(
                        "--inc $kept",
                        "--eval RENAME TABLE t1 TO kept.`t1_$kept`",
                        "--eval DROP TABLE IF EXISTS t1",
                        "--inc $kept",
                        "--eval RENAME TABLE db2.t2 TO kept.`db2_t2_$kept`",
                        "--eval DROP TABLE IF EXISTS db2.t2");
    }

    @Test
    void dropThatMustFailStaysAsItIs() {
        assertThat(rewritten("--error ER_BAD_TABLE_ERROR\n--echo x\nDROP TABLE t1;\nDROP TABLE t1;"))
                .startsWith("--error ER_BAD_TABLE_ERROR", "--echo x", "DROP TABLE t1;")
                .hasSize(8);
    }

    @Test
    void otherStatementsStayAsTheyAre() {
        assertThat(rewritten("drop view v1;\ndelimiter |;\ncreate procedure p() begin drop table t; end|"))
                .containsExactly("drop view v1;", "delimiter |;", "create procedure p() begin drop table t; end|");
    }

    private List<String> rewritten(String test) {
        return TestReader.read(test).stream()
                .flatMap(command -> kept.rewrite(command).stream())
                .map(Command::written)
                .toList();
    }
}
