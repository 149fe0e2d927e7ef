package io.twoway.sink.store;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.Stamp;
import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SchemaObject;
import io.twoway.sink.ddl.Footprint;
import io.twoway.sink.plan.StreamId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Runs the statements of one stream, one session of the server at a time: a session holds a named lock from before a
 * statement is judged until its end is written down. The server keeps a session, and the lock, for as long as its statement
 * runs, whatever became of the task that sent it.
 */
final class StatementSession {

    private final BookkeepingDatabase bookkeeping;
    private final StreamId stream;
    private final String lock;

    StatementSession(BookkeepingDatabase bookkeeping, StreamId stream) {
        this.bookkeeping = bookkeeping;
        this.stream = stream;
        // a lock's name has at most 64 characters, a topic's up to 249
        this.lock = "twoway." + UUID.nameUUIDFromBytes(stream.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the stream's lock for this session, which may take the server seconds to free after a session was given up. */
    boolean lock(Connection connection) throws SQLException {
        return askForLock(connection, "SELECT GET_LOCK(?, 5)");
    }

    void unlock(Connection connection) throws SQLException {
        askForLock(connection, "SELECT RELEASE_LOCK(?)");
    }

    Footprint footprint(Connection connection, DdlStatement statement) throws SQLException {
        List<Optional<String>> definitions = new ArrayList<>();
        for (SchemaObject object : statement.objects()) {
            definitions.add(Definitions.of(connection, object));
        }
        return Footprint.of(definitions);
    }

    /**
     * Runs a statement as it is, however long it takes, with the session's default database as it was at the origin.
     *
     * @param database where names without a database belong; empty text, or one that is not here, for none
     */
    void run(
            Connection connection,
            long offset,
            String database,
            DdlStatement statement,
            Optional<String> sqlMode,
            String text)
            throws SQLException {
        int limit = connection.getNetworkTimeout();
        try (Statement session = connection.createStatement()) {
            // the socket timeout is for a network that hangs; a statement that rebuilds a table is silent for hours
            connection.setNetworkTimeout(Runnable::run, 0);
            session.execute("USE " + Sql.quoted(databaseOrNeutral(connection, database)));
            String marked = Stamp.STATEMENT_MARK + stream + " " + offset + " */ " + text;
            if (sqlMode.isPresent()) {
                runUnder("'" + sqlMode.get().replace("'", "") + "'", session, marked);
            } else if (keepsSqlMode(statement)) {
                runUnder("@@global.sql_mode", session, marked);
            } else {
                session.execute(marked);
            }
        } finally {
            if (!connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, limit);
            }
        }
    }

    private static void runUnder(String mode, Statement session, String text) throws SQLException {
        session.execute("SET @twoway_sql_mode = @@session.sql_mode, SESSION sql_mode = " + mode);
        try {
            session.execute(text);
        } finally {
            session.execute("SET SESSION sql_mode = @twoway_sql_mode");
        }
    }

    /** A session cannot leave a database but for another one. */
    private String databaseOrNeutral(Connection connection, String database) throws SQLException {
        boolean there = !database.isEmpty()
                && Definitions.of(connection, new SchemaObject(SchemaObject.Kind.DATABASE, database, database))
                        .isPresent();
        return there ? database : bookkeeping.name();
    }

    /** A routine keeps the mode of the session that made it, and the sink's own mode is made for rows. */
    private static boolean keepsSqlMode(DdlStatement statement) {
        return statement.is(DdlStatement.Action.CREATE, SchemaObject.Kind.FUNCTION)
                || statement.is(DdlStatement.Action.CREATE, SchemaObject.Kind.PROCEDURE);
    }

    private boolean askForLock(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, lock);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getInt(1) == 1;
            }
        }
    }
}
