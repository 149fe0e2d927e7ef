package io.twoway.sink.store;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets the server find the rows that collide with an image, on keys of any kind: the image is inserted, what MySQL says is
 * in its way is noted and deleted, until it goes in; then all of it is undone. The rows stay locked.
 */
final class Rivals {

    private final Connection connection;
    private final TableSchema table;

    Rivals(Connection connection, TableSchema table) {
        this.connection = connection;
        this.table = table;
    }

    /** A strict session may not compute the keys of a row that {@link LenientWrite} writes. */
    List<RowImage> of(Optional<RowImage> row, RowImage image) throws SQLException {
        LenientSession lenient = LenientSession.open(connection);
        try {
            return find(row, image);
        } finally {
            lenient.close();
        }
    }

    private List<RowImage> find(Optional<RowImage> row, RowImage image) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            List<RowImage> found = clearTheWay(row, image);
            connection.rollback(before);
            return found;
        } catch (SQLException e) {
            undo(before, e);
            if (SqlFailure.of(e) == SqlFailure.DUPLICATE_KEY) {
                return List.of(); // in another table, which a trigger writes
            }
            throw e;
        }
    }

    private void undo(Savepoint before, SQLException failure) {
        try {
            connection.rollback(before);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private List<RowImage> clearTheWay(Optional<RowImage> row, RowImage image) throws SQLException {
        RowWrites writes = new RowWrites(connection, table);
        if (row.isPresent()) {
            writes.delete(List.of(row.get()));
        }
        List<RowImage> found = new ArrayList<>();
        Optional<RowImage> rival = insertOrNotice(image);
        while (rival.isPresent()) {
            if (found.contains(rival.get())) {
                throw new SQLException("a row of " + table.name() + " is in the way and cannot be deleted");
            }
            found.add(rival.get());
            writes.delete(List.of(rival.get()));
            rival = insertOrNotice(image);
        }
        return found;
    }

    private Optional<RowImage> insertOrNotice(RowImage image) throws SQLException {
        List<Integer> columns = RowReads.presentIn(image);
        try (PreparedStatement insert = connection.prepareStatement(Sql.insertOrNotice(table, columns));
                Statement statement = connection.createStatement()) {
            statement.execute(Sql.forgetNoticed());
            ColumnSql.bind(insert, columns.stream().map(image::get).toList());
            insert.executeUpdate();
            try (ResultSet result = statement.executeQuery(Sql.noticedRow(table))) {
                result.next();
                return result.getBoolean(1)
                        ? Optional.of(new RowReads(connection, table).image(result, 2))
                        : Optional.empty();
            }
        }
    }
}
