package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions that Debezium's parser of DDL text misreads, or does not read: rows are read by what the binlog says. */
class RowDefinitionsIT {

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("rowdefs").start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @ParameterizedTest
    @MethodSource("io.twoway.it.ddl.MisreadDefinition#all")
    void rowsArriveAsTheBinlogSaysTheyAre(MisreadDefinition table) {
        pair.a().execute(table.statementsIn("rowdefs"));
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
        return MisreadDefinition.in("rowdefs", statements);
    }

    private static void assertEqual(MisreadDefinition table) {
        String query = table.queryIn("rowdefs");
        assertThat(pair.b().rows(query)).isEqualTo(pair.a().rows(query)).isNotEmpty();
    }
}
