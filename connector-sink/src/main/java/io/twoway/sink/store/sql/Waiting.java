package io.twoway.sink.store.sql;

import io.twoway.sink.change.Value;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Statement that waits to be sent.
 *
 * @param doing what it is for, for messages
 * @param sql its text, values in it
 * @param answer who reads what the server says
 */
public record Waiting(String doing, SqlText sql, Answer answer) {

    /** Makes one whose answer says nothing: that it did not fail is all. */
    public Waiting(String doing, SqlText sql) {
        this(doing, sql, ended -> {});
    }

    /** Makes one with parameters, whose answer says nothing. */
    public Waiting(String doing, String sql, List<Value> parameters) {
        this(doing, SqlText.of(sql, parameters));
    }

    /** Makes one with parameters. */
    public Waiting(String doing, String sql, List<Value> parameters, Answer answer) {
        this(doing, SqlText.of(sql, parameters), answer);
    }

    /** Reader of what the server says to one statement of several. */
    public interface Answer {

        /** Reads the current result of the statement. */
        void read(Statement ended) throws SQLException;
    }
}
