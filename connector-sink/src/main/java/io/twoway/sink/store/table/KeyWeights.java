package io.twoway.sink.store.table;

import io.twoway.sink.change.Value;
import io.twoway.sink.store.sql.Packet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the server how texts weigh under a collation: only MySQL knows which of them it takes for equal. */
public final class KeyWeights {

    private static final int TEXTS_PER_STATEMENT = 500;

    private final Connection connection;
    private final Collation collation;

    public KeyWeights(Connection connection, Collation collation) {
        this.connection = connection;
        this.collation = collation;
    }

    public Map<Value, Value> of(List<Value.Text> texts) throws SQLException {
        Map<Value, Value> weights = new HashMap<>();
        for (List<Value.Text> part :
                Packet.of(connection).portions(TEXTS_PER_STATEMENT).of(texts, Packet::bytesOf)) {
            String sql = "SELECT " + String.join(", ", Collections.nCopies(part.size(), collation.weight()));
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                for (int i = 0; i < part.size(); i++) {
                    query.setString(i + 1, collation.significant(part.get(i).value()));
                }
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    for (int i = 0; i < part.size(); i++) {
                        weights.put(part.get(i), new Value.Text(row.getString(i + 1)));
                    }
                }
            }
        }
        return weights;
    }
}
