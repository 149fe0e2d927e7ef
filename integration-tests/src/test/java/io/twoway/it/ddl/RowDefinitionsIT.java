package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions that Debezium's parser of DDL text misreads, or does not read: rows are read by what the binlog says. */
class RowDefinitionsIT {

    private static Pair pair;

    /**
     * A table whose definition is easily misread.
     *
     * @param statements what makes it, in the database of the test
     * @param back an update at B, which must meet no conflict at A
     * @param columns what is compared, as SELECT takes it
     */
    private record Case(String table, List<String> statements, String back, String columns) {

        @Override
        public String toString() {
            return String.join("; ", statements);
        }
    }

    static Stream<Case> cases() {
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

    private static Case of(String table, String back, String columns, String statements) {
        return new Case(
                table,
                Stream.of(statements.split("\n")).map(String::strip).toList(),
                "UPDATE " + table + " SET " + back,
                columns);
    }

    @BeforeAll
    static void start() {
        pair = new Pair("rowdefs").start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowsArriveAsTheBinlogSaysTheyAre(Case table) {
        pair.a().execute(in(table.statements()));
        pair.settle();
        assertEqual(table);

        pair.b().execute(in(List.of(table.back())));
        pair.settle();
        assertEqual(table);
        assertThat(pair.journal(pair.a()).entries()).isEmpty();
    }

    @Test
    void sourceThatStartsAgainBehindSuchStatementsReadsOn() {
        pair.a()
                .execute(in(
                        List.of("CREATE TABLE again (id INT PRIMARY KEY, a INT)", "INSERT INTO again VALUES (1, 1)")));
        pair.a()
                .execute(in(
                        List.of("ALTER TABLE again ADD COLUMN vector REAL", "INSERT INTO again VALUES (2, 2, 0.1)")));
        pair.settle();
        for (String role : List.of("source-a", "source-b")) {
            pair.states().restart(pair.connector(role), true);
            pair.states().awaitRunning(pair.connector(role));
        }
        pair.a().execute(in(List.of("INSERT INTO again VALUES (3, 3, 0.7)", "TRUNCATE TABLE again")));
        pair.a().execute(in(List.of("INSERT INTO again VALUES (4, 4, 0.9)")));
        pair.settle();

        pair.b().execute(in(List.of("UPDATE again SET vector = 0.3")));
        pair.settle();
        assertThat(pair.a().rows("SELECT id, a, vector FROM rowdefs.again"))
                .isEqualTo(pair.b().rows("SELECT id, a, vector FROM rowdefs.again"))
                .containsExactly("4|4|0.3");
    }

    private static String[] in(List<String> statements) {
        return Stream.concat(Stream.of("USE rowdefs"), statements.stream()).toArray(String[]::new);
    }

    private static void assertEqual(Case table) {
        String query = "SELECT " + table.columns() + " FROM rowdefs." + table.table() + " ORDER BY id";
        assertThat(pair.b().rows(query)).isEqualTo(pair.a().rows(query)).isNotEmpty();
    }
}
