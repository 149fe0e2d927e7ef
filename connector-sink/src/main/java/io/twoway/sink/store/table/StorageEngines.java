package io.twoway.sink.store.table;

import io.twoway.sink.change.Value;
import io.twoway.sink.store.failure.OutdatedTableException;
import io.twoway.sink.store.sql.Waiting;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/**
 * The engines that store the destination's tables. What is written to one without transactions stays when the rest is rolled
 * back, and is logged by itself, outside of the transaction that begins with the progress row: the filter would take it for a
 * change of this site and send it back.
 */
final class StorageEngines {

    /** A view has no engine. */
    private static final String WITHOUT_TRANSACTIONS =
            """
            SELECT t.engine FROM information_schema.tables t
              LEFT JOIN information_schema.engines e ON e.engine = t.engine
             WHERE t.table_schema = ? AND t.table_name = ?
               AND t.engine IS NOT NULL AND COALESCE(e.transactions, 'NO') <> 'YES'""";

    // Mutable state
    private Optional<Boolean> enforced = Optional.empty();

    /**
     * Lets a table pass that the sink may write to.
     *
     * @throws DataException with the statement that helps
     */
    void require(Connection connection, TableName table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(WITHOUT_TRANSACTIONS)) {
            query.setString(1, table.database());
            query.setString(2, table.table());
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    throw new DataException(refusal(table, row.getString(1)));
                }
            }
        }
    }

    /**
     * Lets a table pass that was looked at before: somebody may have altered it since. A server that enforces consistency of
     * GTIDs refuses what must not be written by itself.
     *
     * @throws DataException with the statement that helps
     */
    void requireStill(Connection connection, TableName table) throws SQLException {
        if (!isEnforced(connection)) {
            require(connection, table);
        }
    }

    /** Returns the statements that do so, whose answer is a failure where the table must not be written to. */
    List<Waiting> requiringStill(Connection connection, TableName table) throws SQLException {
        if (isEnforced(connection)) {
            return List.of();
        }
        List<Value> parameters = List.of(new Value.Text(table.database()), new Value.Text(table.table()));
        return List.of(new Waiting("looking at " + table, WITHOUT_TRANSACTIONS, parameters, ended -> {
            try (ResultSet row = ended.getResultSet()) {
                if (row.next()) {
                    throw new OutdatedTableException(table);
                }
            }
        }));
    }

    private boolean isEnforced(Connection connection) throws SQLException {
        if (enforced.isEmpty()) {
            try (Statement query = connection.createStatement();
                    ResultSet row = query.executeQuery("SELECT @@GLOBAL.enforce_gtid_consistency = 'ON'")) {
                enforced = Optional.of(row.next() && row.getBoolean(1));
            }
        }
        return enforced.get();
    }

    private static String refusal(TableName table, String engine) {
        return "Table " + table + " has the storage engine " + engine
                + " at the destination, which has no transactions:"
                + " what is written there would be logged by itself, and be sent back. Run at the destination: ALTER TABLE "
                + table.quoted() + " ENGINE = InnoDB";
    }
}
