package io.twoway.source.resume;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import io.twoway.limit.Flow;
import io.twoway.limit.FlowLimits;
import io.twoway.source.config.Direction;
import io.twoway.source.config.TaskSettings;
import io.twoway.source.filter.OperationFilter;
import io.twoway.source.filter.RowFilter;
import io.twoway.source.load.ObjectChoice;
import io.twoway.source.resume.ResumeVerdict.BinlogPurged;
import io.twoway.source.resume.ResumeVerdict.BinlogReset;
import io.twoway.source.resume.ResumeVerdict.GtidModeChanged;
import io.twoway.source.resume.ResumeVerdict.OtherServer;
import io.twoway.source.resume.ResumeVerdict.Refused;
import io.twoway.source.resume.ResumeVerdict.TransactionsLost;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalMessageTest {

    private static final String EMPTY_WATERMARK =
            "UPDATE books.progress SET source_position = '' WHERE stream = 'stream-a';";

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new OtherServer("old-uuid"), "old-uuid", true),
                Arguments.of(new GtidModeChanged(true), "gtid_mode was ON, now it is not ON", true),
                Arguments.of(new BinlogReset("u:3-8"), "u:3-8", true),
                Arguments.of(new BinlogPurged("u:9-10"), "u:9-10", false),
                Arguments.of(new TransactionsLost("u:7-8"), "u:7-8", false));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void messageSaysWhereWhatAndHowToGoOn(Refused refused, String what, boolean emptiesWatermark) {
        String text = message(Direction.FORWARD).of(refused, "new-uuid");

        assertThat(text)
                .contains("Site a ", "db.example:3307", "new-uuid", what)
                .containsSubsequence(
                        "curl -X PUT $CONNECT/connectors/a-source/stop",
                        "curl -X DELETE $CONNECT/connectors/a-source/offsets",
                        "offset.recovery to false",
                        "snapshot.mode to no_data",
                        "curl -X PUT $CONNECT/connectors/a-source/resume",
                        "take offset.recovery out again");
        assertThat(text.contains(EMPTY_WATERMARK)).isEqualTo(emptiesWatermark);
    }

    @Test
    void reverseSourceNeedsNoOtherSnapshotMode() {
        assertThat(message(Direction.REVERSE).of(new BinlogPurged("u:9"), "new-uuid"))
                .doesNotContain("snapshot.mode");
    }

    @Test
    void serverWithoutAnyGtidGetsAStatementThatGivesItOne() {
        assertThat(message(Direction.FORWARD).ofEmptyHistory())
                .contains("gtid_executed is empty", "CREATE DATABASE IF NOT EXISTS `books`");
    }

    static RefusalMessage message(Direction direction) {
        TaskSettings settings = new TaskSettings(
                new SiteName("a"),
                direction,
                new BookkeepingDatabase("books"),
                "stream-a",
                Duration.ofSeconds(1),
                Duration.ofSeconds(20),
                Optional.empty(),
                Duration.ofHours(12),
                true,
                true,
                ObjectChoice.NOTHING,
                OperationFilter.parse(""),
                new RowFilter(List.of(), new BookkeepingDatabase("dts")),
                false,
                FlowLimits.none(Flow.LOAD),
                FlowLimits.none(Flow.CHANGES));
        return new RefusalMessage("a-source", "db.example:3307", settings);
    }
}
