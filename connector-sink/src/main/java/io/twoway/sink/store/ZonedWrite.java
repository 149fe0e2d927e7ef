package io.twoway.sink.store;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;

/**
 * Writes rows so that MySQL computes what it computed at the origin. What it computes of a TIMESTAMP depends on the time zone
 * of the session that writes, which the binlog does not have for every statement; but it has the value, so zones are tried.
 */
final class ZonedWrite {

    private final Connection connection;
    private final TableSchema table;
    private final WriteZones zones;
    private final KeptValues kept;

    ZonedWrite(Connection connection, TableSchema table, WriteZones zones) {
        this.connection = connection;
        this.table = table;
        this.zones = zones;
        this.kept = new KeptValues(connection, table);
    }

    /** Returns whether anything in a table may depend on the zone: it has values or keys that MySQL computes. */
    static boolean concerns(TableSchema table) {
        return table.hasHiddenKeys() || !table.kept().isEmpty();
    }

    /**
     * Writes rows.
     *
     * @param rows as they are then
     * @throws GeneratedDifferenceException when MySQL computes something else; of several rows this says only that no single
     *     zone is known to fit them all, and they have to be written one by one
     */
    void write(List<RowImage> rows, Statement statement) throws SQLException {
        if (rows.size() > 1 || !kept.isKnownOf(rows) || zones.isAccepted(table.name())) {
            WriteZone likely = zones.likely(connection, table.name());
            statement.in(likely);
            requireSame(rows, likely);
        } else {
            writeOne(rows, statement);
        }
    }

    private void writeOne(List<RowImage> row, Statement statement) throws SQLException {
        Savepoint before = connection.setSavepoint();
        Optional<SQLException> first = Optional.empty();
        for (WriteZone zone : zones.of(connection, table.name())) {
            try {
                statement.in(zone);
                requireSame(row, zone);
                zones.remember(table.name(), zone);
                return;
            } catch (SQLException e) {
                if (!RowFault.isCauseOf(e)) {
                    throw e;
                }
                connection.rollback(before);
                first = first.or(() -> Optional.of(e));
            }
        }
        zones.accept(table.name(), first.orElseThrow());
        statement.in(zones.likely(connection, table.name()));
    }

    private void requireSame(List<RowImage> rows, WriteZone zone) throws SQLException {
        if (zones.isAccepted(table.name())) {
            return;
        }
        Optional<KeptValues.Difference> difference = kept.differenceIn(rows, zone);
        if (difference.isPresent()) {
            throw new GeneratedDifferenceException(table, difference.get());
        }
    }

    /** What writes the rows. */
    interface Statement {
        void in(WriteZone zone) throws SQLException;
    }
}
