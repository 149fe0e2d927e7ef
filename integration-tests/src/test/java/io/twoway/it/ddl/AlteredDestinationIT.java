package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tables that are altered where a sink writes to them, by others than that sink. */
class AlteredDestinationIT {

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("altered").start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void equalRowsArriveAtATableWhoseKeyWasDropped() {
        pair.a().execute("CREATE TABLE altered.dropped (a INT NOT NULL, PRIMARY KEY (a))");
        writtenAtB("dropped", "INSERT INTO altered.dropped VALUES (1), (2)");

        pair.a().execute("ALTER TABLE altered.dropped DROP PRIMARY KEY");
        writtenAtB("dropped", "INSERT INTO altered.dropped VALUES (2), (2), (3), (3)");

        assertThat(rowsAtA("dropped")).containsExactly("1", "2", "2", "2", "3", "3");
        writtenAtB("dropped", "DELETE FROM altered.dropped WHERE a >= 2");
        assertThat(rowsAtA("dropped")).containsExactly("1");
    }

    @Test
    void equalRowsArriveAtATableThatTookTheNameOfOneWithAKey() {
        pair.a().execute("CREATE TABLE altered.renamed (a INT NOT NULL, PRIMARY KEY (a))");
        writtenAtB("renamed", "INSERT INTO altered.renamed VALUES (1)");

        pair.a()
                .execute(
                        "RENAME TABLE altered.renamed TO altered.former",
                        "CREATE TABLE altered.renamed (a INT NOT NULL, KEY (a))");
        writtenAtB("renamed", "INSERT INTO altered.renamed VALUES (2), (2), (2), (1), (1)");

        assertThat(rowsAtA("renamed")).containsExactly("1", "1", "2", "2", "2");
    }

    @Test
    void keyThatWasAddedFindsTheRows() {
        pair.a().execute("CREATE TABLE altered.keyed (a INT NOT NULL, b INT)");
        writtenAtB("keyed", "INSERT INTO altered.keyed VALUES (1, 1), (2, 2)");

        pair.a().execute("ALTER TABLE altered.keyed ADD PRIMARY KEY (a)");
        pair.fence(pair.a(), pair.b());
        pair.a().executeUnseen("UPDATE altered.keyed SET b = 5 WHERE a = 2");
        pair.b().execute("UPDATE altered.keyed SET b = 3 WHERE a = 1");
        pair.fence(pair.b(), pair.a());

        assertThat(rowsAtA("keyed")).containsExactly("1|3", "2|5");
    }

    private static void writtenAtB(String table, String statement) {
        pair.fence(pair.a(), pair.b());
        pair.b().execute(statement);
        pair.fence(pair.b(), pair.a());
        assertThat(pair.journal(pair.a()).entriesOf("altered." + table)).isEmpty();
    }

    private static List<String> rowsAtA(String table) {
        return pair.a().rows("SELECT * FROM altered." + table + " ORDER BY 1");
    }
}
