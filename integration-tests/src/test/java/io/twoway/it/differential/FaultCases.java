package io.twoway.it.differential;

import java.util.List;
import java.util.stream.Stream;

/** Inputs at which B once became another than A, or a connector stopped. */
final class FaultCases {

    private FaultCases() {}

    static List<DdlCase> all() {
        return Stream.concat(definitions().stream(), sessions().stream()).toList();
    }

    /** Rows that were read by a definition which is not the table's. */
    private static List<DdlCase> definitions() {
        return List.of(
                DdlCase.of(
                                "default_charset_changed",
                                "CREATE TABLE a (id INT PRIMARY KEY, v VARCHAR(50))",
                                "ALTER TABLE a DEFAULT CHARACTER SET utf8mb4",
                                "ALTER TABLE a ADD COLUMN note VARCHAR(50)",
                                "INSERT INTO a VALUES (1, 'é', 'é 日本')")
                        .inDatabase("CHARACTER SET latin1"),
                DdlCase.of(
                                "collation_names_the_charset",
                                "CREATE TABLE b (id INT PRIMARY KEY, v VARCHAR(50)) COLLATE=utf8mb4_unicode_ci",
                                "INSERT INTO b VALUES (1, 'é 日本')")
                        .inDatabase("CHARACTER SET latin1"),
                DdlCase.of(
                        "added_behind_a_renamed_column",
                        "CREATE TABLE p (id INT PRIMARY KEY, i INT, k INT)",
                        "ALTER TABLE p ADD COLUMN n INT AFTER j, CHANGE COLUMN i j INT",
                        "INSERT INTO p VALUES (2, 21, 22, 23)"),
                DdlCase.of(
                        "like_of_a_table_that_is_there",
                        "CREATE TABLE tpl (id INT PRIMARY KEY, b INT, a INT)",
                        "CREATE TABLE e (id INT PRIMARY KEY, a INT, b INT)",
                        "CREATE TABLE IF NOT EXISTS e LIKE tpl",
                        "INSERT INTO e VALUES (1, 10, 20)",
                        "CREATE TABLE IF NOT EXISTS e (id INT PRIMARY KEY, b VARCHAR(5))",
                        "INSERT INTO e VALUES (2, 10, 20)"),
                DdlCase.of(
                        "unicode",
                        "CREATE TABLE t (id INT PRIMARY KEY)",
                        "ALTER TABLE t ADD COLUMN u VARCHAR(20) UNICODE",
                        "INSERT INTO t VALUES (1, 'Ab')"),
                DdlCase.of(
                        "quoted_collation",
                        "CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(20) COLLATE 'utf8mb4_unicode_ci')",
                        "INSERT INTO t VALUES (1, 'é')"),
                DdlCase.of(
                        "last_column_moved",
                        "CREATE TABLE u (id INT PRIMARY KEY, createdAt INT, v INT, userName VARCHAR(20))",
                        "ALTER TABLE u MODIFY COLUMN userName VARCHAR(40) AFTER createdAt",
                        "INSERT INTO u VALUES (1, 2, 'x', 3)"),
                DdlCase.of(
                        "names_swapped",
                        "CREATE TABLE s (id INT PRIMARY KEY, a INT, b VARCHAR(10))",
                        "ALTER TABLE s RENAME COLUMN a TO b, RENAME COLUMN b TO a",
                        "INSERT INTO s VALUES (1, 2, 'x')"),
                DdlCase.of(
                                "ansi_quotes",
                                "CREATE TABLE \"a \"\"b\" (\"id\" INT PRIMARY KEY, \"select\" VARCHAR(20) DEFAULT 'x')",
                                "ALTER TABLE \"a \"\"b\" ADD COLUMN \"n 1\" INT DEFAULT 3, ADD INDEX \"i 1\" (\"n 1\")",
                                "INSERT INTO \"a \"\"b\" VALUES (1, 'y', 4)",
                                "RENAME TABLE \"a \"\"b\" TO \"c\"",
                                "CREATE VIEW \"v\" AS SELECT \"n 1\", 'text' AS \"t\" FROM \"c\"")
                        .inMode("ANSI_QUOTES"),
                DdlCase.of(
                        "boolean_and_real",
                        "CREATE TABLE t (id INT PRIMARY KEY, f BOOLEAN, r REAL)",
                        "INSERT INTO t VALUES (1, 3, 0.1)"),
                DdlCase.of(
                        "binary_labels_and_float4",
                        "CREATE TABLE t (id INT PRIMARY KEY, e ENUM('a','b') BINARY)",
                        "ALTER TABLE t ADD COLUMN c FLOAT4",
                        "INSERT INTO t VALUES (1, 'b', 0.1)"));
    }

