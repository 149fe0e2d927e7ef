package io.twoway.sink.store.rows;

import static io.twoway.sink.store.TestConnections.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mysql.cj.ServerVersion;
import com.mysql.cj.jdbc.JdbcConnection;
import io.twoway.sink.change.GeneratedDifference;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import io.twoway.sink.store.TestConnections;
import io.twoway.sink.store.table.TableCatalog;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Rows are found by their keys, however large a part of the table they are: a scan would wait for every row that somebody else
 * has locked.
 */
class LockedRowsIT {

    private static final int ROWS = 4_000;
    private static final int WANTED = 1_500;

    private Connection connection;
    private TableSchema table;

    @BeforeEach
    void fillTable() throws SQLException {
        connection = TestConnections.open();
        // the hint came with 8.0.20
        assumeTrue(
                connection.unwrap(JdbcConnection.class).getServerVersion().meetsMinimum(new ServerVersion(8, 0, 20)));
        execute(connection, "DROP DATABASE IF EXISTS locked_rows");
        execute(connection, "CREATE DATABASE locked_rows");
        execute(
                connection,
                "CREATE TABLE locked_rows.t (id INT PRIMARY KEY, a INT, b VARCHAR(20), c INT, UNIQUE (a, b), UNIQUE (c))");
        execute(connection, "SET SESSION cte_max_recursion_depth = 100000");
        execute(
                connection,
                "INSERT INTO locked_rows.t WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < "
                        + ROWS + ") SELECT i, i, CONCAT('b', i), i FROM n");
        connection.commit();
        execute(connection, "ANALYZE TABLE locked_rows.t");
        table = new TableCatalog().table(connection, new TableName("locked_rows", "t"));
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void noTableIsScannedByAnyOfItsKeys() throws SQLException {
        for (UniqueKey key : keys()) {
            long before = scanned();
            assertThat(new RowReads(connection, table).byKey(key, valuesOf(key)))
                    .hasSize(WANTED);
            assertThat(scanned() - before).as(key.name()).isZero();
        }
    }

    @Test
    void noRowIsWaitedForThatIsNotWanted() throws SQLException {
        try (Connection other = TestConnections.open()) {
            execute(other, "UPDATE locked_rows.t SET c = -c WHERE id = " + ROWS);
            for (UniqueKey key : keys()) {
                List<RowImage> rows = new RowReads(connection, table).byKey(key, valuesOf(key));
                assertThat(rows).as(key.name()).hasSize(WANTED);
            }
            List<RowImage> rows = new RowReads(connection, table).byKey(keys().get(0), valuesOf(keys().get(0)));
            new RowWrites(connection, table, new WriteZones(GeneratedDifference.STOP)).delete(rows);
            other.rollback();
        }
    }

    private List<UniqueKey> keys() {
        return Stream.concat(table.rowKey().stream(), table.otherKeys().stream())
                .toList();
    }

    private static List<List<Value>> valuesOf(UniqueKey key) {
        return IntStream.rangeClosed(1, WANTED)
                .mapToObj(i ->
                        key.columns().stream().map(column -> value(column, i)).toList())
                .toList();
    }

    private static Value value(int column, int row) {
        return column == 2 ? new Value.Text("b" + row) : new Value.Whole(row);
    }

    private long scanned() throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SHOW SESSION STATUS LIKE 'Handler_read_rnd_next'")) {
            row.next();
            return row.getLong(2);
        }
    }
}
