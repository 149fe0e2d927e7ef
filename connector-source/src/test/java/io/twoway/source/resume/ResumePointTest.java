package io.twoway.source.resume;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.connector.mysql.gtid.MySqlGtidSet;
import io.twoway.source.config.Direction;
import io.twoway.source.load.LoadState;
import io.twoway.source.offset.ServerIdentity;
import io.twoway.source.server.BinlogState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** A start whose stored offset is older than what was sent. */
class ResumePointTest {

    private static final String A = "aaaaaaaa-0000-0000-0000-000000000001";

    private final StreamReach reach = new StreamReach();

    @Test
    void aLoadGoesOnInTheTableOfWhichRowsWereSentLast() {
        assertThat(startAt(loading(7, "shop.m"), loading(7, "shop.n"))).isEqualTo(loading(7, "shop.n"));
        assertThat(startAt(loading(7, "shop.m"), loading(7, "shop.m"))).isEqualTo(loading(7, "shop.m"));
        assertThat(startAt(inside(7), loading(8, "shop.m"))).isEqualTo(loading(8, "shop.m"));
    }

    @Test
    void aLoadThatWasSentToItsEndDoesNotBeginAgain() {
        assertThat(startAt(loading(7, "shop.m"), streaming(9))).isEqualTo(streaming(9));
        assertThat(startAt(inside(7), streaming(9))).isEqualTo(streaming(9));
    }

    /** A reverse source loads no rows: behind its end it would begin at the present, and skip what was written since. */
    @Test
    void aLoadWithoutRowsThatEndedWhereItBeganDoesNotBeginAgain() {
        assertThat(startAt(inside(7), streaming(7))).isEqualTo(streaming(7));
    }

    @Test
    void whatWasSentBeforeTheLoadBeganIsOfAnotherLife() {
        assertThat(startAt(inside(7), streaming(6))).isEqualTo(inside(7));
        assertThat(startAt(inside(7), loading(6, "shop.z"))).isEqualTo(inside(7));
        assertThat(startAt(loading(7, "shop.m"), loading(6, "shop.z"))).isEqualTo(loading(7, "shop.m"));
    }

    @Test
    void behindALoadTheStoredOffsetCounts() {
        assertThat(startAt(streaming(7), streaming(9))).isEqualTo(streaming(7));
    }

    private Map<String, Object> startAt(Map<String, Object> stored, Map<String, Object> sent) {
        reach.sent(List.of(new SourceRecord(Map.of(), sent, "a", Schema.STRING_SCHEMA, "value")));
        BinlogState server = new BinlogState(
                new ServerIdentity(A, true), new MySqlGtidSet(A + ":1-9"), new MySqlGtidSet(""), Map.of());
        ResumeCheck check = new ResumeCheck(server, RefusalMessageTest.message(Direction.FORWARD));
        return new ResumePoint(check, Optional.empty(), reach)
                .after(Optional.of(stored))
                .orElseThrow();
    }

    private static Map<String, Object> streaming(int last) {
        Map<String, Object> offset = new HashMap<>();
        offset.put("file", "binlog.000001");
        offset.put("pos", 100L + last);
        offset.put("gtids", A + ":1-" + last);
        offset.put("twoway_server", A);
        offset.put("twoway_gtids", true);
        return offset;
    }

    /** Before the first row. */
    private static Map<String, Object> inside(int last) {
        Map<String, Object> offset = streaming(last);
        offset.put("snapshot", "INITIAL");
        return offset;
    }

    private static Map<String, Object> loading(int last, String table) {
        Map<String, Object> offset = inside(last);
        offset.put(
                LoadState.OFFSET_KEY,
                "{\"structure\":\"digest\",\"attempts\":[{\"snapshot\":{\"file\":\"binlog.000001\",\"position\":"
                        + (100 + last) + ",\"gtids\":\"" + A + ":1-" + last
                        + "\"},\"firstTable\":\"\"}],\"table\":\"" + table + "\"}");
        return offset;
    }
}
