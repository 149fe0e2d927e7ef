package io.twoway.source.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.Stamp;
import io.twoway.source.load.LoadReach.Part;
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
        window.course().begin(new LoadPlan(List.of(), List.of(), Map.of(), Set.of(), "digest"), 1);

        assertThat(passes(Records.loaded("true"))).isTrue();
        assertThat(LoadState.of(noted()))
                .hasValue(new LoadState("digest", List.of(new LoadAttempt(FIRST, "")), "shop.orders"));
    }

    /** A kill may leave any part of a poll in the topic. */
    @Test
    void theFirstRowOfATableAndTheLastOfAllSayWhereToGoOn() {
        window.course().streamFrom(FIRST);
        window.course().begin(new LoadPlan(List.of(), List.of(), Map.of(), Set.of(), "digest"), 1);

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

    @Test
    void theOffsetNamesEachTableThatIsOpenOrMayHaveBeenBegun() {
        beginReading(3, "a", "b", "c", "d", "e");

        take("a", "first_in_data_collection");
        take("d", "first_in_data_collection"); // b and c: their threads have sent nothing so far
        assertThat(reach()).isEqualTo(reach("d", "a", Part.OPEN, "b", Part.UNREAD, "c", Part.UNREAD));
        take("b", "first_in_data_collection");
        take("a", "last_in_data_collection");
        window.course().foundEmpty("shop.c");
        take("d", "last_in_data_collection");
        take("e", "true");
        assertThat(reach()).isEqualTo(reach("e", "b", Part.OPEN));
        take("b", "last_in_data_collection");
        assertThat(reach()).isEqualTo(reach("e"));
    }

    @Test
    void theNextTryReadsWhatIsOpenOrUnreadAndTakesOnlyTheFormerForRepeats() {
        beginReading(3, "a", "b", "c", "d", "e", "f");
        take("a", "last_in_data_collection");
        take("b", "true");
        take("e", "last_in_data_collection");
        Map<String, Object> stored = noted();
        stored.putAll(Map.of("snapshot", "INITIAL", "file", "binlog.000001", "pos", 100L, "gtids", FIRST.gtids()));

        window.resumeAt(stored);
        window.course().streamFrom(SECOND);
        window.course().begin(plan(), 1);

        assertThat(List.of("a", "b", "c", "d", "e", "f"))
                .filteredOn(table -> !window.course().isRead("shop." + table))
                .containsExactly("b", "c", "d", "f");
        LoadState second = window.course().state().orElseThrow();
        assertThat(second.standing("shop.b", UUID + ":150")).isEqualTo(LoadState.Standing.CATCH_UP);
        assertThat(second.standing("shop.c", UUID + ":150")).isEqualTo(LoadState.Standing.LOADED);
        assertThat(second.standing("shop.e", UUID + ":150")).isEqualTo(LoadState.Standing.LIVE);
        assertThat(second.standing("shop.f", UUID + ":150")).isEqualTo(LoadState.Standing.LOADED);
        take("b", "last_in_data_collection");
        take("d", "true"); // c is empty now
        assertThat(reach().open()).containsExactly("shop.d");
        assertThat(LoadState.of(noted()).orElseThrow().isBehind(second)).isTrue();
    }

    @Test
    void oneTableAtATimeIsWrittenAsEverSince() {
        beginReading(1, "a", "b", "c");
        take("a", "first_in_data_collection");
        take("c", "true");

        assertThat(noted().get(LoadState.OFFSET_KEY).toString()).doesNotContain("apart");
        assertThat(reach()).isEqualTo(reach("c"));
        take("c", "last");
        assertThat(noted().get(LoadState.OFFSET_KEY).toString()).doesNotContain("apart");
    }

    private void beginReading(int atOnce, String... tables) {
        window.course().streamFrom(FIRST);
        window.course().begin(plan(), atOnce);
        for (String table : tables) {
            window.course().reads("shop." + table);
        }
    }

    private static LoadPlan plan() {
        return new LoadPlan(List.of(), List.of(), Map.of(), Set.of("shop.c", "shop.e"), "digest");
    }

    private void take(String table, String mark) {
        window.take(Records.passing(Records.loaded(table, mark)));
    }

    private LoadReach reach() {
        return LoadState.of(noted()).orElseThrow().reach();
    }

    /** A reach with parts of tables of shop, given by turns. */
    private static LoadReach reach(String table, Object... parts) {
        Map<String, Part> apart = new HashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            apart.put("shop." + parts[i], (Part) parts[i + 1]);
        }
        return new LoadReach("shop." + table, apart);
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
