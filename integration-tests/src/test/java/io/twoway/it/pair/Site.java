package io.twoway.it.pair;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One MySQL server as a user of a site sees it. */
public final class Site {

    private static final int NO_SUCH_DATABASE = 1049;
    private static final int NO_SUCH_TABLE = 1146;
    private static final int DEADLOCK = 1213;
    private static final int MOST_TRIES = 5;

    private final String name;
    private final Login login;

    /** Makes a site of any server that can be logged in to. */
    public Site(String name, Login login) {
        this.name = name;
        this.login = login;
    }

    /** Opens a connection as root. */
    @FunctionalInterface
    public interface Login {
        Connection connect() throws SQLException;
    }

    /** The site's name in the pair's configuration, which is also its topic. */
    public String name() {
        return name;
    }

    public Connection connect() throws SQLException {
        return login.connect();
    }

    /** Runs each statement in a transaction of its own. */
    public void execute(String... statements) {
        run("", statements);
    }

    /** Runs statements that the binlog does not see: the peer will never know. */
    public void executeUnseen(String... statements) {
        run("SET SESSION sql_log_bin = 0", statements);
    }

    /** Drops databases, unseen by the binlog, when those who are at work in them have let go. */
    void drop(String... databases) {
        run(
                "SET SESSION sql_log_bin = 0, lock_wait_timeout = 60",
                Stream.of(databases).map("DROP DATABASE IF EXISTS "::concat).toArray(String[]::new));
    }

    /** Runs all statements in one transaction. */
    public void transaction(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError("at site " + name + ": " + e.getMessage(), e);
        }
    }

    /** Returns each row's columns as text, joined by {@code |}; NULL is {@code NULL}. */
    public List<String> rows(String query) {
        return rowsIn("", query);
    }

    /** Returns the same in a session of its own: {@code setting} runs before. */
    public List<String> rowsIn(String setting, String query) {
        try {
            return read(setting, query);
        } catch (SQLException e) {
            throw new AssertionError("at site " + name + ": " + query, e);
        }
    }

    /** Returns the same, and no rows as long as the table is not there yet. */
    public List<String> rowsOnceThere(String query) {
        try {
            return read("", query);
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE || e.getErrorCode() == NO_SUCH_DATABASE) {
                return List.of();
            }
            throw new AssertionError("at site " + name + ": " + query, e);
        }
    }

    private List<String> read(String setting, String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!setting.isEmpty()) {
                statement.execute(setting);
            }
            return rows(statement.executeQuery(query));
        }
    }

    private static List<String> rows(ResultSet rowsOfQuery) throws SQLException {
        try (ResultSet result = rowsOfQuery) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(Objects.requireNonNullElse(result.getString(i), "NULL"));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        }
    }

    /** Returns the one value of the one row. */
    public String value(String query) {
        List<String> rows = rows(query);
        if (rows.size() != 1) {
            throw new AssertionError("at site " + name + ", " + query + " gave " + rows);
        }
        return rows.get(0);
    }

    private void run(String before, String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!before.isEmpty()) {
                statement.execute(before);
            }
            for (String sql : statements) {
                untilNoDeadlock(statement, sql);
            }
        } catch (SQLException e) {
            throw new AssertionError("at site " + name + ": " + e.getMessage(), e);
        }
    }

    /** The sink writes to the same tables: whoever meets a deadlock begins again, as any application has to. */
    private static void untilNoDeadlock(Statement session, String sql) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                session.execute(sql);
                return;
            } catch (SQLException e) {
                if (e.getErrorCode() != DEADLOCK || tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }
}
