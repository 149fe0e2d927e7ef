package io.twoway.sink.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.sink.change.Value;
import io.twoway.sink.store.TestConnections;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server understands of literals, in the sink's sessions and in one whose mode takes backslashes for letters. */
class SqlTextIT {

    private static final long SEED = Long.getLong("twoway.seed", System.nanoTime());
    private static final int TEXTS = 2_000;

    /** What ends literals, begins comments, or is an escape, among others. */
    private static final String[] LETTERS = {
        "'", "\\", "\"", "`", ";", "--", " ", "/*", "*/", "#", "\n", "\r", "\0", "\u001a", "%", "_", "?", "{", "a", "ä",
        "€", "😀"
    };

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestConnections.open();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void textsAndBytesComeBackAsTheyWere() throws SQLException {
        for (List<String> texts : randomTexts()) {
            List<byte[]> answers = answers(texts);

            assertThat(answers).hasSameSizeAs(texts);
            for (int i = 0; i < texts.size(); i++) {
                assertThat(answers.get(i)).as("seed %d", SEED).isEqualTo(utf8(texts.get(i)));
            }
            assertThat(bytesOf(texts.get(0))).as("seed %d", SEED).isEqualTo(utf8(texts.get(0)));
        }
    }

    @Test
    void noTextGetsOutOfItsLiteralWhateverTheModeSaysAboutBackslashes() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_mode = CONCAT(@@SESSION.sql_mode, ',NO_BACKSLASH_ESCAPES')");
        }
        for (List<String> texts : randomTexts()) {
            List<byte[]> answers = answers(texts);

            assertThat(answers).as("seed %d", SEED).hasSameSizeAs(texts);
            for (int i = 0; i < texts.size(); i++) {
                assertThat(answers.get(i)).isEqualTo(utf8(texts.get(i).replace("\\", "\\\\")));
            }
        }
    }

    private List<byte[]> answers(List<String> texts) throws SQLException {
        List<Value> values = texts.stream().<Value>map(Value.Text::new).toList();
        String marks = String.join(", ", texts.stream().map(text -> "?").toList());
        List<byte[]> answers = new ArrayList<>();
        send(new Waiting("asking", "SELECT " + marks, values, ended -> {
            try (ResultSet row = ended.getResultSet()) {
                assertThat(row.next()).isTrue();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    answers.add(row.getBytes(i));
                }
            }
        }));
        return answers;
    }

    private byte[] bytesOf(String text) throws SQLException {
        List<byte[]> answers = new ArrayList<>();
        send(new Waiting("asking", "SELECT ?", List.of(Value.Binary.of(utf8(text))), ended -> {
            try (ResultSet row = ended.getResultSet()) {
                row.next();
                answers.add(row.getBytes(1));
            }
        }));
        return answers.get(0);
    }

    private void send(Waiting waiting) throws SQLException {
        StatementQueue queue = new StatementQueue(connection);
        queue.add(waiting);
        queue.send();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns texts, some to a statement, so that what got out of one would be seen in another. */
    private static List<List<String>> randomTexts() {
        Random random = new Random(SEED);
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < TEXTS / 4; i++) {
            String[] texts = new String[4];
            Arrays.setAll(texts, each -> {
                StringBuilder text = new StringBuilder();
                random.ints(random.nextInt(6), 0, LETTERS.length).forEach(letter -> text.append(LETTERS[letter]));
                return text.toString();
            });
            all.add(List.of(texts));
        }
        return all;
    }
}
