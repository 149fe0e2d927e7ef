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

    private static final String SERVER_ID = "server_id";
    private static final String FILE = "file";

    private final GtidSetFactory gtids;

    HistoryOrder(Predicate<String> sources, GtidSetFactory gtids) {
        super(sources, gtids);
        this.gtids = gtids;
    }

    @Override
    public boolean isPositionAtOrBefore(Document recorded, Document desired) {
        Document place = lacksServer(desired) ? onServerOf(recorded, desired) : desired;
        return super.isPositionAtOrBefore(recorded, place) && !isReadAgain(recorded, desired);
    }

    /** The offset of a snapshot does not name its server: Debezium would compare times, in whole seconds, then. */
    private boolean lacksServer(Document desired) {
        return getGtidSet(desired) == null && getServerId(desired) == 0;
    }

    /** A binlog of another name is another server's: a start was accepted there, and its snapshot has described all tables. */
    private Document onServerOf(Document recorded, Document desired) {
        boolean comparable = baseOf(recorded).equals(baseOf(desired));
        return comparable ? desired.clone().setNumber(SERVER_ID, getServerId(recorded)) : desired;
    }

    private static String baseOf(Document place) {
        String file = place.getString(FILE, "");
        return file.substring(0, Math.max(0, file.lastIndexOf('.')));
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
