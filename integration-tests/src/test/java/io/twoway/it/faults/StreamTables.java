package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Rows that site A writes, numbered from 0: each transaction writes one into a table with a key and one into a table without,
 * which would show a second application as a second row.
 */
final class StreamTables {

    private static final List<String> TABLES = List.of("keyed", "keyless");

    private final Pair pair;

    // Mutable state
    private int next;

    /** Makes the tables at A, before the pair is started. */
    StreamTables(Pair pair) {
        this.pair = pair;
        pair.a()
                .execute(
                        "CREATE TABLE " + pair.table("keyed") + " (n INT PRIMARY KEY)",
                        "CREATE TABLE " + pair.table("keyless") + " (n INT NOT NULL)");
    }

    /** Writes so many transactions. */
    void write(int transactions) {
        for (int i = 0; i < transactions; i++) {
            pair.a()
                    .transaction(TABLES.stream()
                            .map(table -> "INSERT INTO " + pair.table(table) + " VALUES (" + next + ")")
                            .toArray(String[]::new));
            next++;
        }
    }

    /** Returns the number that the next row will have. */
    int next() {
        return next;
    }

    /** Writes A's rows below that number at B too, out of the stream's sight: what a person does to make sites equal. */
    void makeEqualBelow(int end) {
        for (String table : TABLES) {
            pair.b().executeUnseen("DELETE FROM " + pair.table(table));
            pair.a()
                    .rows("SELECT n FROM " + pair.table(table) + " WHERE n < " + end)
                    .forEach(n -> pair.b().executeUnseen("INSERT INTO " + pair.table(table) + " VALUES (" + n + ")"));
        }
    }

    /** Waits until B has as many rows as A, whatever connector brings them, and fails unless they are the same. */
    void awaitEqual() {
        Awaitility.await("row " + (next - 1) + " at B").atMost(Pair.PATIENCE).until(() -> TABLES.stream()
                .allMatch(table -> pair.b()
                        .rowsOnceThere("SELECT n FROM " + pair.table(table) + " WHERE n = " + (next - 1))
                        .equals(List.of(String.valueOf(next - 1)))));
        assertEqual();
    }

    /** Fails unless both sites have the same rows, each once. */
    void assertEqual() {
        for (String table : TABLES) {
            String all = "SELECT n FROM " + pair.table(table) + " ORDER BY n";
            assertThat(pair.b().rows(all)).as(table).isEqualTo(pair.a().rows(all));
        }
    }
}
