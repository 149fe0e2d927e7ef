package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.it.pair.Pair;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Origins that the destination's binlog tells of statements that a sink ran: docs/conflicts.md, three sites. */
class DdlOriginIT {

    private static final String MARK = "/* twoway ddlorigin-a-0 ";

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("ddlorigin");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void someStatementsLoseTheMarkSoThatASecondForwardSourceIsWarnedOf() throws SQLException {
        pair.a()
                .execute(
                        "CREATE TABLE ddlorigin.t (id INT PRIMARY KEY)",
                        "ALTER TABLE ddlorigin.t ADD COLUMN v INT",
                        "RENAME TABLE ddlorigin.t TO ddlorigin.u",
                        "CREATE VIEW ddlorigin.seen AS SELECT id FROM ddlorigin.u",
                        "DROP VIEW ddlorigin.seen",
                        "DROP TABLE ddlorigin.u");
        pair.fence(pair.a(), pair.b());

        List<String> run = statementsAtB();
        assertThat(run.stream().filter(text -> text.contains(MARK)))
                .anyMatch(text -> text.contains("CREATE TABLE"))
                .anyMatch(text -> text.contains("ALTER TABLE"))
                .anyMatch(text -> text.contains("RENAME TABLE"));
        assertThat(run.stream().filter(text -> !text.contains(MARK)))
                .anyMatch(text -> text.contains("DROP TABLE"))
                .anyMatch(text -> text.matches("(?s).*CREATE .*VIEW.*"));

        Map<String, String> second = new HashMap<>(pair.config("source-b"));
        second.put("direction", "forward");
        assertThatThrownBy(() -> pair.rest().put(pair.connector("source-b"), second))
                .hasMessageContaining("ddl-has-one-origin");
    }

    /** Returns the statements of the pair, its bookkeeping included, in the newest binlog of B. */
    private static List<String> statementsAtB() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = pair.b().connect();
                Statement statement = connection.createStatement()) {
            String file = "";
            try (ResultSet files = statement.executeQuery("SHOW BINARY LOGS")) {
                while (files.next()) {
                    file = files.getString(1);
                }
            }
            try (ResultSet events = statement.executeQuery("SHOW BINLOG EVENTS IN '" + file + "'")) {
                while (events.next()) {
                    String text = events.getString("Info");
                    if (events.getString("Event_type").equals("Query") && text.contains("ddlorigin")) {
                        found.add(text);
                    }
                }
            }
        }
        return found;
    }
}
