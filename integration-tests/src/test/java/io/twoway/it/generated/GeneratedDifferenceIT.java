package io.twoway.it.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Generated columns of which no time zone explains the value: they show the language of the session that wrote the row. */
class GeneratedDifferenceIT {

    private Pair pair;

    private void start(String name) {
        pair = new Pair(name).start();
        pair.a()
                .execute("CREATE TABLE " + pair.table("t")
                        + " (id INT PRIMARY KEY, d DATE, name VARCHAR(20) AS (DAYNAME(d)) STORED,"
                        + " ts TIMESTAMP NULL, shown VARCHAR(20) AS (DAYNAME(ts)) VIRTUAL)");
        writeAtA("de_DE", 1);
    }

    @AfterEach
    void stop() {
        pair.b().execute("SET GLOBAL lc_time_names = DEFAULT");
        pair.close();
    }

    @Test
    void stopsBeforeTheRowUntilTheDestinationSpeaksTheSameLanguage() {
        start("language");
        assertThat(pair.states().awaitFailure(pair.connector("sink-b")).text())
                .contains(
                        "'name' of language.t",
                        "'Donnerstag' at the origin",
                        "'Thursday' here",
                        "{\"id\":1}",
                        "lc_time_names",
                        "generated.difference=accept");
        assertThat(rowsAtB()).isEmpty();

        pair.b().execute("SET GLOBAL lc_time_names = 'de_DE'", flush());
        pair.states().restart(pair.connector("sink-b"), true);
        writeAtA("de_DE", 2);
        pair.settle();

        assertThat(rowsAtB()).isEqualTo(rows()).hasSize(2);
    }

    @Test
    void isTakenWhereThatIsAllowed() {
        start("speech");
        pair.states().awaitFailure(pair.connector("sink-b")).text();
        Map<String, String> config = new HashMap<>(pair.config("sink-b"));
        config.put("generated.difference", "accept");
        pair.rest().put(pair.connector("sink-b"), config);
        pair.states().restart(pair.connector("sink-b"), true);
        writeAtA("fr_FR", 2);
        pair.settle();

        assertThat(rowsAtB()).containsExactly("1|Thursday", "2|Thursday");
        assertThat(rows()).containsExactly("1|Donnerstag", "2|jeudi");
    }

    private void writeAtA(String language, int id) {
        pair.a()
                .execute(
                        "SET lc_time_names = '" + language + "'",
                        flush(),
                        "INSERT INTO " + pair.table("t") + " (id, d, ts) VALUES (" + id
                                + ", '2026-01-01', '2026-01-01 12:00:00')");
    }

    /** MySQL goes on with the language of the session that opened the table. */
    private String flush() {
        return "FLUSH LOCAL TABLES " + pair.table("t");
    }

    private List<String> rows() {
        return pair.a().rows("SELECT id, name FROM " + pair.table("t") + " ORDER BY id");
    }

    private List<String> rowsAtB() {
        return pair.b().rowsOnceThere("SELECT id, name FROM " + pair.table("t") + " ORDER BY id");
    }
}
