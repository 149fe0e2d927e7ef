package io.twoway.it.mysqlsuite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptTablesTest {

    private final KeptTables kept = new KeptTables();

    @Test
    void droppedTablesAreMovedAside() {
        assertThat(kept.rewrite("drop table if exists t1, db2.t2;"))
                .containsExactly(
                        "--disable_abort_on_error",
                        "inc $kept;",
                        "eval RENAME TABLE t1 TO kept.`t1_$kept`;",
                        "DROP TABLE IF EXISTS t1;",
                        "inc $kept;",
                        "eval RENAME TABLE db2.t2 TO kept.`db2_t2_$kept`;",
                        "DROP TABLE IF EXISTS db2.t2;",
                        "--enable_abort_on_error");
    }

    @Test
    void dropThatMustFailStaysAsItIs() {
        assertThat(kept.rewrite("--error ER_BAD_TABLE_ERROR")).containsExactly("--error ER_BAD_TABLE_ERROR");
        assertThat(kept.rewrite("DROP TABLE t1;")).containsExactly("DROP TABLE t1;");
        assertThat(kept.rewrite("DROP TABLE t1;")).hasSize(5);
    }

    @Test
    void otherLinesStayAsTheyAre() {
        assertThat(kept.rewrite("drop view v1;")).containsExactly("drop view v1;");
        assertThat(kept.rewrite("create table t1 (a int);")).containsExactly("create table t1 (a int);");
    }
}
