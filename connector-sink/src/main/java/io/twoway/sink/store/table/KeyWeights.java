package io.twoway.sink.store.table;

import io.twoway.sink.change.Value;
import io.twoway.sink.store.sql.Packet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Weights of texts under a collation, as the server computes them: only MySQL knows which texts it takes for equal. Where a
 * text weighs what its letters weigh together, it is asked for the ASCII letters once, and then for other texts only.
 */
final class KeyWeights {

    private static final int TEXTS_PER_STATEMENT = 500;

    /** Texts of one ASCII letter, by their codes. */
    private static final List<String> LETTERS =
            IntStream.range(0, 128).mapToObj(Character::toString).toList();

    // Mutable state; by connection, because the next one may lead to another server
    private final Map<Collation, List<String>> letters = new HashMap<>();
    private Optional<Connection> asked = Optional.empty();

    Map<Value, Value> of(Connection connection, Collation collation, List<Value.Text> texts) throws SQLException {
        List<String> ofLetters = collation.isLetterByLetter() ? ofLetters(connection, collation) : List.of();
        Map<Value, Value> weights = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        List<Value.Text> asking = new ArrayList<>();
        for (Value.Text text : texts) {
            String significant = collation.significant(text.value());
            Optional<String> weight = sum(ofLetters, significant);
            if (weight.isPresent()) {
                weights.put(text, new Value.Text(weight.get()));
            } else {
                asking.add(text);
                unknown.add(significant);
            }
        }
        List<String> answers = ask(connection, collation, unknown);
        for (int i = 0; i < answers.size(); i++) {
            weights.put(asking.get(i), new Value.Text(answers.get(i)));
        }
        return weights;
    }

    private List<String> ofLetters(Connection connection, Collation collation) throws SQLException {
        if (!asked.equals(Optional.of(connection))) {
            letters.clear();
            asked = Optional.of(connection);
        }
        List<String> known = letters.get(collation);
        if (known == null) {
            known = ask(connection, collation, LETTERS);
            letters.put(collation, known);
        }
        return known;
    }

    private static Optional<String> sum(List<String> ofLetters, String text) {
        StringBuilder sum = new StringBuilder(text.length() * 4);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ofLetters.size()) {
                return Optional.empty();
            }
            sum.append(ofLetters.get(text.charAt(i)));
        }
        return Optional.of(sum.toString());
    }

    static List<String> ask(Connection connection, Collation collation, List<String> texts) throws SQLException {
        List<String> weights = new ArrayList<>();
        for (List<String> part :
                Packet.of(connection).portions(TEXTS_PER_STATEMENT).of(texts, Packet::bytesOf)) {
            String sql = "SELECT " + String.join(", ", Collections.nCopies(part.size(), collation.weight()));
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                for (int i = 0; i < part.size(); i++) {
                    query.setString(i + 1, part.get(i));
                }
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    for (int i = 0; i < part.size(); i++) {
                        weights.add(row.getString(i + 1));
                    }
                }
            }
        }
        return weights;
    }
}
