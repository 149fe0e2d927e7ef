package io.twoway.sink.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.store.bookkeeping.ProgressRepair;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StreamContinuityTest {

    private static final SiteName ORIGIN = new SiteName("a");
    private static final Arrival NEXT = new Arrival.Next();
    private static final Arrival KNOWN = new Arrival.Known();
    private static final Optional<StreamProgress> NO_ROW = Optional.empty();
    private static final Optional<StreamProgress> APPLIED = row(100, committedAt(99));
    private static final Optional<StreamProgress> SET_BY_HAND = row(100, 0);

    private static Stream<Arguments> firstRecords() {
        return Stream.of(
                Arguments.of("a new stream", NO_ROW, 0, NEXT),
                Arguments.of("a row that was lost", NO_ROW, 7, new Arrival.NoBeginning(origin(7))),
                Arguments.of("the last applied record", APPLIED, 99, KNOWN),
                Arguments.of("retention up to the progress", APPLIED, 100, NEXT),
                Arguments.of("retention of one record", APPLIED, 101, new Arrival.RecordsMissing(100, 101)),
                Arguments.of("retention of many records", APPLIED, 500, new Arrival.RecordsMissing(100, 500)),
                Arguments.of("a shorter topic", APPLIED, 0, new Arrival.WentBack(100, 0)),
                Arguments.of("where a person sent it", SET_BY_HAND, 100, NEXT),
                Arguments.of("before where a person sent it", SET_BY_HAND, 99, new Arrival.WentBack(100, 99)),
                Arguments.of("behind where a person sent it", SET_BY_HAND, 101, new Arrival.RecordsMissing(100, 101)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("firstRecords")
    void theFirstRecordShowsWhetherTheTopicIsTheOne(
            String situation, Optional<StreamProgress> progress, long offset, Arrival expected) {
        StreamContinuity continuity = new StreamContinuity(progress);

        assertThat(arrive(continuity, offset)).isEqualTo(expected);
        assertThat(continuity.isStarted()).isEqualTo(!(expected instanceof Arrival.Refused));
    }

    private static Stream<Arguments> laterRecords() {
        return Stream.of(
                Arguments.of(101, NEXT),
                Arguments.of(102, NEXT),
                Arguments.of(103, new Arrival.RecordsMissing(101, 103)),
                Arguments.of(100, new Arrival.WentBack(101, 100)),
                Arguments.of(0, new Arrival.WentBack(101, 0)));
    }

    @ParameterizedTest(name = "{0} after 100")
    @MethodSource("laterRecords")
    void laterRecordsFollowEachOtherWithRoomForAMarkerBetweenThem(long offset, Arrival expected) {
        assertThat(arrive(started(), offset)).isEqualTo(expected);
    }

    @Test
    void anotherCommitTimeOrSiteIsAnotherTopic() {
        ChangeOrigin otherTime = new ChangeOrigin("a", 0, 99, ORIGIN, committedAt(99) + 1, false);
        ChangeOrigin otherSite = new ChangeOrigin("a", 0, 99, new SiteName("c"), committedAt(99), false);

        assertThat(new StreamContinuity(APPLIED).arrive(99, Optional.empty(), () -> otherTime))
                .isEqualTo(new Arrival.Replaced(new Identity(ORIGIN, committedAt(99)), otherTime));
        assertThat(new StreamContinuity(APPLIED).arrive(99, Optional.empty(), () -> otherSite))
                .isInstanceOf(Arrival.Replaced.class);
    }

    @Test
    void theConsumerStartsAtTheLastAppliedRecordOrWhereAPersonSaysOrWhereItsGroupIs() {
        assertThat(StreamContinuity.startOffset(APPLIED)).isEqualTo(OptionalLong.of(99));
        assertThat(StreamContinuity.startOffset(SET_BY_HAND)).isEqualTo(OptionalLong.of(100));
        assertThat(StreamContinuity.startOffset(NO_ROW)).isEmpty();
    }

    private static Stream<Arguments> messages() {
        String update = "UPDATE `dts`.`progress` SET next_offset = %d, source_commit_ms = 0"
                + " WHERE stream = 'a' AND partition_id = 0;";
        return Stream.of(
                Arguments.of(new Arrival.RecordsMissing(100, 500), "100 to 499", update.formatted(500)),
                Arguments.of(new Arrival.RecordDropped(100, 101), "Record 100 of stream", update.formatted(101)),
                Arguments.of(new Arrival.WentBack(100, 3), "made anew", update.formatted(3)),
                Arguments.of(
                        new Arrival.Replaced(new Identity(ORIGIN, 5), origin(99)), "made anew", update.formatted(0)),
                Arguments.of(
                        new Arrival.NoBeginning(origin(7)),
                        "no progress row",
                        "INSERT INTO `dts`.`progress` (stream, partition_id, next_offset, source_position, origin_site,"
                                + " source_commit_ms) VALUES ('a', 0, 7, '', 'a', 0);"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aRefusalSaysWhatHappenedAndTheStatementToRun(Arrival.Refused refused, String what, String statement) {
        ProgressRepair repair = new ProgressRepair(new BookkeepingDatabase("dts"), new StreamId("a", 0));
        assertThat(refused.explain(repair)).contains(what, statement);
    }

    private static StreamContinuity started() {
        StreamContinuity continuity = new StreamContinuity(APPLIED);
        LongStream.rangeClosed(99, 100).forEach(offset -> arrive(continuity, offset));
        return continuity;
    }

    private static Arrival arrive(StreamContinuity continuity, long offset) {
        return continuity.arrive(offset, Optional.empty(), () -> origin(offset));
    }

    private static ChangeOrigin origin(long offset) {
        return new ChangeOrigin("a", 0, offset, ORIGIN, committedAt(offset), false);
    }

    private static long committedAt(long offset) {
        return 1_700_000_000_000L + offset;
    }

    private static Optional<StreamProgress> row(long next, long commitMillis) {
        return Optional.of(new StreamProgress(next, Watermark.START, ORIGIN, commitMillis));
    }
}
