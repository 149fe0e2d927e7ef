package io.twoway.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.connector.mysql.gtid.MySqlGtidSetFactory;
import io.debezium.document.Document;
import org.junit.jupiter.api.Test;

class HistoryOrderTest {

    private static final String SERVER = "9ff8511f-e8f5-11f1-acc3-02fc00000001:";

    private final HistoryOrder order = new HistoryOrder(null, new MySqlGtidSetFactory());

    @Test
    void aStatementBehindWhichATransactionWasReadIsTakenUp() {
        assertThat(order.isPositionAtOrBefore(at("1-13", 900), at("1-14", 1000)))
                .isTrue();
        assertThat(order.isPositionAtOrBefore(at("1-13", 900), at("1-20", 1000)))
                .isTrue();
    }

    @Test
    void aStatementThatIsReadAgainIsNot() {
        assertThat(order.isPositionAtOrBefore(at("1-13", 900), at("1-13", 900))).isFalse();
        assertThat(order.isPositionAtOrBefore(at("1-13", 900), at("1-13", 1000)))
                .isFalse();
        assertThat(order.isPositionAtOrBefore(at("1-14", 900), at("1-13", 1000)))
                .isFalse();
    }

    @Test
    void whatASnapshotRecordedIsAlwaysTakenUp() {
        Document snapshot = at("1-13", 900).setBoolean("snapshot", true);
        assertThat(order.isPositionAtOrBefore(snapshot, at("1-13", 900))).isTrue();
    }

    @Test
    void withoutGtidsThePlaceInTheBinlogDecides() {
        assertThat(order.isPositionAtOrBefore(at(900), at(900))).isTrue();
        assertThat(order.isPositionAtOrBefore(at(901), at(900))).isFalse();
    }

    /** What a snapshot leaves as an offset names no server, and its time is in whole seconds. */
    @Test
    void withoutGtidsThePlaceDecidesAlsoWhereTheOffsetNamesNoServer() {
        Document snapshotsOffset = Document.create("file", "binlog.000001", "pos", 900, "ts_sec", 1_700_000_000);
        assertThat(order.isPositionAtOrBefore(at(901).setNumber("ts_sec", 1_700_000_000), snapshotsOffset))
                .isFalse();
        assertThat(order.isPositionAtOrBefore(at(899).setNumber("ts_sec", 1_700_000_000), snapshotsOffset))
                .isTrue();
        assertThat(order.isPositionAtOrBefore(
                        Document.create("file", "other.000009", "pos", 4, "server_id", 7, "ts_sec", 1_600_000_000),
                        snapshotsOffset))
                .isTrue();
    }

    private static Document at(String gtids, int position) {
        return at(position).setString("gtids", SERVER + gtids);
    }

    private static Document at(int position) {
        return Document.create("file", "binlog.000001", "pos", position, "server_id", 1);
    }
}
