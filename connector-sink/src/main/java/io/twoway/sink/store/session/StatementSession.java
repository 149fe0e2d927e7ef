package io.twoway.sink.store.session;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.OriginSession;
import io.twoway.contract.Stamp;
import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SchemaObject;
import io.twoway.ddl.SchemaObject.Kind;
import io.twoway.sink.ddl.Footprint;
import io.twoway.sink.ddl.Likeness;
import io.twoway.sink.plan.StreamId;
import io.twoway.table.QuotedName;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Runs the statements of one stream, one session of the server at a time: a session holds a named lock from before a
 * statement is judged until its end is written down. The server keeps a session, and the lock, for as long as its statement
 * runs, whatever became of the task that sent it.
 */
public final class StatementSession {

    private static final Set<Integer> MISSING = Set.of(1049, 1054, 1146); // database, column, table

    private final BookkeepingDatabase bookkeeping;
    private final StreamId stream;
    private final String lock;

    public StatementSession(BookkeepingDatabase bookkeeping, StreamId stream) {
        this.bookkeeping = bookkeeping;
        this.stream = stream;
        // a lock's name has at most 64 characters, a topic's up to 249
        this.lock = "twoway." + UUID.nameUUIDFromBytes(stream.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the stream's lock for this session, which may take the server seconds to free after a session was given up. */
    public boolean lock(Connection connection) throws SQLException {
        return askForLock(connection, "SELECT GET_LOCK(?, 5)");
    }

    public void unlock(Connection connection) throws SQLException {
        askForLock(connection, "SELECT RELEASE_LOCK(?)");
    }

    public Footprint footprint(Connection connection, DdlStatement statement) throws SQLException {
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
     * @param origin the rest of its session there
     */
    public void run(
            Connection connection,
            long offset,
            String database,
            DdlStatement statement,
            OriginSession origin,
            String text)
            throws SQLException {
        int limit = connection.getNetworkTimeout();
        try {
            // the socket timeout is for a network that hangs; a statement that rebuilds a table is silent for hours
            connection.setNetworkTimeout(Runnable::run, 0);
            use(connection, databaseOrNeutral(connection, database));
            String mark = Stamp.STATEMENT_MARK + stream + " " + offset + " */ ";
            SentText sent = SentText.of(connection, mark, text, statement.text(), origin);
            OriginSession settings = settings(connection, statement, origin);
            try (SingleStatement single = SingleStatement.in(connection);
                    BorrowedSession session = BorrowedSession.open(connection, settings)) {
                session.run(sent, single);
            }
        } catch (SQLException e) {
            throw WaitedFor.namedIn(e, connection, statement);
        } finally {
            if (!connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, limit);
            }
        }
    }

    /**
     * Compares a table that is here with what a statement would make of its name.
     *
     * @param temporary the statement for a temporary table, which nobody else sees
     */
    public Likeness likeness(
            Connection connection,
            long offset,
            String database,
            DdlStatement statement,
            OriginSession origin,
            String temporary)
            throws SQLException {
        SchemaObject table = statement.objects().get(0);
        String here = Definitions.of(connection, table).orElse("");
        run(connection, offset, database, statement, origin, temporary);
        try (Statement end = connection.createStatement()) {
            String made = Definitions.of(connection, table).orElse("");
            end.execute("DROP TEMPORARY TABLE " + QuotedName.of(table.database(), table.name()));
            return new Likeness(here, made);
        }
    }

    private static void use(Connection connection, String database) throws SQLException {
        try (Statement session = connection.createStatement()) {
            session.setEscapeProcessing(false);
            session.execute("USE " + QuotedName.of(database));
        }
    }

    /** How databases are encrypted matters to databases only. */
    private static OriginSession settings(Connection connection, DdlStatement statement, OriginSession origin)
            throws SQLException {
        if (origin.isNone() && keepsSqlMode(statement)) {
            return origin.with("sql_mode", globalMode(connection));
        }
        boolean ofDatabase = statement.objects().stream().anyMatch(object -> object.kind() == Kind.DATABASE);
        return ofDatabase ? origin : origin.without("default_table_encryption");
    }

    private static String globalMode(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT @@global.sql_mode")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Returns whether a table has rows; with a column, whether it has some without a number there. */
    public boolean hasRows(Connection connection, SchemaObject table, Optional<String> column) throws SQLException {
        String condition = column.map(QuotedName::of)
                .map(name -> " WHERE " + name + " IS NULL OR " + name + " = 0")
                .orElse("");
        String query = "SELECT 1 FROM " + QuotedName.of(table.database(), table.name()) + condition + " LIMIT 1";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next();
        } catch (SQLException e) {
            if (MISSING.contains(e.getErrorCode())) {
                return false; // the statement will say so
            }
            throw e;
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
