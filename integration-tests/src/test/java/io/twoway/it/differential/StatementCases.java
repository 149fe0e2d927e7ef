package io.twoway.it.differential;

import java.util.List;

/** Statements of every kind in an ordinary session. */
final class StatementCases {

    private static final String TABLE =
            "CREATE TABLE t (id INT PRIMARY KEY, a INT, b VARCHAR(20), KEY by_a (a), UNIQUE KEY (b))";

    private StatementCases() {}

    static List<DdlCase> all() {
        return List.of(
                columns(), keys(), tableOptions(), partitions(), tables(), views(), routines(), charsets(), checks());
    }

    private static DdlCase columns() {
        return DdlCase.of(
                "columns",
                TABLE,
                "ALTER TABLE t ADD COLUMN c TEXT FIRST, ADD COLUMN d DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3) AFTER a",
                "ALTER TABLE t ADD (e SET('x','y'), f POINT, g BIT(10) DEFAULT b'101')",
                "ALTER TABLE t CHANGE a a2 BIGINT UNSIGNED NOT NULL DEFAULT 4 AFTER b, ALTER b SET DEFAULT 'q'",
                "ALTER TABLE t RENAME COLUMN c TO b, RENAME COLUMN b TO c",
                "ALTER TABLE t MODIFY d TIMESTAMP(6) NULL FIRST, MODIFY e SET('x','y','z') NOT NULL DEFAULT 'x'",
                "ALTER TABLE t ALTER COLUMN g DROP DEFAULT, ALTER COLUMN f SET INVISIBLE",
                "ALTER TABLE t ADD COLUMN v INT AS (a2 + 1) VIRTUAL, ADD COLUMN s VARCHAR(30) AS (CONCAT(c, 'x')) STORED",
                "ALTER TABLE t DROP COLUMN v, DROP COLUMN s, DROP f",
                "ALTER TABLE t ADD COLUMN j JSON DEFAULT (JSON_ARRAY(1)), ADD COLUMN u BINARY(16) DEFAULT (0x61), ALGORITHM=COPY",
                "ALTER TABLE t ADD COLUMN i1 INT DEFAULT 7, ALGORITHM=INSTANT",
                "ALTER TABLE t DROP COLUMN i1, ALGORITHM=INSTANT",
                "ALTER TABLE t ADD COLUMN i2 CHAR(3) DEFAULT 'abc' AFTER d, LOCK=NONE");
    }

    private static DdlCase keys() {
        return DdlCase.of(
                "keys",
                TABLE,
                "CREATE INDEX i1 ON t (b(5) DESC, a)",
                "CREATE UNIQUE INDEX i2 ON t (a, id) COMMENT 'it''s' INVISIBLE",
                "CREATE INDEX i3 ON t ((a * 2), (LOWER(b)))",
                "CREATE FULLTEXT INDEX i4 ON t (b)",
                "ALTER TABLE t RENAME INDEX by_a TO by_b, ALTER INDEX i2 VISIBLE, DROP INDEX i1",
                "DROP INDEX i3 ON t",
                "ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (id, b)",
                "ALTER TABLE t ADD COLUMN p POINT NOT NULL SRID 0 DEFAULT (POINT(1, 1)), ADD SPATIAL INDEX (p)",
                "CREATE TABLE parent (id INT PRIMARY KEY)",
                "CREATE TABLE child (id INT PRIMARY KEY, t INT, KEY (t), CONSTRAINT fk FOREIGN KEY (t) REFERENCES parent (id)"
                        + " ON UPDATE CASCADE ON DELETE SET NULL)",
                "ALTER TABLE child DROP FOREIGN KEY fk, ADD FOREIGN KEY (t) REFERENCES child (id)",
                "ALTER TABLE child DISABLE KEYS");
    }

    private static DdlCase tableOptions() {
        return DdlCase.of(
                "table_options",
                "CREATE TABLE t (id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY, v TEXT) ENGINE=InnoDB ROW_FORMAT=COMPACT"
                        + " KEY_BLOCK_SIZE=0 COMMENT='a; \"b\"' STATS_PERSISTENT=1 AUTO_INCREMENT=101",
                "ALTER TABLE t ROW_FORMAT=DYNAMIC, COMMENT '', STATS_AUTO_RECALC=0",
                "ALTER TABLE t FORCE",
                "ALTER TABLE t ENGINE=InnoDB",
                "ALTER TABLE t AUTO_INCREMENT = 1001",
                "ALTER TABLE t ORDER BY v",
                "OPTIMIZE TABLE t",
                "ANALYZE TABLE t",
                "TRUNCATE t",
                "ALTER TABLE t MAX_ROWS=100 AVG_ROW_LENGTH=50 CHECKSUM=1, INSERT_METHOD=NO");
    }

