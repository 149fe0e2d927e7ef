package io.twoway.source.rows;

import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tests rows in one session. A row is put into columns of the types that its table has now; one that does not fit there is
 * older than they are, and goes into columns as its own change describes them.
 */
final class TestedRows {

    private static final Logger LOG = LoggerFactory.getLogger(TestedRows.class);

    private final RowSession session;

    // Mutable state, by the captured table
    private final Map<String, Tested> tested = new HashMap<>();

    TestedRows(RowSession session) {
        this.session = session;
    }

    /**
     * Place where rows of an origin are tested.
     *
     * @param asStored whether its columns are those that the captured table has now
     */
    private record Tested(RowOrigin origin, RowTable table, boolean asStored) {}

    /** Returns the places of the rows that meet the condition. */
    BitSet meeting(RowOrigin origin, List<Struct> rows) throws SQLException {
        Tested place = placeFor(origin);
        try {
            return session.meeting(place.table(), rows);
        } catch (SQLException e) {
            if (!place.asStored() || !session.isAlive()) {
                throw e;
            }
            return session.meeting(asSent(origin, e.getMessage()).table(), rows);
        }
    }

    private Tested placeFor(RowOrigin origin) throws SQLException {
        Tested last = tested.get(origin.tableName());
        return last != null && last.origin().isLike(origin) ? last : newPlaceFor(origin);
    }

    private Tested newPlaceFor(RowOrigin origin) throws SQLException {
        Optional<List<RowColumn>> stored = origin.storedColumns(session.columnsOf(origin.database(), origin.table()));
        return stored.isPresent()
                ? placed(origin, stored.get(), true)
                : asSent(origin, "a table or column is not there any more");
    }

    private Tested asSent(RowOrigin origin, String reason) throws SQLException {
        LOG.warn(
                "Rows of {} are older than the table ({}): {} is asked with the types of then, and texts by the default"
                        + " collation of utf8mb4.",
                origin.tableName(),
                reason,
                origin.condition().name());
        return placed(origin, origin.sentColumns(), false);
    }

    private Tested placed(RowOrigin origin, List<RowColumn> columns, boolean asStored) throws SQLException {
        Tested before = tested.remove(origin.tableName());
        if (before != null) {
            session.drop(before.table());
        }
        RowTable table = session.create(
                origin.database(), columns, origin.condition().text().sql());
        Tested place = new Tested(origin, table, asStored);
        tested.put(origin.tableName(), place);
        return place;
    }
}
