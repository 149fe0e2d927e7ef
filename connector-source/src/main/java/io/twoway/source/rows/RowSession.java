package io.twoway.source.rows;

import io.debezium.jdbc.JdbcConnection;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.table.QuotedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** A session at the captured server in which rows are tested; its tables end with it. */
final class RowSession {

    private static final String TABLE = "twoway_row_filter_";
    private static final int ANSWER_SECONDS = 5;
    private static final long LONGEST_STATEMENT = 4L << 20;

    private static final String COLUMNS =
            """
            SELECT column_name, column_type, collation_name FROM information_schema.columns
             WHERE table_schema = %s AND table_name = %s ORDER BY ordinal_position""";

    private static final String DATABASES =
            """
            SELECT schema_name FROM information_schema.schemata WHERE schema_name IN (%1$s, %2$s)
             ORDER BY schema_name <> %1$s LIMIT 1""";

    private final Connection connection;
    private final BookkeepingDatabase bookkeeping;
    private final long longestStatement;

    // Mutable state
    private int tables;

    private RowSession(Connection connection, BookkeepingDatabase bookkeeping, long longestStatement) {
        this.connection = connection;
        this.bookkeeping = bookkeeping;
        this.longestStatement = longestStatement;
    }

    /** Begins it on a connection, which is still the caller's to close. */
    static RowSession on(JdbcConnection server, BookkeepingDatabase bookkeeping) throws SQLException {
        Connection connection = server.connection();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute(RowTable.SESSION);
            try (ResultSet packet = statement.executeQuery("SELECT @@max_allowed_packet")) {
                packet.next();
                return new RowSession(connection, bookkeeping, Math.min(LONGEST_STATEMENT, packet.getLong(1) / 2));
            }
        }
    }

    /** Returns whether the server still answers. */
    boolean isAlive() throws SQLException {
        return connection.isValid(ANSWER_SECONDS);
    }

    /** Returns a table's columns as they are now; none when there is no such table. */
    List<RowColumn> columnsOf(String database, String table) throws SQLException {
        List<RowColumn> columns = new ArrayList<>();
        String query = COLUMNS.formatted(RowLiteral.text(database), RowLiteral.text(table));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                columns.add(RowColumn.stored(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return columns;
    }

    /** Makes a table for the rows of a captured one. */
    RowTable create(String database, List<RowColumn> columns, String condition) throws SQLException {
        tables++;
        RowTable table = new RowTable(QuotedName.of(home(database), TABLE + tables), columns, condition);
        execute(table.create());
        return table;
    }

    void drop(RowTable table) throws SQLException {
        execute(table.drop());
    }

    /** Returns the places of the rows that meet the table's condition. */
    BitSet meeting(RowTable table, List<Struct> rows) throws SQLException {
        connection.setAutoCommit(false);
        try {
            insert(table, rows);
            return meeting(table);
        } finally {
            empty();
        }
    }

    private void empty() throws SQLException {
        if (isAlive()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Tries the condition on no rows at all. */
    BitSet meeting(RowTable table) throws SQLException {
        BitSet meeting = new BitSet();
        try (Statement statement = statement();
                ResultSet numbers = statement.executeQuery(table.select())) {
            while (numbers.next()) {
                meeting.set(numbers.getInt(1));
            }
        }
        return meeting;
    }

    private void insert(RowTable table, List<Struct> rows) throws SQLException {
        StringBuilder insert = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            String row = table.row(i, rows.get(i));
            if (!insert.isEmpty() && insert.length() + row.length() > longestStatement) {
                execute(insert.toString());
                insert.setLength(0);
            }
            insert.append(insert.isEmpty() ? table.insert() : ", ").append(row);
        }
        execute(insert.toString());
    }

    /** Returns the captured table's own database, unless it was dropped since. */
    private String home(String database) throws SQLException {
        String query = DATABASES.formatted(RowLiteral.text(database), RowLiteral.text(bookkeeping.name()));
        try (Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery(query)) {
            if (names.next()) {
                return names.getString(1);
            }
        }
        throw new SQLException("neither the database '" + database + "' nor '" + bookkeeping.name()
                + "' exists any more, and one is needed for a temporary table. Create '" + bookkeeping.name()
                + "' and restart the task");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = statement()) {
            statement.execute(sql);
        }
    }

    /** A brace in a text of the condition is no escape of JDBC. */
    private Statement statement() throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }
}
