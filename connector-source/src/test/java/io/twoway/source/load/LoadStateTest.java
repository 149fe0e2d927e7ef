package io.twoway.source.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.source.load.LoadState.Standing;
import io.twoway.source.offset.BinlogPoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadStateTest {

    private static final String UUID = "00000000-0000-0000-0000-00000000000a";
    private static final LoadState THREE_TRIES = new LoadState(
            "digest",
            List.of(
                    new LoadAttempt(at(100), ""),
                    new LoadAttempt(at(200), "shop.m"),
                    new LoadAttempt(at(300), "shop.p")),
            "shop.p");

    @ParameterizedTest
    @CsvSource({
        // read whole by the first try, whose place is the stream's beginning
        "shop.a, 101, LIVE",
        "shop.a, 250, LIVE",
        // begun by the first, read by the second
        "shop.m, 200, CATCH_UP",
        "shop.m, 201, LIVE",
        // read by the second
        "shop.n, 200, LOADED",
        "shop.n, 201, LIVE",
        // begun by the second, read by the third
        "shop.p, 300, CATCH_UP",
        "shop.p, 301, LIVE",
        // read by the third
        "shop.z, 300, LOADED",
        "shop.z, 301, LIVE"
    })
    void aChangeStandsByTheTryThatReadItsTable(String table, int transaction, Standing standing) {
        assertThat(THREE_TRIES.standing(table, UUID + ":" + transaction)).isEqualTo(standing);
    }

    @Test
    void theStreamHasPassedTheLoadBehindTheLastSnapshot() {
        assertThat(THREE_TRIES.isPassedBy(UUID + ":300", UUID + ":1-299")).isFalse();
        assertThat(THREE_TRIES.isPassedBy(UUID + ":301", UUID + ":1-300")).isTrue();
        assertThat(THREE_TRIES.isPassedBy("00000000-0000-0000-0000-00000000000b:1", UUID + ":1-300"))
                .isTrue();
    }

    @Test
    void serverThatCommitsInAnotherOrderHasPassedTheLoadWhenAllOfItWasRead() {
        assertThat(THREE_TRIES.isPassedBy(UUID + ":301", UUID + ":1-250:260-300"))
                .isFalse();
        assertThat(THREE_TRIES.standing("shop.z", UUID + ":301")).isEqualTo(Standing.LIVE);
        assertThat(THREE_TRIES.standing("shop.z", UUID + ":255")).isEqualTo(Standing.LOADED);
    }

    @ParameterizedTest
    @CsvSource({
        "binlog.000009, 999, true",
        "binlog.000010, 499, true",
        "binlog.000010, 500, false",
        "binlog.000011, 4, false",
        "binlog.1000000, 4, false"
    })
    void withoutGtidsThePlaceOfTheBeginningDecides(String file, long position, boolean covered) {
        BinlogPoint point = new BinlogPoint("binlog.000010", 500, "");

        assertThat(point.covers("file=" + file + ",pos=" + position)).isEqualTo(covered);
    }

    @Test
    void theOffsetKeepsEverything() {
        LoadState odd = THREE_TRIES.at(new LoadReach("sh\"op.\t,;\\é", Map.of()));

        assertThat(LoadState.of(Map.of(LoadState.OFFSET_KEY, odd.encoded()))).hasValue(odd);
        assertThat(LoadState.of(Map.of())).isEmpty();
    }

    @Test
    void aSecondTryPassesOverWhatWasReadAndStreamsFromTheFirstOnesPlace() {
        LoadCourse course = LoadCourse.after(interruptedIn("shop.m"));

        assertThat(course.streamFrom(at(200))).isEqualTo(new BinlogPoint("binlog.000001", 100, UUID + ":1-100"));
        course.begin(plan("digest", Set.of()), 1);
        assertThat(course.isRead("shop.a")).isTrue();
        assertThat(course.isRead("shop.m")).isFalse();
        assertThat(course.isRead("shop.z")).isFalse();
        assertThat(course.state().orElseThrow().attempts())
                .containsExactly(new LoadAttempt(at(100), ""), new LoadAttempt(at(200), "shop.m"));
    }

    @Test
    void aFirstTryReadsEverythingFromWhereItIs() {
        LoadCourse course = LoadCourse.fromTheBeginning();

        assertThat(course.streamFrom(at(100))).isEqualTo(at(100));
        assertThat(course.state()).isEmpty();
        course.begin(plan("digest", Set.of("shop.a")), 1);
        assertThat(course.isRead("shop.a")).isFalse();
        assertThat(course.state()).hasValue(new LoadState("digest", List.of(new LoadAttempt(at(100), "")), ""));
    }

    @Test
    void anOffsetOfAVersionThatReadOneTableAtATimeIsUnderstood() {
        String written =
                """
                {"structure":"digest","attempts":[{"snapshot":{"file":"b.1","position":100,"gtids":""},"firstTable":""},
                {"snapshot":{"file":"b.1","position":200,"gtids":""},"firstTable":"shop.m"}],"table":"shop.p"}""";
        Map<String, Object> offset =
                Map.of("snapshot", "INITIAL", "file", "b.1", "pos", 100L, LoadState.OFFSET_KEY, written);

        LoadState state = LoadState.of(offset).orElseThrow();

        assertThat(state.encoded()).isEqualTo(written.replace("\n", ""));
        assertThat(state.standing("shop.m", "file=b.1,pos=150")).isEqualTo(Standing.CATCH_UP);
        assertThat(LoadCourse.after(offset).isRead("shop.o")).isTrue();
        assertThat(LoadCourse.after(offset).isRead("shop.p")).isFalse();
    }

    @Test
    void aLoadHadComeFurtherInALaterTableInALaterTryOrAtItsEnd() {
        Map<String, Object> inM = interruptedIn("shop.m");
        Map<String, Object> ended = new HashMap<>(interruptedIn("shop.z"));
        ended.remove("snapshot");
        LoadState later = THREE_TRIES.at(new LoadReach("shop.a", Map.of()));

        assertThat(LoadCourse.isFurther(interruptedIn("shop.n"), inM)).isTrue();
        assertThat(LoadCourse.isFurther(inM, inM)).isFalse();
        assertThat(LoadCourse.isFurther(interruptedIn("shop.a"), inM)).isFalse();
        assertThat(LoadCourse.isFurther(inside(later), inM)).isTrue();
        assertThat(LoadCourse.isFurther(ended, inM)).isTrue();
        assertThat(LoadCourse.isFurther(interruptedIn("shop.n"), beforeTheFirstRow()))
                .isTrue();
        assertThat(LoadCourse.isFurther(beforeTheFirstRow(), inM)).isFalse();
    }

    /** Nothing but definitions was sent up to the stored offset; then the worker died, and the load began anew. */
    @Test
    void aLoadThatBeganAnewIsFurtherThanNoRowAtAll() {
        LoadState anew = new LoadState("digest", List.of(new LoadAttempt(at(110), "")), "shop.m");
        LoadState older = new LoadState("digest", List.of(new LoadAttempt(at(90), "")), "shop.m");

        assertThat(LoadCourse.isFurther(inside(anew), beforeTheFirstRow())).isTrue();
        assertThat(LoadCourse.isFurther(inside(older), beforeTheFirstRow())).isFalse();
    }

    /** The topic may still end with what a connector sent that was begun anew since. */
    @Test
    void anotherLoadIsNotFurther() {
        LoadState other = new LoadState("digest", List.of(new LoadAttempt(at(90), "")), "shop.z");

        assertThat(LoadCourse.isFurther(inside(other), interruptedIn("shop.m"))).isFalse();
    }

    @Test
    void anOffsetOutsideALoadContinuesNone() {
        Map<String, Object> streaming = Map.of("file", "binlog.000001", "pos", 4L);

        assertThat(LoadCourse.after(streaming).isRead("shop.a")).isFalse();
        assertThat(LoadCourse.after(streaming).streamFrom(at(200))).isEqualTo(at(200));
    }

    @Test
    void changedColumnsAndMissingKeysEndIt() {
        LoadCourse course = LoadCourse.after(interruptedIn("shop.m"));
        course.streamFrom(at(200));

        assertThatThrownBy(() -> course.begin(plan("other", Set.of()), 1))
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("shop.m", "columns", "Start anew");
        assertThatThrownBy(() -> course.begin(plan("digest", Set.of("shop.m")), 1))
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("shop.m", "no key", "Start anew");
    }

    private static Map<String, Object> interruptedIn(String table) {
        return inside(new LoadState("digest", List.of(new LoadAttempt(at(100), "")), table));
    }

    private static Map<String, Object> inside(LoadState state) {
        Map<String, Object> offset = new HashMap<>(beforeTheFirstRow());
        offset.put(LoadState.OFFSET_KEY, state.encoded());
        return offset;
    }

    private static Map<String, Object> beforeTheFirstRow() {
        return Map.of("snapshot", "INITIAL", "file", "binlog.000001", "pos", 100L, "gtids", UUID + ":1-100");
    }

    private static LoadPlan plan(String structure, Set<String> keyless) {
        return new LoadPlan(List.of(), List.of(), Map.of(), keyless, structure);
    }

    private static BinlogPoint at(int transactions) {
        return new BinlogPoint("binlog.000001", transactions, UUID + ":1-" + transactions);
    }
}
