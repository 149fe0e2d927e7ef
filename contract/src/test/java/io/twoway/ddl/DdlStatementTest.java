package io.twoway.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.OriginSession;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DdlStatementTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            CREATE TABLE IF NOT EXISTS t (id INT)                        | true
            create /* x */ table if/**/not exists t (id INT)             | true
            CREATE DEFINER=`a`@`%` PROCEDURE IF NOT EXISTS p() SELECT 1  | true
            CREATE DATABASE IF NOT EXISTS d                              | true
            CREATE TABLE t (id INT COMMENT 'IF NOT EXISTS')              | false
            DROP TABLE IF EXISTS t                                       | false
            CREATE TABLE IF NOT EXISTS                                   | false
            """)
    void clauseForAnObjectThatIsThereIsRead(String text, boolean onlyIfMissing) {
        assertThat(DdlStatement.read(text, "s").onlyIfMissing()).isEqualTo(onlyIfMissing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            CREATE TABLE t (id INT)                                       | CREATE   | TABLE s.t
            create table if not exists `t``x` (id INT)                    | CREATE   | TABLE s.t`x
            CREATE TABLE shop.t LIKE o                                    | CREATE   | TABLE shop.t
            CREATE TABLE `shop` . `t`(a INT, b INT)                       | CREATE   | TABLE shop.t
            CREATE /*!50100 TEMPORARY */ TABLE t (id INT)                 | CREATE   | TABLE s.t
            /* tool: x */ -- why? CREATE TABLE no                         | OTHER    | ~~
            CREATE UNIQUE INDEX i USING BTREE ON shop.t (a)               | CREATE   | TABLE shop.t
            CREATE INDEX `on` ON t (a)                                    | CREATE   | TABLE s.t
            DROP INDEX i ON t                                             | DROP     | TABLE s.t
            CREATE ALGORITHM=MERGE DEFINER=`a`@`%` SQL SECURITY INVOKER VIEW `v` AS select 1 | CREATE | VIEW s.v
            CREATE OR REPLACE VIEW shop.v AS select 1                     | CREATE   | VIEW shop.v
            CREATE OR REPLACE JSON RELATIONAL DUALITY VIEW v AS select 1  | CREATE   | VIEW s.v
            ALTER VIEW v AS select 2                                      | ALTER    | VIEW s.v
            DROP VIEW IF EXISTS v, shop.w                                 | DROP     | VIEW s.v, VIEW shop.w
            CREATE DEFINER=root@localhost FUNCTION `f`(a INT) RETURNS int RETURN 1 | CREATE | FUNCTION s.f
            CREATE DEFINER=CURRENT_USER() PROCEDURE shop.p() BEGIN END    | CREATE   | PROCEDURE shop.p
            DROP PROCEDURE IF EXISTS p                                    | DROP     | PROCEDURE s.p
            CREATE DATABASE IF NOT EXISTS d CHARACTER SET latin1          | CREATE   | DATABASE d
            ALTER SCHEMA d COLLATE utf8mb4_bin                            | ALTER    | DATABASE d
            ALTER DATABASE CHARACTER SET utf8mb4                          | ALTER    | DATABASE s
            DROP DATABASE `d`                                             | DROP     | DATABASE d
            DROP TABLE `a`, shop.b                                        | DROP     | TABLE s.a, TABLE shop.b
            RENAME TABLE a TO shop.b, c TO d                              | RENAME   | TABLE s.a, TABLE shop.b, TABLE s.c, TABLE s.d
            ALTER TABLE t ADD COLUMN c VARCHAR(9) COMMENT 'RENAME TO x'   | ALTER    | TABLE s.t
            ALTER TABLE t RENAME COLUMN a TO b, RENAME INDEX i TO j       | ALTER    | TABLE s.t
            ALTER TABLE t ADD c INT, RENAME TO u                          | RENAME   | TABLE s.t, TABLE s.u
            ALTER TABLE t RENAME shop.u                                   | RENAME   | TABLE s.t, TABLE shop.u
            ALTER TABLE t EXCHANGE PARTITION p WITH TABLE d.u             | EXCHANGE | TABLE s.t, TABLE d.u
            TRUNCATE t                                                    | TRUNCATE | TABLE s.t
            TRUNCATE TABLE shop.t                                         | TRUNCATE | TABLE shop.t
            CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW SET @a = 1    | CREATE   | TRIGGER s.g
            CREATE USER IF NOT EXISTS 'u'@'%'                             | OTHER    | ~~
            CREATE LIBRARY l LANGUAGE JAVASCRIPT AS 'table'               | OTHER    | ~~
            CREATE SPATIAL REFERENCE SYSTEM 4120 NAME 'x'                 | OTHER    | ~~
            CREATE TABLE                                                  | OTHER    | ~~
            SET GLOBAL x = 1                                              | OTHER    | ~~
            """)
    void actionAndObjectsAreRead(String text, DdlStatement.Action action, String objects) {
        DdlStatement read = DdlStatement.read(text, "s");

        assertThat(read.action()).isEqualTo(action);
        assertThat(read.objects().stream()
                        .map(object -> object.kind() + " " + object)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(objects);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            CREATE DEFINER=`a b`@`%` SQL SECURITY DEFINER VIEW v AS select 1 | CREATE SQL SECURITY DEFINER VIEW v AS select 1
            CREATE DEFINER='a'@'h' PROCEDURE p() SELECT 'DEFINER=x'          | CREATE PROCEDURE p() SELECT 'DEFINER=x'
            CREATE DEFINER = CURRENT_USER() FUNCTION f() RETURNS INT RETURN 1 | CREATE FUNCTION f() RETURNS INT RETURN 1
            CREATE TABLE t (definer INT)                                      | CREATE TABLE t (definer INT)
            """)
    void definerClauseIsCutOut(String text, String without) {
        assertThat(DdlStatement.read(text, "s").withoutDefiner()).isEqualTo(without);
    }

    @Test
    void backslashIsACharacterLikeOthersWhereTheSessionSaysSo() {
        OriginSession session = OriginSession.NONE.with("sql_mode", "ANSI_QUOTES,NO_BACKSLASH_ESCAPES");
        DdlStatement read = DdlStatement.read("ALTER TABLE t ADD c TEXT COMMENT 'c:\\', RENAME TO u", "s", session);

        assertThat(read.action()).isEqualTo(DdlStatement.Action.RENAME);
    }

    @Test
    void statementOverSeveralLinesWithCommentsIsRead() {
        DdlStatement read = DdlStatement.read("# note\nALTER -- x\n TABLE /* `no` */ \"t\" ADD c INT", "s");

        assertThat(read.objects()).containsExactly(new SchemaObject(SchemaObject.Kind.TABLE, "s", "t"));
        assertThat(read.namesDefiner()).isFalse();
    }
}
