package io.twoway.source.resume;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.connector.mysql.gtid.MySqlGtidSet;
import io.twoway.source.offset.ServerIdentity;
import io.twoway.source.resume.ResumeVerdict.BinlogPurged;
import io.twoway.source.resume.ResumeVerdict.BinlogReset;
import io.twoway.source.resume.ResumeVerdict.GtidModeChanged;
import io.twoway.source.resume.ResumeVerdict.OtherServer;
import io.twoway.source.resume.ResumeVerdict.Resumable;
import io.twoway.source.resume.ResumeVerdict.TransactionsLost;
import io.twoway.source.server.BinlogState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResumeJudgeTest {

    private static final String A = "aaaaaaaa-0000-0000-0000-000000000001";
    private static final String B = "bbbbbbbb-0000-0000-0000-000000000002";

    static Stream<Arguments> withGtids() {
        return Stream.of(
                Arguments.of(A, A + ":1-8", A + ":1-8", "", new Resumable()),
                Arguments.of(A, A + ":1-8", A + ":1-20", A + ":1-5", new Resumable()),
                Arguments.of(A, A + ":1-8", A + ":1-20", A + ":1-8", new Resumable()),
                Arguments.of(A, "", A + ":1-20", "", new Resumable()),
                Arguments.of(A, A + ":1-8", A + ":1-20", A + ":1-10", new BinlogPurged(A + ":9-10")),
                Arguments.of(A, "", A + ":1-20", A + ":1-2", new BinlogPurged(A + ":1-2")),
                Arguments.of(A, A + ":1-8", A + ":1-20," + B + ":1-3", B + ":1-3", new BinlogPurged(B + ":1-3")),
                Arguments.of(B, A + ":1-8", A + ":1-8," + B + ":1-3", "", new Resumable()),
                Arguments.of(B, A + ":1-8", A + ":1-6", "", new TransactionsLost(A + ":7-8")),
                Arguments.of(B, A + ":1-8", "", "", new TransactionsLost(A + ":1-8")),
                Arguments.of(B, A + ":1-8", A + ":1-6:8", A + ":1-2", new TransactionsLost(A + ":7-7")),
                Arguments.of(A, A + ":1-8", A + ":1-2", "", new BinlogReset(A + ":3-8")),
                Arguments.of(A, A + ":1-8", "", "", new BinlogReset(A + ":1-8")));
    }

    @ParameterizedTest(name = "server {0}, read {1}, executed {2}, purged {3}")
    @MethodSource("withGtids")
    void gtidsTellWhatIsMissing(String server, String read, String executed, String purged, ResumeVerdict verdict) {
        Map<String, Object> offset = offset("binlog.000001", 4L, A, true);
        offset.put("gtids", read);

        assertThat(judge(offset, state(server, true, executed, purged))).isEqualTo(verdict);
    }

    static Stream<Arguments> withoutGtids() {
        return Stream.of(
                Arguments.of(A, "binlog.000002", 157L, new Resumable()),
                Arguments.of(A, "binlog.000003", 900L, new Resumable()),
                Arguments.of(A, "binlog.000001", 900L, new BinlogPurged("binlog.000001")),
                Arguments.of(A, "binlog.000003", 901L, new BinlogReset("binlog.000003, position 901")),
                Arguments.of(A, "binlog.000004", 157L, new BinlogReset("binlog.000004, position 157")),
                Arguments.of(A, "binlog.1000000", 157L, new BinlogReset("binlog.1000000, position 157")),
                Arguments.of(B, "binlog.000002", 157L, new OtherServer(A)));
    }

    @ParameterizedTest(name = "server {0}, read until {1}, {2}")
    @MethodSource("withoutGtids")
    void filesTellWhatIsMissingWhereGtidsAreOff(String server, String file, long position, ResumeVerdict verdict) {
        assertThat(judge(offset(file, position, A, false), state(server, false, "", "")))
                .isEqualTo(verdict);
    }

    static Stream<Arguments> changedModes() {
        return Stream.of(
                Arguments.of(true, false, new GtidModeChanged(true)),
                Arguments.of(false, true, new GtidModeChanged(false)));
    }

    @ParameterizedTest(name = "GTIDs before {0}, now {1}")
    @MethodSource("changedModes")
    void otherKindOfPositionsIsRefused(boolean before, boolean now, ResumeVerdict verdict) {
        assertThat(judge(offset("binlog.000002", 157L, A, before), state(A, now, "", "")))
                .isEqualTo(verdict);
    }

    static Stream<Arguments> offsetsWithoutServer() {
        return Stream.of(
                Arguments.of(Map.of("file", "binlog.000002", "pos", 157L), false, new Resumable()),
                Arguments.of(
                        Map.of("file", "binlog.000002", "pos", 157L, "gtids", A + ":1"),
                        false,
                        new GtidModeChanged(true)),
                Arguments.of(Map.of("file", "binlog.000009", "pos", 4L, "snapshot", "initial"), true, new Resumable()));
    }

    @ParameterizedTest(name = "{0}, GTIDs {1}")
    @MethodSource("offsetsWithoutServer")
    void offsetOfAnOlderVersionOrInsideALoadIsJudgedByWhatItSays(
            Map<String, Object> offset, boolean gtids, ResumeVerdict verdict) {
        assertThat(judge(offset, state(A, gtids, "", ""))).isEqualTo(verdict);
    }

    private static ResumeVerdict judge(Map<String, Object> offset, BinlogState state) {
        return ResumeJudge.judge(StoredOffset.of(offset), state);
    }

    private static Map<String, Object> offset(String file, long position, String uuid, boolean gtids) {
        return new HashMap<>(Map.of("file", file, "pos", position, "twoway_server", uuid, "twoway_gtids", gtids));
    }

    /** A server that has the binlog files 2 and 3. */
    private static BinlogState state(String uuid, boolean gtids, String executed, String purged) {
        Map<String, Long> files = new LinkedHashMap<>();
        files.put("binlog.000002", 500L);
        files.put("binlog.000003", 900L);
        return new BinlogState(
                new ServerIdentity(uuid, gtids), new MySqlGtidSet(executed), new MySqlGtidSet(purged), files);
    }
}
