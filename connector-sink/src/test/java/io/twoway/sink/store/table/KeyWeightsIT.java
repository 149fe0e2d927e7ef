package io.twoway.sink.store.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.sink.change.Value;
import io.twoway.sink.store.TestConnections;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What texts weigh when it is put together from their letters must be what the server says of the whole texts. */
class KeyWeightsIT {

    private static final int RANDOM_TEXTS = 2_000;

    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        connection = TestConnections.open();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void textsOfAsciiLettersWeighWhatTheServerSaysUnderEachCollationThatIsTakenForSimple() throws SQLException {
        long seed = Long.getLong("twoway.seed", System.nanoTime());
        System.out.println("repeat it with -Dtwoway.seed=" + seed);
        List<Value.Text> texts = Stream.of(pairs(), Stream.of(triples()), randomTexts(new Random(seed)))
                .flatMap(all -> all)
                .map(Value.Text::new)
                .toList();
        List<Collation> collations = collations();
        assertThat(collations).hasSizeGreaterThan(10);
        for (Collation collation : collations) {
            Map<Value, Value> made = new KeyWeights().of(connection, collation, texts);
            List<String> asked = KeyWeights.ask(
                    connection,
                    collation,
                    texts.stream()
                            .map(text -> collation.significant(text.value()))
                            .toList());
            assertThat(texts.stream().map(text -> made.get(text).toString()).toList())
                    .as("%s, seed %d", collation, seed)
                    .isEqualTo(asked);
        }
    }

    @Test
    void theServerIsAskedOnceForLettersAndThenOnlyForTextsThatHaveOthers() throws SQLException {
        Collation collation = new Collation("utf8mb4", "utf8mb4_0900_ai_ci", false);
        KeyWeights weights = new KeyWeights();
        assertThat(askedFor(weights, collation, "Anna", "anna", "bob")).isEqualTo(1);
        assertThat(askedFor(weights, collation, "carl", "DORA-4711@example.org"))
                .isZero();
        assertThat(askedFor(weights, collation, "carl", "\u00e1nna")).isEqualTo(1);
        try (Connection other = TestConnections.open()) {
            weights.of(other, collation, List.of(new Value.Text("e")));
        }
        assertThat(askedFor(weights, collation, "e"))
                .as("after another connection")
                .isEqualTo(1);
    }

    @Test
    void textsThatTheCollationTakesForEqualWeighTheSameWhoeverPutTheWeightTogether() throws SQLException {
        Collation collation = new Collation("utf8mb4", "utf8mb4_0900_ai_ci", false);
        Value.Text plain = new Value.Text("anna");
        Value.Text accented = new Value.Text("\u00c1nna");
        Map<Value, Value> weights = new KeyWeights().of(connection, collation, List.of(plain, accented));
        assertThat(weights.get(plain)).isEqualTo(weights.get(accented));
    }

    private static long askedFor(KeyWeights weights, Collation collation, String... texts) throws SQLException {
        long before = selects();
        weights.of(connection, collation, Stream.of(texts).map(Value.Text::new).toList());
        return selects() - before;
    }

    private static long selects() throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SHOW SESSION STATUS LIKE 'Com_select'")) {
            row.next();
            return row.getLong(2);
        }
    }

    private static List<Collation> collations() throws SQLException {
        List<Collation> collations = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("SELECT character_set_name, collation_name,"
                        + " pad_attribute = 'PAD SPACE' FROM information_schema.collations")) {
            while (rows.next()) {
                collations.add(new Collation(rows.getString(1), rows.getString(2), rows.getBoolean(3)));
            }
        }
        return collations.stream().filter(Collation::isLetterByLetter).toList();
    }

    private static Stream<String> pairs() {
        return IntStream.range(0, 128 * 128)
                .mapToObj(pair -> Character.toString(pair / 128) + Character.toString(pair % 128));
    }

    /** Of small letters, in one text: no language of MySQL has only larger groups. */
    private static String triples() {
        StringBuilder text = new StringBuilder();
        for (char first = 'a'; first <= 'z'; first++) {
            for (char second = 'a'; second <= 'z'; second++) {
                for (char third = 'a'; third <= 'z'; third++) {
                    text.append(first).append(second).append(third);
                }
            }
        }
        return text.toString();
    }

    private static Stream<String> randomTexts(Random random) {
        return Stream.generate(() -> random.ints(random.nextInt(30), 0, 128)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .limit(RANDOM_TEXTS);
    }
}
