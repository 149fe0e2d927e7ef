package io.twoway.it.ddl;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table whose definition Debezium's parser of DDL text misreads, or does not read.
 *
 * @param statements what makes it, in the database of the test
 * @param back an update at B, which must meet no conflict at A
 * @param columns what is compared, as SELECT takes it
 */
public record MisreadDefinition(String table, List<String> statements, String back, String columns) {

    /** Returns such tables, each of another kind. */
    public static Stream<MisreadDefinition> all() {
        return Stream.of(
                of(
                        "r1",
                        "note = 'ß'",
                        "id, HEX(note)",
                        """
                        CREATE TABLE r1 (id INT PRIMARY KEY) DEFAULT CHARSET latin1
                        ALTER TABLE r1 DEFAULT CHARACTER SET utf8mb4
                        ALTER TABLE r1 ADD COLUMN note VARCHAR(50)
                        INSERT INTO r1 VALUES (1, 'é 日本')"""),
                of(
                        "r2",
                        "v = 'ß'",
                        "id, HEX(v)",
                        """
                        CREATE TABLE r2 (id INT PRIMARY KEY, v VARCHAR(50)) COLLATE=utf8mb4_unicode_ci
                        INSERT INTO r2 VALUES (1, 'é 日本')"""),
                of(
                        "r3",
                        "k = 5",
                        "*",
                        """
                        CREATE TABLE r3 (id INT PRIMARY KEY, i INT, k INT)
                        ALTER TABLE r3 ADD COLUMN n INT AFTER j, CHANGE COLUMN i j INT
                        INSERT INTO r3 VALUES (2, 21, 22, 23)"""),
                of(
                        "r4",
                        "b = 5",
                        "id, a, b",
                        """
                        CREATE TABLE r4 (id INT PRIMARY KEY, a INT, b INT)
                        CREATE TABLE r4tpl (id INT PRIMARY KEY, b INT, a INT)
                        CREATE TABLE IF NOT EXISTS r4 LIKE r4tpl
                        INSERT INTO r4 VALUES (1, 10, 20)"""),
                of(
                        "r5",
                        "u = 'b'",
                        "id, HEX(u)",
                        """
                        CREATE TABLE r5 (id INT PRIMARY KEY)
                        ALTER TABLE r5 ADD COLUMN u VARCHAR(20) UNICODE
                        INSERT INTO r5 VALUES (1, 'Ab')"""),
                of(
                        "r6",
                        "v = 'b'",
                        "id, HEX(v)",
                        """
                        CREATE TABLE r6 (id INT PRIMARY KEY, v VARCHAR(20) COLLATE 'utf8mb4_unicode_ci')
                        INSERT INTO r6 VALUES (1, 'é 日本')"""),
                of(
                        "r7",
                        "createdAt = '2001-01-01'",
                        "*",
                        """
                        CREATE TABLE r7 (id INT PRIMARY KEY, userName VARCHAR(20), createdAt DATETIME)
                        ALTER TABLE r7 MODIFY COLUMN userName VARCHAR(40) AFTER createdAt
                        INSERT INTO r7 VALUES (1, '2024-02-03 04:05:06', 'é')"""),
                of(
                        "r8",
                        "a = 7",
                        "id, a, b",
                        """
                        CREATE TABLE r8 (id INT PRIMARY KEY, a INT, b INT)
                        ALTER TABLE r8 RENAME COLUMN a TO b, RENAME COLUMN b TO a
                        INSERT INTO r8 VALUES (1, 10, 20)"""),
                of(
                        "r10",
                        "f = 4",
                        "id, f, r + 0e0",
                        """
                        CREATE TABLE r10 (id INT PRIMARY KEY, f BOOLEAN, r REAL)
                        INSERT INTO r10 VALUES (1, 3, 0.1)"""),
                of(
                        "r11",
                        "e = 'B'",
                        "id, e, c + 0e0",
                        """
                        CREATE TABLE r11 (id INT PRIMARY KEY, e ENUM('a','B') BINARY, c FLOAT4)
                        INSERT INTO r11 VALUES (1, 'a', 0.1)"""),
                of(
                        "unread",
                        "vector = 7",
                        "*",
                        """
                        CREATE TABLE unread (id INT PRIMARY KEY)
                        ALTER TABLE unread ADD COLUMN vector INT
                        INSERT INTO unread VALUES (1, 6)"""));
    }

    private static MisreadDefinition of(String table, String back, String columns, String statements) {
        return new MisreadDefinition(
                table,
                Stream.of(statements.split("\n")).map(String::strip).toList(),
                "UPDATE " + table + " SET " + back,
                columns);
    }

    /** Returns the statements behind one that chooses their database. */
    public String[] statementsIn(String database) {
        return in(database, statements);
    }

    static String[] in(String database, List<String> statements) {
        return Stream.concat(Stream.of("USE " + database), statements.stream()).toArray(String[]::new);
    }

    /** Returns the query for what is compared. */
    public String queryIn(String database) {
        return "SELECT " + columns + " FROM " + database + "." + table + " ORDER BY id";
    }

    @Override
    public String toString() {
        return String.join("; ", statements);
    }
}
