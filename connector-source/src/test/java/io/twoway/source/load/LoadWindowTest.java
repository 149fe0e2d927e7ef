package io.twoway.source.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.Stamp;
import io.twoway.source.offset.BinlogPoint;
import io.twoway.source.stage.PassingEvent;
import io.twoway.source.stream.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class LoadWindowTest {

    private static final String UUID = "00000000-0000-0000-0000-00000000000a";
    private static final BinlogPoint FIRST = new BinlogPoint("binlog.000001", 100, UUID + ":1-100");
    private static final BinlogPoint SECOND = new BinlogPoint("binlog.000001", 200, UUID + ":1-200");

    private final LoadWindow window = new LoadWindow(new BookkeepingDatabase("dts"));

    @Test
    void whatTheSecondTryReadIsDroppedUntilTheStreamHasPassedIt() {
        window.resumeAt(streamingAfterTwoTries("shop.a"));

        assertThat(passes(Records.row(UUID + ":150", 1, 4))).isFalse();
        assertThat(noted()).containsKey(LoadState.OFFSET_KEY);
        assertThat(passes(Records.row(UUID + ":201", 1, 4))).isTrue();
        assertThat(noted()).doesNotContainKey(LoadState.OFFSET_KEY);
    }

    /** After a failover to a server that committed some of what was loaded later than what was not. */
    @Test
    void whatTheSecondTryReadIsDroppedAlsoBehindALaterTransaction() {
        window.resumeAt(streamingAfterTwoTries("shop.a"));

        assertThat(passes(after(UUID + ":1-140", Records.row(UUID + ":201", 1, 4))))
                .isTrue();
        assertThat(passes(after(UUID + ":1-140", Records.row(UUID + ":150", 1, 4))))
                .isFalse();
        assertThat(passes(after(UUID + ":1-201", Records.row(UUID + ":202", 1, 4))))
                .isTrue();
        assertThat(noted()).doesNotContainKey(LoadState.OFFSET_KEY);
    }

    @Test
    void whatWasInterruptedIsMarkedUntilTheStreamHasPassedIt() {
        window.resumeAt(streamingAfterTwoTries("shop.orders"));

        assertThat(isMarked(Records.row(UUID + ":150", 1, 4))).isTrue();
        assertThat(isMarked(Records.row(UUID + ":201", 1, 4))).isFalse();
    }

    @Test
    void bookkeepingRowsAlwaysPass() {
        window.resumeAt(streamingAfterTwoTries("shop.a"));

        assertThat(passes(Records.progress("u", "b", 7, UUID + ":150"))).isTrue();
    }

    @Test
    void theOffsetNamesTheTableThatIsBeingLoaded() {
        window.course().streamFrom(FIRST);
        window.course().begin(new LoadPlan(List.of(), List.of(), Map.of(), Set.of(), "digest"));

        assertThat(passes(Records.loaded("true"))).isTrue();
        assertThat(LoadState.of(noted()))
                .hasValue(new LoadState("digest", List.of(new LoadAttempt(FIRST, "")), "shop.orders"));
    }

    /** A kill may leave any part of a poll in the topic. */
    @Test
    void theFirstRowOfATableAndTheLastOfAllSayWhereToGoOn() {
        window.course().streamFrom(FIRST);
        window.course().begin(new LoadPlan(List.of(), List.of(), Map.of(), Set.of(), "digest"));

        assertThat(isPlace(inside(Records.loaded("true")))).isTrue();
        assertThat(isPlace(inside(Records.loaded("true")))).isFalse();
        assertThat(isPlace(Records.loaded("last"))).isTrue();
    }

    private boolean isPlace(SourceRecord row) {
        PassingEvent passing = Records.passing(row);
        window.take(passing);
        return passing.isPlace();
    }

    private static SourceRecord inside(SourceRecord row) {
        return new SourceRecord(
                row.sourcePartition(),
                Map.of("file", "binlog.000001", "pos", 100L, "snapshot", "INITIAL"),
                row.topic(),
                row.valueSchema(),
                row.value());
    }

    private static Map<String, Object> streamingAfterTwoTries(String interruptedIn) {
        LoadState state = new LoadState(
                "digest", List.of(new LoadAttempt(FIRST, ""), new LoadAttempt(SECOND, interruptedIn)), "shop.z");
        return Map.of("file", "binlog.000001", "pos", 100L, LoadState.OFFSET_KEY, state.encoded());
    }

    private Map<String, Object> noted() {
        Map<String, Object> offset = new HashMap<>();
        window.note(offset);
        return offset;
    }

    private static SourceRecord after(String gtids, SourceRecord row) {
        return new SourceRecord(
                row.sourcePartition(), Map.of("gtids", gtids), row.topic(), row.valueSchema(), row.value());
    }

    private boolean passes(SourceRecord record) {
        PassingEvent passing = Records.passing(record);
        window.take(passing);
        return passing.leaves();
    }

    private boolean isMarked(SourceRecord record) {
        window.take(Records.passing(record));
        return Stamp.isCatchUp(record.headers());
    }
}
