package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both sites are databases of one server. */
class OneServerIT {

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = Pair.onOneServer("oneserver");
        pair.a()
                .execute(
                        "CREATE TABLE oneserver.orders (id INT PRIMARY KEY, note VARCHAR(20))",
                        "INSERT INTO oneserver.orders VALUES (1, 'loaded')");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void changesAndStatementsReachTheOtherDatabaseOnceAndNeverComeBack() {
        pair.a()
                .execute(
                        "ALTER TABLE oneserver.orders ADD extra INT",
                        "INSERT INTO oneserver.orders VALUES (2, 'a', 2)",
                        "UPDATE oneserver.orders SET note = 'changed' WHERE id = 1");
        pair.settle();
        pair.b().execute("INSERT INTO oneserver_b.orders VALUES (3, 'b', 3)");
        pair.settle();
        pair.awaitHeartbeats(3);

        assertThat(pair.a().rows("SELECT * FROM oneserver.orders ORDER BY id"))
                .isEqualTo(pair.b().rows("SELECT * FROM oneserver_b.orders ORDER BY id"))
                .containsExactly("1|changed|NULL", "2|a|2", "3|b|3");
        assertThat(pair.topicOf(pair.a()).rowChanges("oneserver", "orders")).hasSize(2);
        assertThat(pair.topicOf(pair.b()).rowChanges("oneserver_b", "orders")).hasSize(1);
        assertThat(pair.journal(pair.a()).entries()).isEmpty();
    }
}
