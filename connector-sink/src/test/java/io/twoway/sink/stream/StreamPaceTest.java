package io.twoway.sink.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.SiteName;
import io.twoway.limit.Flow;
import io.twoway.limit.FlowLimits;
import io.twoway.limit.Quantity;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.decode.StreamRecords;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import io.twoway.table.TableName;
import io.twoway.throttle.Throttle;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class StreamPaceTest {

    private static final ChangeOrigin ORIGIN = new ChangeOrigin("a", 0, 0, new SiteName("a"), 0, false);
    private static final TableName TABLE = new TableName("shop", "plain");

    private final SettableClock clock = new SettableClock();

    private StreamPace pace(Map<Quantity, Long> load, Map<Quantity, Long> changes) {
        return new StreamPace(
                throttle(new FlowLimits(Flow.LOAD, load)), throttle(new FlowLimits(Flow.CHANGES, changes)));
    }

    private Throttle throttle(FlowLimits limits) {
        return new Throttle(limits, () -> clock.millis() * 1_000_000, clock);
    }

    private static Work changes(int rows) {
        return works(new PlannedRow.Changed(ORIGIN, TABLE, new RowStep.Inserted(StreamRecords.row(1, 2))), rows);
    }

    private static Work added(int rows) {
        return works(new PlannedRow.Changed(ORIGIN, TABLE, new RowStep.Loaded(StreamRecords.row(1, 2))), rows);
    }

    private static Work loaded() {
        return works(new PlannedRow.Loaded(ORIGIN, TABLE, StreamRecords.row(1, 2)), 1);
    }

    private static Work works(PlannedRow row, int rows) {
        return new Work.Rows(Collections.nCopies(rows, row), 0, ORIGIN, Watermark.START);
    }

    private static Work heartbeat() {
        return new Work.Heartbeat(ORIGIN, Watermark.START);
    }

    /** Applies works as the stream does, until the time is over, and returns how many rows that were. */
    private long applyFor(Duration span, StreamPace pace, List<Work> always) {
        long end = clock.millis() + span.toMillis();
        long rows = 0;
        while (clock.millis() < end) {
            List<Work> next = pace.next(always);
            pace.passed(next);
            rows += next.stream().mapToLong(work -> work.plannedRows().size()).sum();
            clock.advance(next.isEmpty() ? rest(pace) : Duration.ofMillis(3));
        }
        return rows;
    }

    private static Duration rest(StreamPace pace) {
        return Duration.ofMillis(Math.max(1, pace.rest().toMillis()));
    }

    @Test
    void withoutLimitsAllThatIsReadyIsApplied() {
        List<Work> ready = List.of(changes(10_000), loaded(), heartbeat());

        assertThat(pace(Map.of(), Map.of()).next(ready)).isSameAs(ready);
    }

    @Test
    void tenSecondsOfSmallTransactionsAreWhatTheLimitSays() {
        StreamPace pace = pace(Map.of(), Map.of(Quantity.ROWS, 2_000L));
        List<Work> always = Collections.nCopies(5_000, changes(1));

        assertThat((double) applyFor(Duration.ofSeconds(10), pace, always))
                .isCloseTo(20_000, Percentage.withPercentage(5));
    }

    @Test
    void theBytesOfRowsAreLimitedToo() {
        StreamPace pace = pace(Map.of(), Map.of(Quantity.BYTES, 16_000L)); // two numbers a row
        List<Work> always = Collections.nCopies(5_000, changes(1));

        assertThat((double) applyFor(Duration.ofSeconds(10), pace, always))
                .isCloseTo(10_000, Percentage.withPercentage(5));
        assertThat(pace.hold())
                .hasValueSatisfying(hold -> assertThat(hold.limit()).isEqualTo("changes.max.bytes.per.second=16000"));
    }

    @Test
    void aTransactionLargerThanTheAllowanceIsAppliedWholeAndAlone() {
        StreamPace pace = pace(Map.of(), Map.of(Quantity.ROWS, 100L));
        clock.advance(Duration.ofSeconds(1));
        List<Work> ready = List.of(changes(1_000), changes(1));

        List<Work> next = pace.next(ready);
        assertThat(next).isEqualTo(ready.subList(0, 1));
        pace.passed(next);
        assertThat(pace.next(ready.subList(1, 2))).isEmpty();

        clock.advance(Duration.ofSeconds(9));
        assertThat(pace.next(ready.subList(1, 2))).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(pace.next(ready.subList(1, 2))).hasSize(1);
    }

    @Test
    void whatHasNoRowsPassesWhileItIsNext() {
        StreamPace pace = pace(Map.of(), Map.of(Quantity.ROWS, 100L));
        pace.passed(List.of(changes(1_000)));

        assertThat(pace.next(List.of(heartbeat(), heartbeat(), changes(1), heartbeat())))
                .hasSize(2);
        assertThat(pace.next(List.of(changes(1), heartbeat()))).isEmpty();
    }

    @Test
    void loadedRowsAndChangesHaveTheirOwnLimits() {
        StreamPace pace = pace(Map.of(Quantity.ROWS, 100L), Map.of());
        clock.advance(Duration.ofSeconds(1));

        assertThat(pace.next(Stream.concat(
                                Stream.of(changes(5_000)),
                                Stream.generate(StreamPaceTest::loaded).limit(50))
                        .toList()))
                .hasSize(1);
        assertThat(pace.next(Collections.nCopies(50, loaded()))).hasSize(10);
        pace.passed(List.of(added(1_000)));
        assertThat(pace.next(List.of(loaded()))).isEmpty();
        assertThat(pace.next(List.of(changes(5_000), loaded()))).hasSize(1);
        assertThat(pace.hold())
                .hasValueSatisfying(hold -> assertThat(hold.limit()).isEqualTo("load.max.rows.per.second=100"));
    }
}
