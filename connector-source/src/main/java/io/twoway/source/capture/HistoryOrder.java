package io.twoway.source.capture;

import io.debezium.connector.binlog.gtid.GtidSetFactory;
import io.debezium.connector.mysql.history.MySqlHistoryRecordComparator;
import io.debezium.document.Document;
import java.util.function.Predicate;

/**
 * Tells which statements of the history a start takes up: those that reading on does not come to.
 *
 * <p>A statement is recorded with the GTIDs before it, without its own. So is every offset that is stored until the next
 * transaction comes: from there the statement is read again. Debezium takes it up from the history all the same, and a RENAME
 * COLUMN that is read after that finds no such column.
 */
final class HistoryOrder extends MySqlHistoryRecordComparator {

    private final GtidSetFactory gtids;

    HistoryOrder(Predicate<String> sources, GtidSetFactory gtids) {
        super(sources, gtids);
        this.gtids = gtids;
    }

    @Override
    public boolean isPositionAtOrBefore(Document recorded, Document desired) {
        return super.isPositionAtOrBefore(recorded, desired) && !isReadAgain(recorded, desired);
    }

    /** What a snapshot recorded describes the tables as its GTIDs left them, and is in no binlog. */
    private boolean isReadAgain(Document recorded, Document desired) {
        String before = getGtidSet(recorded);
        String offset = getGtidSet(desired);
        return before != null
                && offset != null
                && !isSnapshot(recorded)
                && gtids.createGtidSet(before).equals(gtids.createGtidSet(offset));
    }
}
