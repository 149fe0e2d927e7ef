package io.twoway.sink.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.ddl.DdlStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterruptionTest {

    /** Each letter is the definition of one object; '-' is none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            CREATE TABLE t (id INT)                     | -       | x       | WAS_DONE
            CREATE TABLE t (id INT)                     | -       | -       | RUN_AGAIN
            CREATE TABLE t (id INT)                     | x       | x       | RUN_AGAIN
            CREATE OR REPLACE VIEW v AS select 1        | x       | y       | WAS_DONE
            CREATE OR REPLACE VIEW v AS select 1        | x       | x       | RUN_AGAIN
            CREATE PROCEDURE p() SELECT 1               | -       | x       | WAS_DONE
            CREATE INDEX i ON t (a)                     | x       | y       | WAS_DONE
            DROP INDEX i ON t                           | x       | x       | RUN_AGAIN
            ALTER TABLE t ADD COLUMN c INT              | x       | y       | WAS_DONE
            ALTER TABLE t FORCE                         | x       | x       | RUN_AGAIN
            ALTER TABLE t EXCHANGE PARTITION p WITH TABLE u | x   | x       | UNCLEAR
            DROP TABLE t                                | x       | -       | WAS_DONE
            DROP TABLE t, u                             | x y     | - -     | WAS_DONE
            DROP TABLE t, u                             | x y     | x y     | RUN_AGAIN
            DROP TABLE t, u                             | x y     | - y     | UNCLEAR
            DROP TABLE IF EXISTS t, u                   | - y     | - -     | WAS_DONE
            DROP DATABASE d                             | x       | -       | WAS_DONE
            RENAME TABLE a TO b                         | x -     | - y     | WAS_DONE
            RENAME TABLE a TO b                         | x -     | x -     | RUN_AGAIN
            RENAME TABLE t TO _t_del, _t_gho TO t       | x - z x | y w - y | WAS_DONE
            RENAME TABLE a TO c, b TO a, c TO b         | x - y x - y | x - y x - y | UNCLEAR
            ALTER TABLE a ADD c INT, RENAME b           | x -     | - y     | WAS_DONE
            TRUNCATE TABLE t                            | x       | x       | RUN_AGAIN
            CREATE SPATIAL REFERENCE SYSTEM 1 NAME 'x'  | ''      | ''      | UNCLEAR
            """)
    void objectsTellWhatTheCrashLeft(String text, String before, String now, Interruption left) {
        assertThat(Interruption.judge(DdlStatement.read(text, "s"), Footprint.parse(before), Footprint.parse(now)))
                .isEqualTo(left);
    }

    @Test
    void printOfAnotherStatementTellsNothing() {
        DdlStatement create = DdlStatement.read("CREATE TABLE t (id INT)", "s");

        assertThat(Interruption.judge(create, Footprint.parse(""), Footprint.parse("x")))
                .isEqualTo(Interruption.UNCLEAR);
    }
}
