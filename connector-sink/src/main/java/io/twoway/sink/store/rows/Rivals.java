package io.twoway.sink.store.rows;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.store.failure.SqlFailure;
import io.twoway.sink.store.sql.Sql;
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
public final class Rivals {

    private final Connection connection;
    private final TableSchema table;
    private final WriteZones zones;
    private final KeptValues kept;

    /** @param zones where the origin may have computed the keys of the image */
    public Rivals(Connection connection, TableSchema table, WriteZones zones) {
        this.connection = connection;
        this.table = table;
        this.zones = zones;
        this.kept = new KeptValues(connection, table);
    }

    /** A strict session may not compute the keys of a row that {@link LenientWrite} writes. */
    public List<RowImage> of(Optional<RowImage> row, RowImage image) throws SQLException {
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
            for (WriteZone zone : zonesOf(image)) {
                List<RowImage> found = clearTheWay(row, image, zone);
                boolean same = kept.differenceIn(List.of(image), zone, 0).isEmpty();
                connection.rollback(before);
                if (same) {
                    zones.remember(table.name(), zone);
                    return found;
                }
            }
            return List.of(); // writing it again will tell what differs
        } catch (SQLException e) {
            undo(before, e);
            if (SqlFailure.of(e) == FailureKind.DUPLICATE_KEY) {
                return List.of(); // in another table, which a trigger writes
            }
            throw e;
        }
    }

    private List<WriteZone> zonesOf(RowImage image) throws SQLException {
        return kept.isKnownOf(List.of(image)) && !zones.isAccepted(table.name())
                ? zones.of(connection, table.name())
                : List.of(zones.likely(connection, table.name()));
    }

    private void undo(Savepoint before, SQLException failure) {
        try {
            connection.rollback(before);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private List<RowImage> clearTheWay(Optional<RowImage> row, RowImage image, WriteZone zone) throws SQLException {
        RowWrites writes = new RowWrites(connection, table, zones);
        if (row.isPresent()) {
            writes.delete(List.of(row.get()));
        }
        List<RowImage> found = new ArrayList<>();
        Optional<RowImage> rival = insertOrNotice(image, zone);
        while (rival.isPresent()) {
            if (found.contains(rival.get())) {
                throw new SQLException("a row of " + table.name() + " is in the way and cannot be deleted");
            }
            found.add(rival.get());
            writes.delete(List.of(rival.get()));
            rival = insertOrNotice(image, zone);
        }
        return found;
    }

    private Optional<RowImage> insertOrNotice(RowImage image, WriteZone zone) throws SQLException {
        List<Integer> columns = RowReads.presentIn(image);
        try (PreparedStatement insert = connection.prepareStatement(zone.in(Sql.insertOrNotice(table, columns)));
                Statement statement = connection.createStatement()) {
            statement.execute(Sql.forgetNoticed());
            Cell.bind(insert, zone.of(Cell.of(table, image, columns)));
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
