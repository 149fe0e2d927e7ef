package io.twoway.source.rows;

import io.debezium.jdbc.JdbcConnection;
import io.debezium.relational.Tables.ColumnNameFilter;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.source.config.Finding;
import io.twoway.source.config.RowFilterKeys;
import io.twoway.source.filter.RowCondition;
import io.twoway.source.filter.RowFilter;
import io.twoway.source.filter.TableSelection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tries each condition on the tables that it covers, in the way in which rows are going to be tested. */
public final class RowFilterCheck {

    private static final Set<Integer> ACCESS_DENIED = Set.of(1044, 1142, 1227);
    private static final String TABLES =
            """
            SELECT table_schema, table_name FROM information_schema.tables
             WHERE table_type = 'BASE TABLE' ORDER BY table_schema, table_name""";

    private final RowFilter filter;
    private final TableSelection selection;
    private final ColumnNameFilter columns;
    private final BookkeepingDatabase bookkeeping;

    /**
     * @param selection which tables are captured
     * @param columns which of their columns are
     * @param bookkeeping the database of the source's own tables
     */
    public RowFilterCheck(
            RowFilter filter, TableSelection selection, ColumnNameFilter columns, BookkeepingDatabase bookkeeping) {
        this.filter = filter;
        this.selection = selection;
        this.columns = columns;
        this.bookkeeping = bookkeeping;
    }

    /**
     * Returns which conditions cannot be evaluated; empty when all can.
     *
     * @throws SQLException when the server does not answer
     */
    public List<Finding> findings(JdbcConnection connection) throws SQLException {
        if (filter.isOpen()) {
            return List.of();
        }
        RowSession session = RowSession.on(connection, bookkeeping);
        Set<Finding> findings = new LinkedHashSet<>(); // one privilege can be missing for many tables
        for (Covered covered : covered(connection)) {
            tried(session, covered).ifPresent(findings::add);
        }
        return List.copyOf(findings);
    }

    private record Covered(RowCondition condition, String database, String table) {}

    private List<Covered> covered(JdbcConnection connection) throws SQLException {
        List<Covered> covered = new ArrayList<>();
        connection.query(TABLES, rows -> {
            while (rows.next()) {
                String database = rows.getString(1);
                String table = rows.getString(2);
                conditionOf(database, table)
                        .map(condition -> new Covered(condition, database, table))
                        .ifPresent(covered::add);
            }
        });
        return covered;
    }

    private Optional<RowCondition> conditionOf(String database, String table) {
        return selection.includesTable(database, table) ? filter.conditionOf(database, table) : Optional.empty();
    }

    private Optional<Finding> tried(RowSession session, Covered covered) throws SQLException {
        List<RowColumn> captured = session.columnsOf(covered.database(), covered.table()).stream()
                .filter(column -> columns.matches(covered.database(), null, covered.table(), column.name()))
                .filter(column -> covered.condition().text().mentions(column.name()))
                .toList();
        try {
            RowTable table = session.create(
                    covered.database(), captured, covered.condition().text().sql());
            session.meeting(table);
            session.drop(table);
            return Optional.empty();
        } catch (SQLException e) {
            if (!session.isAlive()) {
                throw e;
            }
            return Optional.of(finding(covered, e));
        }
    }

    private static Finding finding(Covered covered, SQLException failure) {
        if (ACCESS_DENIED.contains(failure.getErrorCode())) {
            return new Finding(
                    "database.user",
                    "The user may not make the temporary tables in which rows are tested. Run: GRANT CREATE TEMPORARY"
                            + " TABLES ON *.* TO the user; (" + failure.getMessage() + ")");
        }
        return new Finding(
                RowFilterKeys.conditionKey(covered.condition().name()),
                "It cannot be evaluated for the captured columns of table " + covered.database() + "." + covered.table()
                        + ": " + failure.getMessage() + " ("
                        + covered.condition().text().sql() + ")");
    }
}
