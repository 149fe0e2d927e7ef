package io.twoway.sink.store.rows;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.store.failure.GeneratedDifferenceException;
import io.twoway.sink.store.failure.RowFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

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
        return table.hasKeysOfExpressions() || !table.kept().isEmpty();
    }

    /**
     * Writes rows.
     *
     * @param stored as they are now, of an update
     * @param rows as they are then
     * @throws GeneratedDifferenceException when MySQL computes something else; of several rows this says only that no single
     *     zone is known to fit them all, and they have to be written one by one
     */
    void write(List<RowImage> stored, List<RowImage> rows, Statement statement) throws SQLException {
        if (zones.isAccepted(table.name())) {
            statement.in(zones.likely(connection, table.name()));
        } else if (rows.size() > 1) {
            WriteZone likely = zones.likely(connection, table.name());
            requireSame(kept.differenceIn(stored, likely, 0));
            writeIn(likely, rows, statement);
        } else {
            writeOne(stored, rows, statement);
        }
    }

    /**
     * Deletes rows. InnoDB computes an indexed VIRTUAL column again to find its entry: where that gives another value, the entry
     * stays, and the index is corrupt.
     */
    void delete(List<RowImage> stored, Deletion deletion) throws SQLException {
        WriteZone likely = zones.likely(connection, table.name());
        if (kept.isFoundIn(stored, likely)) {
            deletion.of(stored, likely);
            return;
        }
        for (RowImage row : stored) {
            deletion.of(List.of(row), zoneOf(row).orElse(likely));
        }
    }

    private Optional<WriteZone> zoneOf(RowImage stored) throws SQLException {
        for (WriteZone zone : zones.of(connection, table.name())) {
            if (kept.isFoundIn(List.of(stored), zone)) {
                return Optional.of(zone);
            }
        }
        return Optional.empty();
    }

    /** A zone in which the row can be written is better if MySQL finds in it what it computed before, too. */
    private void writeOne(List<RowImage> stored, List<RowImage> row, Statement statement) throws SQLException {
        Savepoint before = connection.setSavepoint();
        Queue<WriteZone> left = new ArrayDeque<>(zones.of(connection, table.name()));
        Set<WriteZone> putOff = new HashSet<>();
        Optional<SQLException> first = Optional.empty();
        while (!left.isEmpty()) {
            WriteZone zone = left.remove();
            if (!putOff.contains(zone) && !kept.isFoundIn(stored, zone)) {
                putOff.add(zone);
                left.add(zone);
                continue;
            }
            Optional<SQLException> refusal = tryIn(zone, row, statement, before);
            if (refusal.isEmpty()) {
                return;
            }
            first = first.or(() -> refusal);
        }
        zones.accept(table.name(), first.orElseThrow());
        statement.in(zones.likely(connection, table.name()));
    }

    private Optional<SQLException> tryIn(WriteZone zone, List<RowImage> row, Statement statement, Savepoint before)
            throws SQLException {
        try {
            writeIn(zone, row, statement);
            zones.remember(table.name(), zone);
            return Optional.empty();
        } catch (SQLException e) {
            if (!RowFault.isCauseOf(e)) {
                throw e;
            }
            connection.rollback(before);
            return Optional.of(e);
        }
    }

    private void writeIn(WriteZone zone, List<RowImage> rows, Statement statement) throws SQLException {
        int before = kept.alikeIn(rows, zone);
        statement.in(zone);
        requireSame(kept.differenceIn(rows, zone, before));
    }

    private void requireSame(Optional<KeptValues.Difference> difference) throws SQLException {
        if (difference.isPresent()) {
            throw difference.get().in(table);
        }
    }

    /** The statement that writes the rows. */
    interface Statement {
        void in(WriteZone zone) throws SQLException;
    }

    /** The statement that deletes some of the rows. */
    interface Deletion {
        void of(List<RowImage> rows, WriteZone zone) throws SQLException;
    }
}