    /** Statements that mean something else in another session. */
    private static List<DdlCase> sessions() {
        return List.of(
                DdlCase.of(
                                "datetime_to_timestamp",
                                "CREATE TABLE z (id INT PRIMARY KEY, at DATETIME)",
                                "INSERT INTO z VALUES (1, '2024-06-30 12:00:00')",
                                "ALTER TABLE z MODIFY at TIMESTAMP",
                                "ALTER TABLE z ADD COLUMN d TIMESTAMP DEFAULT '2024-01-01 00:00:00'",
                                "ALTER TABLE z MODIFY at DATETIME(3)")
                        .inZone("+08:00"),
                DdlCase.of(
                                "borders_by_unix_timestamp",
                                "CREATE TABLE z (id INT, at TIMESTAMP NOT NULL DEFAULT '2024-01-01 00:00:00') PARTITION BY"
                                        + " RANGE (UNIX_TIMESTAMP(at)) (PARTITION p0 VALUES LESS THAN"
                                        + " (UNIX_TIMESTAMP('2024-01-01 00:00:00')), PARTITION p1 VALUES LESS THAN MAXVALUE)")
                        .inZone("+08:00"),
                DdlCase.of(
                                "computed_in_the_zone_of_the_client",
                                "CREATE TABLE z (id INT PRIMARY KEY, ts TIMESTAMP(3) NULL, n INT,"
                                        + " day DATE AS (DATE(ts)) STORED, hour INT AS (HOUR(ts)), KEY (hour), UNIQUE (n, day))",
                                "INSERT INTO z (id, ts, n) VALUES (1, '2024-02-29 03:04:05.678', 1), (2, '2024-02-28 22:00:00', 1)",
                                "ALTER TABLE z ADD COLUMN month INT AS (MONTH(ts)) STORED",
                                "UPDATE z SET ts = ts + INTERVAL 1 DAY",
                                "ALTER TABLE z DROP KEY hour, MODIFY day VARCHAR(20) AS (DATE_FORMAT(ts, '%Y %H')) STORED",
                                "INSERT INTO z (id, ts, n) VALUES (3, '2024-03-01 00:00:00', NULL)")
                        .inZone("+08:00"),
                DdlCase.of(
                                "pipes_as_concat",
                                "CREATE TABLE n (id INT PRIMARY KEY, a VARCHAR(10), b VARCHAR(10))",
                                "INSERT INTO n VALUES (1, 'x', 'y')",
                                "ALTER TABLE n ADD COLUMN c VARCHAR(30) AS (a || '-' || b) STORED",
                                "CREATE VIEW nv AS SELECT id, a || b AS ab FROM n",
                                "CREATE FUNCTION nf(t VARCHAR(10)) RETURNS VARCHAR(30) DETERMINISTIC RETURN t || '!'")
                        .inMode("PIPES_AS_CONCAT"),
                // in ANSI mode MySQL logs no options of such tables: DdlSessionIT
                DdlCase.of(
                                "create_select_with_options",
                                "CREATE TABLE p (a INT PRIMARY KEY, b VARCHAR(20))",
                                "INSERT INTO p VALUES (1, 'x'), (2, 'y')",
                                "CREATE TABLE c ENGINE=InnoDB AS SELECT a FROM p",
                                "CREATE TABLE d (PRIMARY KEY (a)) PARTITION BY HASH (a) PARTITIONS 2 AS SELECT a, b FROM p",
                                "CREATE TABLE e ENGINE=InnoDB COMMENT 'START TRANSACTION' SELECT 1 AS a")
                        .inMode("STRICT_TRANS_TABLES"),
                DdlCase.of(
                                "loose_mode",
                                "CREATE TABLE t (id INT PRIMARY KEY, c VARCHAR(20), n INT)",
                                "INSERT INTO t VALUES (1, 'longer than four', NULL)",
                                "ALTER TABLE t MODIFY c VARCHAR(4) NOT NULL",
                                "ALTER TABLE t MODIFY n INT NOT NULL",
                                "CREATE TABLE u (id INT PRIMARY KEY, v VARCHAR(70000))",
                                "CREATE TABLE w (id INT PRIMARY KEY, v TEXT DEFAULT '', d DATE DEFAULT '0000-00-00')",
                                "ALTER TABLE w ADD COLUMN e ENUM('a','b') NOT NULL",
                                "ALTER TABLE w ADD COLUMN dd DATE NOT NULL")
                        .inMode(""),
                DdlCase.of(
                                "create_select_of_another_charset",
                                "CREATE TABLE p (id INT PRIMARY KEY, c VARCHAR(20) DEFAULT 'é' COMMENT 'é', e ENUM('é', 'x'))",
                                "INSERT INTO p (id, e) VALUES (1, 'é')",
                                "CREATE TABLE q COMMENT 'é' SELECT * FROM p",
                                "CREATE TABLE IF NOT EXISTS r COMMENT 'é' SELECT * FROM p",
                                "CREATE TABLE s IGNORE SELECT 'é' AS `é`, e FROM p")
                        .in(SessionSettings.of("STRICT_TRANS_TABLES").inCharset("cp1251")),
                DdlCase.of(
                                "create_select_without_escapes",
                                "CREATE TABLE p (id INT PRIMARY KEY, c VARCHAR(20) DEFAULT 'c:\\new' COMMENT 'a\\',"
                                        + " e ENUM('\\n', 'b\\'))",
                                "INSERT INTO p (id, e) VALUES (1, '\\n'), (2, 'b\\')",
                                "CREATE TABLE \"q\" COMMENT 'c:\\new' SELECT * FROM p",
                                "CREATE TABLE IF NOT EXISTS \"r\" COMMENT 'é' SELECT * FROM p")
                        .inMode("NO_BACKSLASH_ESCAPES,ANSI_QUOTES"),
                DdlCase.of(
                                "computed_in_loose_mode",
                                "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(20), n INT, s INT AS (a + 0) STORED)",
                                "CREATE INDEX f ON t ((a * 2))",
                                "ALTER TABLE t ADD CHECK (a + 0 >= 0), ADD UNIQUE KEY u ((CAST(a AS CHAR(3))))",
                                "INSERT INTO t (id, a, n) VALUES (1, 'x', 1), (2, '2 y', 2), (3, 'five', 3)",
                                "UPDATE t SET n = 4, a = 'zwo' WHERE id = 1",
                                "CREATE TABLE w (a VARCHAR(20), n INT, o VARCHAR(9) AS (a || 'x'))",
                                "INSERT INTO w (a, n) VALUES ('1', 1), ('1', 1), ('y', 1)",
                                "UPDATE w SET n = 2 LIMIT 1",
                                "DELETE FROM t WHERE id = 2")
                        .inMode(""),
                DdlCase.of(
                                "float_beyond_its_digits",
                                "CREATE TABLE t (id INT PRIMARY KEY, f FLOAT(10,0), g FLOAT(10,5), d DOUBLE(17,0), n INT)",
                                "INSERT INTO t VALUES (1, 9999999999, 1000000, 99999999999999999, 1), (2, -9999999999, -1000000, 0, 1)",
                                "UPDATE t SET n = 2, g = 99999.99999",
                                "CREATE TABLE k (f FLOAT(10,0), n INT)",
                                "INSERT INTO k VALUES (9999999999, 1), (9999999999, 1), (-1e12, 2)",
                                "UPDATE k SET n = 3 LIMIT 1",
                                "DELETE FROM k WHERE n = 1")
                        .inMode(""),
                DdlCase.of(
                                "no_backslash_escapes",
                                "CREATE TABLE t (id INT PRIMARY KEY, d VARCHAR(20) DEFAULT 'c:\\new' COMMENT 'a\\')",
                                "ALTER TABLE t ADD COLUMN e ENUM('\\n', 'b\\') DEFAULT '\\n'",
                                "CREATE VIEW v AS SELECT '\\t' AS c FROM t",
                                "CREATE PROCEDURE p() SELECT 'a\\'")
                        .inMode("NO_BACKSLASH_ESCAPES"),
                DdlCase.of(
                                "engine_in_a_literal",
                                "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(9) DEFAULT 'a\\', b VARCHAR(40) DEFAULT ') ENGINE=MyISAM (')")
                        .inMode("NO_BACKSLASH_ESCAPES"),
                DdlCase.of(
                        "several_comments",
                        "/* a tool */ CREATE PROCEDURE p() BEGIN /* first */ ANALYZE TABLE t; END",
                        "/* a tool */ CREATE TABLE t (id INT PRIMARY KEY, n INT COMMENT '/* now */ FLUSH it')"),
                DdlCase.of(
                                "latin1_client",
                                "CREATE TABLE `é` (id INT PRIMARY KEY, `ä` VARCHAR(20) DEFAULT 'ö' COMMENT 'ß')",
                                "ALTER TABLE `é` ADD COLUMN e ENUM('ü', 'x') DEFAULT 'ü'",
                                "CREATE VIEW v AS SELECT 'à' AS c")
                        .in(SessionSettings.DEFAULT.inCharset("latin1")),
                DdlCase.of(
                        "versioned_comments",
                        "CREATE TABLE t (id INT PRIMARY KEY /*!80000 , a INT */ /*!99999 , b INT */)",
                        "ALTER TABLE t /*!90000 ADD COLUMN n INT, */ ADD COLUMN z INT",
                        "/*!50001 CREATE ALGORITHM=MERGE */ /*!50001 VIEW `v` AS SELECT id FROM t */"),
                DdlCase.of(
                                "real_as_float",
                                "CREATE TABLE t (id INT PRIMARY KEY, r REAL)",
                                "ALTER TABLE t ADD COLUMN s REAL UNSIGNED",
                                "INSERT INTO t VALUES (1, 0.1, 0.1)")
                        .inMode("REAL_AS_FLOAT"),
                DdlCase.of(
                                "implicit_timestamps",
                                "CREATE TABLE t (id INT PRIMARY KEY, a TIMESTAMP, b TIMESTAMP)",
                                "ALTER TABLE t ADD COLUMN c TIMESTAMP NULL")
                        .in(SessionSettings.of("").withFlags("explicit_defaults_for_timestamp = OFF")),
                DdlCase.of(
                                "key_of_a_foreign_key_is_not_unique",
                                "CREATE TABLE parent (id INT PRIMARY KEY, n INT, KEY (n))",
                                "CREATE TABLE child (id INT PRIMARY KEY, n INT, FOREIGN KEY (n) REFERENCES parent (n))",
                                "ALTER TABLE child ADD COLUMN m INT, ADD FOREIGN KEY (m) REFERENCES parent (n)")
                        .in(SessionSettings.DEFAULT.withFlags("restrict_fk_on_non_standard_key = OFF")),
                DdlCase.of(
                                "default_collation_of_utf8mb4",
                                "CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(20)) DEFAULT CHARSET utf8mb4",
                                "ALTER TABLE t ADD COLUMN w VARCHAR(20) CHARACTER SET utf8mb4")
                        .in(SessionSettings.DEFAULT.withFlags("default_collation_for_utf8mb4 = utf8mb4_general_ci")));
    }
}
