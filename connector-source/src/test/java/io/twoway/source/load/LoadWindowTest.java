package io.twoway.source.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.Stamp;
import io.twoway.event.CapturedEvent;
import io.twoway.source.offset.BinlogPoint;
import io.twoway.source.stream.Records;
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
        assertThat(window.addedTo(Map.of())).containsKey(LoadState.OFFSET_KEY);
        assertThat(passes(Records.row(UUID + ":201", 1, 4))).isTrue();
        assertThat(window.addedTo(Map.of())).doesNotContainKey(LoadState.OFFSET_KEY);
        assertThat(window.dropped()).isEqualTo(1);
    }

    /** After a failover to a server that committed some of what was loaded later than what was not. */
    @Test
    void whatTheSecondTryReadIsDroppedAlsoBehindALaterTransaction() {
        window.resumeAt(streamingAfterTwoTries("shop.a"));

        window.reach(Map.of("gtids", UUID + ":1-140"));
        assertThat(passes(Records.row(UUID + ":201", 1, 4))).isTrue();
        assertThat(passes(Records.row(UUID + ":150", 1, 4))).isFalse();
        window.reach(Map.of("gtids", UUID + ":1-201"));
        assertThat(passes(Records.row(UUID + ":202", 1, 4))).isTrue();
        assertThat(window.addedTo(Map.of())).doesNotContainKey(LoadState.OFFSET_KEY);
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

        assertThat(passes(Records.progress("u", "b", 7))).isTrue();
    }

    @Test
    void theOffsetNamesTheTableThatIsBeingLoaded() {
        window.course().streamFrom(FIRST);
        window.course().begin(new LoadPlan(List.of(), List.of(), Map.of(), Set.of(), "digest"));

        assertThat(passes(Records.loaded("true"))).isTrue();
        assertThat(LoadState.of(window.addedTo(Map.of())))
                .hasValue(new LoadState("digest", List.of(new LoadAttempt(FIRST, "")), "shop.orders"));
    }

    private static Map<String, Object> streamingAfterTwoTries(String interruptedIn) {
        LoadState state = new LoadState(
                "digest", List.of(new LoadAttempt(FIRST, ""), new LoadAttempt(SECOND, interruptedIn)), "shop.z");
        return Map.of("file", "binlog.000001", "pos", 100L, LoadState.OFFSET_KEY, state.encoded());
    }

    private boolean passes(SourceRecord record) {
        return window.passes(CapturedEvent.of(record));
    }

    private boolean isMarked(SourceRecord record) {
        window.mark(CapturedEvent.of(record), record.headers());
        return Stamp.isCatchUp(record.headers());
    }
}