    private static DdlCase partitions() {
        return DdlCase.of(
                "partitions",
                "CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(20)) PARTITION BY RANGE (id)"
                        + " (PARTITION p0 VALUES LESS THAN (1000), PARTITION p1 VALUES LESS THAN (500000))",
                "ALTER TABLE t ADD PARTITION (PARTITION p2 VALUES LESS THAN MAXVALUE)",
                "ALTER TABLE t REORGANIZE PARTITION p1 INTO (PARTITION p1a VALUES LESS THAN (2000),"
                        + " PARTITION p1b VALUES LESS THAN (500000))",
                "ALTER TABLE t TRUNCATE PARTITION p0, p1a",
                "ALTER TABLE t DROP PARTITION p1b",
                "CREATE TABLE x (id INT PRIMARY KEY, v VARCHAR(20))",
                "ALTER TABLE t EXCHANGE PARTITION p2 WITH TABLE x WITHOUT VALIDATION",
                "ALTER TABLE t REBUILD PARTITION ALL",
                "ALTER TABLE t REMOVE PARTITIONING",
                "ALTER TABLE t PARTITION BY KEY (id) PARTITIONS 3",
                "ALTER TABLE t COALESCE PARTITION 1",
                "CREATE TABLE l (id INT, r VARCHAR(5), PRIMARY KEY (id, r)) PARTITION BY LIST COLUMNS (r)"
                        + " (PARTITION a VALUES IN ('a', 'b'), PARTITION n VALUES IN ('c'))");
    }

    private static DdlCase tables() {
        return DdlCase.of(
                "tables",
                TABLE,
                "CREATE TABLE like1 LIKE t",
                "CREATE TABLE like2 (LIKE like1)",
                "CREATE TABLE copy1 AS SELECT * FROM t",
                "CREATE TABLE copy2 (x INT DEFAULT 3, PRIMARY KEY (id)) SELECT id, CONCAT(b, 'é') AS c FROM t",
                "CREATE TABLE IF NOT EXISTS copy2 SELECT 5 AS id",
                "RENAME TABLE like1 TO tmp, like2 TO like1, tmp TO like2",
                "ALTER TABLE copy1 RENAME TO `copy of 1`",
                "ALTER TABLE `copy of 1` RENAME AS Copy_1, ADD COLUMN z INT",
                "CREATE TEMPORARY TABLE temp (id INT)",
                "INSERT INTO temp VALUES (1)",
                "CREATE TABLE of_temp SELECT * FROM temp",
                "DROP TEMPORARY TABLE temp",
                "DROP TABLE IF EXISTS like1, nothing, copy2",
                "DROP TABLE like2, Copy_1 CASCADE",
                "CREATE TABLE first (id INT PRIMARY KEY) TABLE t",
                "CREATE TABLE of_values VALUES ROW(1, 'x'), ROW(2, 'y')");
    }

    private static DdlCase views() {
        return DdlCase.of(
                "views",
                TABLE,
                "CREATE VIEW v AS SELECT id, a FROM t WHERE a > 0 WITH CHECK OPTION",
                "CREATE OR REPLACE ALGORITHM=TEMPTABLE SQL SECURITY INVOKER VIEW v (x, y) AS SELECT id, COUNT(*) FROM t GROUP BY id",
                "CREATE VIEW `of v` AS SELECT v.x, t.b FROM v JOIN t ON t.id = v.x",
                "ALTER VIEW v AS SELECT 1 AS x, 'é' AS y",
                "CREATE VIEW w AS WITH c AS (SELECT a FROM t) SELECT * FROM c UNION SELECT 1",
                "ALTER TABLE t DROP COLUMN b",
                "DROP VIEW `of v`, w",
                "DROP VIEW IF EXISTS v, nothing");
    }

    private static DdlCase routines() {
        return DdlCase.of(
                "routines",
                TABLE,
                "CREATE FUNCTION f(n INT) RETURNS VARCHAR(20) DETERMINISTIC COMMENT 'é' RETURN CONCAT('x;', n)",
                "CREATE PROCEDURE p(IN n INT, OUT m INT) BEGIN DECLARE i INT DEFAULT 0; START TRANSACTION; SET m = n; COMMIT; END",
                "ALTER PROCEDURE p SQL SECURITY INVOKER COMMENT 'c'",
                "CREATE PROCEDURE IF NOT EXISTS p() SELECT 1",
                "CREATE PROCEDURE q() START TRANSACTION",
                "DROP FUNCTION f",
                "CREATE VIEW v AS SELECT id FROM t",
                "DROP PROCEDURE IF EXISTS p");
    }

    private static DdlCase charsets() {
        return DdlCase.of(
                        "charsets",
                        "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(20), b TEXT, e ENUM('a','b'))",
                        "ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
                        "ALTER TABLE t DEFAULT COLLATE latin1_german1_ci, ADD COLUMN c VARCHAR(20), ADD COLUMN d TEXT CHARSET utf16",
                        "ALTER TABLE t MODIFY a VARCHAR(20) CHARACTER SET cp1251, MODIFY b BLOB",
                        "ALTER TABLE t CONVERT TO CHARACTER SET DEFAULT",
                        "CREATE TABLE u (id INT PRIMARY KEY, v VARCHAR(20)) CHARSET = 'utf8mb3'",
                        "CREATE TABLE w (id INT PRIMARY KEY, v VARCHAR(20)) CHARACTER SET binary")
                .inDatabase("CHARACTER SET latin1 COLLATE latin1_bin");
    }

    private static DdlCase checks() {
        return DdlCase.of(
                "checks",
                "CREATE TABLE t (id INT PRIMARY KEY, a INT CHECK (a > 0), b INT, CONSTRAINT c CHECK (a < b OR b IS NULL) NOT ENFORCED)",
                "ALTER TABLE t ADD CONSTRAINT d CHECK (b BETWEEN -5 AND 5 OR TRUE), DROP CHECK c",
                "ALTER TABLE t ALTER CHECK d NOT ENFORCED",
                "ALTER TABLE t DROP CONSTRAINT d, DROP CHECK t_chk_1, RENAME COLUMN a TO c");
    }
}
