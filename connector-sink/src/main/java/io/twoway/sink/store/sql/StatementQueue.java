package io.twoway.sink.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements of one transaction that are sent together: however far away the server is, they take one round trip. It runs
 * them in their order, up to the first that fails, so a COMMIT behind them is one of all or of nothing.
 */
public final class StatementQueue {

    private final Connection connection;
    private final long most;

    // Mutable state
    private final List<Waiting> waiting = new ArrayList<>();
    private long bytes;

    public StatementQueue(Connection connection) throws SQLException {
        this.connection = connection;
        this.most = Packet.of(connection).worthwhile();
    }

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Returns whether a further statement would make a packet too large. */
    public boolean isFullFor(Waiting next) {
        return !waiting.isEmpty() && bytes + next.sql().bytes() > most;
    }

    public void add(Waiting next) {
        waiting.add(next);
        bytes += next.sql().bytes();
    }

    /** Returns what the statements are for. */
    public String doing() {
        return waiting.stream().map(Waiting::doing).distinct().collect(Collectors.joining(", "));
    }

    /** Forgets what was not sent. */
    public void clear() {
        waiting.clear();
        bytes = 0;
    }

    /** Sends all and has their answers read, in their order. */
    public void send() throws SQLException {
        List<Waiting> sent = List.copyOf(waiting);
        clear();
        if (sent.isEmpty()) {
            return;
        }
        String sql = sent.stream().map(one -> one.sql().toString()).collect(Collectors.joining("; "));
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false); // braces are JDBC's, and not MySQL's
            statement.execute(sql);
            for (Waiting one : sent) {
                one.answer().read(statement);
                statement.getMoreResults();
            }
        }
    }
}
